import sharp from 'sharp';
import { saveCategory, saveProduct } from '#app/catalog/index.server.ts';
import {
  NOTICE_TEMPLATES,
  type NoticeType,
  type SaveProductDraft,
  SaveProductInput,
} from '#app/catalog/index.ts';
import type { Ctx, Seller, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { storeImage } from '#app/files/index.server.ts';
import { openStore, saveMarket } from '#app/stores/index.server.ts';
import { type OpenStoreDraft, OpenStoreInput, SaveMarketInput } from '#app/stores/index.ts';
import { type Database, openDatabase } from '#db/client.server.ts';
import { users } from '#db/schema/identity.ts';
import { testDatabaseUrl } from './database.ts';

const NOW = new Date('2026-11-23T03:00:00Z');
let count = 0;
/** A word nobody else in this worker's database uses. */
export const fresh = (word: string): string => `${word}-${process.pid}-${++count}`;

let opened: Promise<Database> | undefined;
/** The system, in this worker's own database. */
export async function systemCtx(now = NOW): Promise<Ctx<System>> {
  opened ??= testDatabaseUrl().then((url) => openDatabase({ url, pool: 4 }));
  return { actor: { kind: 'system' }, now, db: (await opened).db, requestId: fresh('test') };
}

export async function aUser(ctx: Ctx): Promise<string> {
  const id = newId();
  const email = `${fresh('person')}@example.com`;
  await ctx.db.insert(users).values({ id, email, emailKey: email, name: '김시험', createdAt: ctx.now });
  return id;
}

const WEIGHTS = [1, 3, 7, 1, 3, 7, 1, 3, 5];
/** A number with a right check digit, different each time. */
function aBusinessNumber(): string {
  const body = String(100_000_000 + ((process.pid * 1000 + ++count) % 800_000_000));
  const digits = Array.from(body, Number);
  const carried = Math.floor(((digits[8] ?? 0) * 5) / 10);
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * (digits[at] ?? 0), carried);
  return `${body.slice(0, 3)}-${body.slice(3, 5)}-${body.slice(5)}${(10 - (sum % 10)) % 10}`;
}

export async function aMarket(ctx: Ctx<System>, name = fresh('시장')): Promise<string> {
  const slug = fresh('market');
  await saveMarket(ctx, SaveMarketInput.parse({ slug, name, district: '동구', intro: '시험 시장' }));
  return slug;
}

export async function aStore(
  ctx: Ctx<System>,
  over: Partial<OpenStoreDraft> = {},
): Promise<{ id: string; slug: string }> {
  const slug = over.slug ?? fresh('store');
  const id = await openStore(
    ctx,
    OpenStoreInput.parse({
      slug,
      name: `시험 상점 ${slug}`,
      storeType: 'general',
      district: '서구',
      intro: '시험 상점입니다.',
      emblem: '🍎',
      businessName: '시험 상회',
      representative: '홍길동',
      businessNumber: aBusinessNumber(),
      mailOrderNumber: '제2026-대전서구-0000호',
      address: '대전광역시 서구 예시로 1',
      phone: '042-000-0000',
      email: 'store@example.com',
      shippingFee: 3000,
      jejuSurcharge: 3000,
      islandSurcharge: 5000,
      feeBps: 300,
      ...over,
    }),
  );
  return { id, slug };
}

/** A seller who is a member of the store. */
export async function aSeller(ctx: Ctx<System>): Promise<Ctx<Seller>> {
  const userId = await aUser(ctx);
  const { id } = await aStore(ctx, { members: [{ userId, rank: 'owner' }] });
  return { ...ctx, actor: { kind: 'seller', userId, storeId: id } };
}

export async function aCategory(ctx: Ctx<System>, parentSlug: string | null = null): Promise<string> {
  const slug = fresh('category');
  await saveCategory(ctx, {
    slug,
    parentSlug,
    name: '시험',
    emblem: '🍎',
    position: 1,
    noticeType: 'fresh_food',
  });
  return slug;
}

export const aNotice = (type: NoticeType): Record<string, string> =>
  Object.fromEntries(NOTICE_TEMPLATES[type].fields.map(({ label }) => [label, `${label} 내용`]));

/** A picture whose pixels depend on the seed. */
export const aPhoto = (seed = ++count): Promise<Buffer> =>
  sharp({
    create: {
      width: 400,
      height: 400,
      channels: 3,
      background: { r: (seed * 53) % 256, g: (seed * 97) % 256, b: seed % 256 },
    },
  })
    .jpeg()
    .toBuffer();

let sharedImage: Promise<string> | undefined;
async function anImage(ctx: Ctx): Promise<string> {
  sharedImage ??= aPhoto(7).then(async (bytes) => (await storeImage(ctx, { bytes })).imageId);
  return sharedImage;
}

export async function aDraft(ctx: Ctx, over: Partial<SaveProductDraft> = {}): Promise<SaveProductDraft> {
  return {
    sellerCode: fresh('code'),
    kind: 'goods',
    categorySlug: 'set-me',
    noticeType: 'fresh_food',
    notice: aNotice('fresh_food'),
    name: '못난이 사과 3kg',
    summary: '속은 꿀이 찼어요',
    description: '새벽에 골라 담아요.',
    origin: '충남 예산군',
    taxType: 'tax_free',
    state: 'on_sale',
    variants: [{ sku: 'a', optionName: '', price: 9900, listPrice: 12000, stock: 10 }],
    images: [{ imageId: await anImage(ctx), alt: '사과 사진' }],
    ...over,
  };
}

export async function aProduct(
  ctx: Ctx<System>,
  storeId: string,
  over: Partial<SaveProductDraft>,
): Promise<string> {
  const saved = await saveProduct(ctx, storeId, SaveProductInput.parse(await aDraft(ctx, over)));
  return saved.productId;
}

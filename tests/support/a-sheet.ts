import { NOTICE_TEMPLATES, type NoticeType } from '#app/catalog/index.ts';
import type { Ctx, Seller, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { type FindImage, writeProductSheet } from '#app/listings/index.server.ts';
import { COLUMNS, KIND_WORDS, noticeColumn, type SheetRecord, TAX_WORDS } from '#app/listings/index.ts';
import { images } from '#db/schema/files.ts';
import { users } from '#db/schema/identity.ts';
import { storeMembers } from '#db/schema/stores.ts';

const C = COLUMNS;

/** A row that is right in every cell. */
export function aRow(changes: SheetRecord = {}): SheetRecord {
  return {
    [C.sellerCode]: 'A-1',
    [C.kind]: KIND_WORDS.goods,
    [C.category]: '과일·채소·쌀 > 과일',
    [C.name]: '아침 사과',
    [C.summary]: '아삭한 사과',
    [C.description]: '새벽에 땄습니다.',
    [C.price]: 12900,
    [C.listPrice]: 15900,
    [C.stock]: 10,
    [C.taxType]: TAX_WORDS.tax_free,
    [C.origin]: '국산(충남 예산)',
    [C.image]: 'apple.jpg',
    [C.imageAlt]: '빨간 사과',
    ...noticeOf('fresh_food'),
    ...changes,
  };
}

export const noticeOf = (type: NoticeType): SheetRecord =>
  Object.fromEntries(
    NOTICE_TEMPLATES[type].fields.map(({ label }) => [noticeColumn(label), `${label} 내용`]),
  );

export const aSheet = (rows: readonly SheetRecord[], types: readonly NoticeType[] = ['fresh_food']) =>
  writeProductSheet(rows, types);

/** Knows every picture but `missing.jpg`. */
export async function anImageShelf(ctx: Ctx<System>): Promise<FindImage> {
  const imageId = newId();
  await ctx.db
    .insert(images)
    .values({ id: imageId, sha256: imageId, width: 800, height: 800, createdAt: ctx.now });
  return async (name) => (name === 'missing.jpg' ? null : { imageId });
}

export async function aSeller(ctx: Ctx<System>, storeId: string): Promise<Ctx<Seller>> {
  const userId = newId();
  const email = `${userId}@example.test`;
  await ctx.db
    .insert(users)
    .values({ id: userId, email, emailKey: email, name: '박상점', createdAt: ctx.now });
  await ctx.db.insert(storeMembers).values({ userId, storeId, rank: 'owner' });
  return { ...ctx, actor: { kind: 'seller', userId, storeId } };
}

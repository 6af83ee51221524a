import type { Ctx, System } from '#app/core/ctx.ts';
import { kstDay } from '#app/core/kst.ts';
import accounts from '#app/identity/demo-accounts.json' with { type: 'json' };
import { createMember, listAddresses, type MemberDraft, saveAddress } from '#app/identity/index.server.ts';
import { AddressInput } from '#app/identity/index.ts';
import { openStore } from '#app/stores/index.server.ts';
import { OpenStoreInput } from '#app/stores/index.ts';
import { DEMO_STORES } from './all-stores.ts';
import { giveDemoCoupons } from './demo-coupons.server.ts';
import { giveDemoMoney } from './demo-currency.server.ts';
import { withFixedIds } from './fixed-ids.server.ts';
import { storeDraft } from './store-facts.ts';

type Account = Omit<MemberDraft, 'id'> & { key: string };

const ADDRESSES = [
  {
    label: '집',
    recipient: '김온통',
    phone: '010-0000-1234',
    postcode: '35242',
    address: '대전광역시 서구 예시로 100',
    detail: '101동 1001호',
    memo: '문 앞에 놓아주세요',
    isDefault: 'true',
  },
  {
    label: '회사',
    recipient: '김온통',
    phone: '010-0000-1234',
    postcode: '34126',
    address: '대전광역시 유성구 예시대로 20',
    detail: '3층 안내 데스크',
    memo: '배송 전 연락 주세요',
    isDefault: 'false',
  },
];

/**
 * The demo's people, one for each desk. Nobody has charged money: it comes only through a charge, and the payment
 * sandbox takes one in the browser. Coupons, the grant and the points are given today. Gives their ids by desk.
 */
export async function seedPeople(ctx: Ctx<System>, today: Date): Promise<Map<string, string>> {
  const people = new Map<string, string>();
  for (const account of accounts as readonly Account[]) {
    const { key, email, password, name, roles, totpSecret } = account;
    const userId = await withFixedIds(`member ${key}`, ctx.now, () =>
      createMember(ctx, {
        email,
        password,
        name,
        ...(roles && { roles }),
        ...(totpSecret && { totpSecret }),
        ...(key === 'shopper' && { verified: { birthday: kstDay('1990-05-20'), phone: '01000001234' } }),
      }),
    );
    if (key === 'shopper') {
      await saveAddresses(ctx, userId);
      await giveDemoMoney({ ...ctx, now: today }, userId);
    }
    await giveDemoCoupons({ ...ctx, now: today }, key, userId);
    people.set(key, userId);
  }
  return people;
}

async function saveAddresses(ctx: Ctx<System>, userId: string): Promise<void> {
  const shopper = { ...ctx, actor: { kind: 'shopper' as const, userId } };
  if ((await listAddresses(shopper)).length > 0) return;
  for (const address of ADDRESSES)
    await withFixedIds(`address ${address.label}`, ctx.now, () =>
      saveAddress(shopper, AddressInput.parse(address)),
    );
}

/** The seller's own store. */
export async function giveStore(ctx: Ctx<System>, userId: string): Promise<void> {
  const [own] = DEMO_STORES;
  if (!own) return;
  await openStore(ctx, OpenStoreInput.parse({ ...storeDraft(own, 1), members: [{ userId, rank: 'owner' }] }));
}

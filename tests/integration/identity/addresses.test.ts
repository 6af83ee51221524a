import { expect, test } from 'vitest';
import {
  findAddress,
  listAddresses,
  makeDefaultAddress,
  removeAddress,
  saveAddress,
} from '#app/identity/index.server.ts';
import { AddressInput } from '#app/identity/index.ts';
import { addresses } from '#db/schema/identity.ts';
import { aMember } from '#tests/support/a-member.ts';
import { systemCtx } from '#tests/support/a-shop.ts';

const input = (label: string, over: Record<string, string> = {}) =>
  AddressInput.parse({
    label,
    recipient: '홍길동',
    phone: '010-1234-5678',
    postcode: '35242',
    address: '대전광역시 서구 둔산로 100',
    detail: '101동 1001호',
    ...over,
  });

test('two first addresses at once leave one default', async () => {
  const ctx = await systemCtx();
  const member = await aMember(ctx);
  await Promise.all([saveAddress(member.ctx, input('집')), saveAddress(member.ctx, input('회사'))]);
  const saved = await listAddresses(member.ctx);
  expect(saved).toHaveLength(2);
  expect(saved.filter(({ isDefault }) => isDefault)).toHaveLength(1);
});

test('when the default is removed, another takes its place', async () => {
  const ctx = await systemCtx();
  const member = await aMember(ctx);
  const home = await saveAddress(member.ctx, input('집'));
  const work = await saveAddress(member.ctx, input('회사'));
  await makeDefaultAddress(member.ctx, work);
  await removeAddress(member.ctx, work);
  expect(await listAddresses(member.ctx)).toMatchObject([{ id: home, isDefault: true }]);
});

test("a stranger's address does not exist, whatever one wants with it", async () => {
  const ctx = await systemCtx();
  const [owner, stranger] = [await aMember(ctx), await aMember(ctx)];
  const addressId = await saveAddress(owner.ctx, input('집'));
  const notThere = { reason: { code: 'identity/no-such-address' } };
  expect(await findAddress(stranger.ctx, addressId)).toBeNull();
  await expect(removeAddress(stranger.ctx, addressId)).rejects.toMatchObject(notThere);
  await expect(makeDefaultAddress(stranger.ctx, addressId)).rejects.toMatchObject(notThere);
  await expect(saveAddress(stranger.ctx, { ...input('내 것'), addressId })).rejects.toMatchObject(notThere);
  expect(await findAddress(owner.ctx, addressId)).toMatchObject({ label: '집', isDefault: true });
});

test('name, phone and address stand nowhere readable', async () => {
  const ctx = await systemCtx();
  const member = await aMember(ctx);
  await saveAddress(member.ctx, input('집', { recipient: '비밀이름' }));
  const rows = JSON.stringify(await ctx.db.select().from(addresses));
  for (const word of ['비밀이름', '01012345678', '둔산로 100', '1001호']) expect(rows).not.toContain(word);
});

import { expect, test } from 'playwright/test';
import { aBrowserlessShopper, alertOf } from '#tests/support/a-browserless-shopper.ts';
import { aStore, aVariant } from '#tests/support/a-world.ts';
import { theMall } from '#tests/support/mall.ts';
import { expectCleanBooks } from '#tests/support/mall-controls.ts';
import { besideTheMall, unitsLeft } from '#tests/support/mall-goods.ts';

test.skip(({ isMobile }) => Boolean(isMobile), 'no browser takes part: once is enough');

test('fifty clients race for the last five units: exactly five orders', async () => {
  test.setTimeout(120_000);
  const mall = theMall();
  const { variantId, unitId } = await besideTheMall(mall, async (world) =>
    aVariant(world, await aStore(world), { stock: 5, name: '마지막 다섯 상자' }),
  );
  const guests = Array.from({ length: 50 }, () => aBrowserlessShopper(mall));
  const forms = await Promise.all(
    guests.map(async (guest) => {
      await guest.putInCart(variantId);
      return guest.fillCheckout({ guest: true });
    }),
  );

  const answers = await Promise.all(guests.map((guest, at) => guest.sendCheckout(forms[at] ?? {})));

  const placed = guests.flatMap((guest, at) => {
    const way = answers[at]?.location ?? '';
    return way.startsWith('/payments/') ? [{ guest, tossOrderId: way.slice('/payments/'.length) }] : [];
  });
  expect(placed).toHaveLength(5);
  const refused = answers.filter(({ location }) => location === null);
  expect(refused).toHaveLength(45);
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([409]));
  for (const answer of refused) expect(alertOf(answer)).toContain('‘마지막 다섯 상자’은(는) 품절되었습니다');

  for (const { guest, tossOrderId } of placed) {
    const back = await guest.comeBack(tossOrderId, await guest.authorise(tossOrderId));
    expect((await guest.get(`/orders/${guest.orderNumber(back)}`)).html).toContain('결제 완료');
  }
  expect(await unitsLeft(mall, unitId)).toEqual({ onHand: 0, held: 0 });
  await expectCleanBooks(mall);
});

import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { krw } from '#app/core/krw.ts';
import { couponSection } from '#app/http/coupon-view.ts';
import { applyCoupons, COUPON_FIELDS, funderText } from '#app/promotions/index.ts';
import { CouponSection } from '#app/ui/checkout/coupon-section.tsx';
import { aCoupon, anItem } from '#tests/support/a-coupon.ts';

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const used = aCoupon({ couponId: id(1), name: '큰 쿠폰', amount: krw(5000) });
const other = aCoupon({ couponId: id(2), name: '작은 쿠폰', amount: krw(1000) });
const short = aCoupon({ couponId: id(3), name: '모자란 쿠폰', level: 'store', minimumOrder: krw(20_000) });
const coupons = [short, other, used];
const lines = [anItem(15_000)];
const view = (mode: 'auto' | 'chosen', chosen: string[]) =>
  couponSection(mode, coupons, applyCoupons(lines, coupons, mode === 'auto' ? null : chosen));
const inputsOf = (html: string) => html.match(/<input[^>]*>/g) ?? [];

test('the used come first, then those that could be, then those that cannot, each with its reason', () => {
  expect(view('auto', []).rows).toMatchObject([
    { name: '큰 쿠폰', discount: 5000, reason: null, available: true },
    { name: '작은 쿠폰', discount: null, reason: '할인이 더 큰 쿠폰을 적용했어요', available: true },
    { name: '모자란 쿠폰', discount: null, reason: '최소주문금액 5,000원 부족', available: false },
  ]);
  expect(view('chosen', [id(2)]).rows).toMatchObject([
    { name: '작은 쿠폰', discount: 1000 },
    { name: '큰 쿠폰', discount: null, reason: null, available: true },
    { name: '모자란 쿠폰', available: false },
  ]);
});

test('the form says how and which, labelled, and has a button where there are no scripts', () => {
  const html = renderToStaticMarkup(
    <CouponSection
      view={view('chosen', [id(2)])}
      onPriceChange={() => undefined}
      error="다시 골라 주세요."
    />,
  );
  const [auto, chosen, ...boxes] = inputsOf(html);
  expect(auto).toMatch(/name="couponMode"(?!.*checked).*value="auto"/);
  expect(chosen).toMatch(/name="couponMode".*checked=""/);
  expect(
    boxes.map((box) => [/value="([^"]+)"/.exec(box)?.[1], /checked/.test(box), /disabled/.test(box)]),
  ).toEqual([
    [id(2), true, false],
    [id(1), false, false],
    [id(3), false, true],
  ]);
  for (const box of boxes) {
    expect(box).toContain('name="couponIds"');
    expect(html).toContain(`id="${/aria-describedby="([^"]+)"/.exec(box)?.[1]}"`);
  }
  expect(html).toMatch(/<noscript>.*name="intent".*value="quote".*쿠폰 적용/s);
  expect(html).toContain('다시 골라 주세요.');
});

test('one ticked coupon, several, or none are all understood', () => {
  const Form = z.object(COUPON_FIELDS);
  expect(Form.parse({})).toEqual({ couponMode: 'auto', couponIds: [] });
  expect(Form.parse({ couponMode: 'chosen', couponIds: id(1) }).couponIds).toEqual([id(1)]);
  expect(Form.parse({ couponIds: [id(1), id(2)] }).couponIds).toEqual([id(1), id(2)]);
  expect(Form.safeParse({ couponIds: ['x'] }).success).toBe(false);
});

test('who pays is said by share', () => {
  expect(funderText({ cityBps: 10_000, mallBps: 0, sellerBps: 0 })).toBe('대전광역시 전액');
  expect(funderText({ cityBps: 6000, mallBps: 0, sellerBps: 4000 })).toBe('대전광역시 60% · 판매자 40%');
});

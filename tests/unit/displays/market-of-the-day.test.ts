import { expect, test } from 'vitest';
import { kstDay } from '#app/core/kst.ts';
import { marketOfTheDay, SaveBannerInput, SaveSectionInput } from '#app/displays/index.ts';

const market = (id: string, marketDays: string | null = null, storeCount = 1) => ({
  id,
  marketDays,
  storeCount,
});

test.each([
  ['2026-11-04', '유성'],
  ['2026-11-09', '유성'],
  ['2026-11-14', '유성'],
  ['2026-11-29', '유성'],
  ['2026-11-01', '신탄진'],
  ['2026-11-26', '신탄진'],
])('on %s the five-day market is held in %s', (day, held) => {
  const markets = [market('중앙'), market('유성', '매월 4·9일'), market('신탄진', '매월 1·6일')];
  expect(marketOfTheDay(markets, kstDay(day))?.id).toBe(held);
});

test('on other days the markets that sell take turns, a day each', () => {
  const markets = [market('가'), market('나'), market('빈 시장', null, 0), market('다')];
  const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(kstDay);
  const held = days.map((day) => marketOfTheDay(markets, day)?.id);
  expect(new Set(held.slice(0, 3))).toEqual(new Set(['가', '나', '다']));
  expect(held[3]).toBe(held[0]);
  expect(marketOfTheDay([market('빈 시장', '매월 4·9일', 0)], kstDay('2026-11-04'))).toBeNull();
});

const BANNER = {
  title: '온통세일',
  lead: '1주년',
  action: '쿠폰 받기',
  path: '/coupons',
  emblem: '🎉',
  ground: 'warm',
  position: '0',
  beginsAt: '2026-11-23T09:00',
  endsAt: '',
};

test('a time is Seoul time, an empty end is no end', () => {
  const banner = SaveBannerInput.parse(BANNER);
  expect(banner.beginsAt.toISOString()).toBe('2026-11-23T00:00:00.000Z');
  expect(banner.endsAt).toBeNull();
});

test.each([
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  'javascript:alert(1)',
  '',
])('a banner cannot lead to %s', (path) => {
  expect(SaveBannerInput.safeParse({ ...BANNER, path }).success).toBe(false);
});

test('a banner cannot end before it begins', () => {
  const { error } = SaveBannerInput.safeParse({ ...BANNER, endsAt: '2026-11-23T08:59' });
  expect(error?.issues).toMatchObject([{ path: ['endsAt'], message: '끝나는 때는 시작보다 뒤여야 합니다.' }]);
});

const ONE = '0198c0de-0000-7000-8000-000000000001';
const SECTION = { title: '줄', source: 'picks', position: 1, beginsAt: '2026-11-23T09:00', endsAt: '' };

test('picks are read from ids and from addresses of product pages', () => {
  const two = ONE.replace(/1$/, '2');
  const { picks } = SaveSectionInput.parse({
    ...SECTION,
    picks: `${ONE}\n\nhttps://mall.example/products/${two}?from=home\n`,
  });
  expect(picks).toEqual([ONE, two]);
});

test.each([
  [`${ONE} ${ONE}`, '같은 상품이 두 번 있습니다.'],
  ['사과', '상품 주소나 상품 번호를 한 줄에 하나씩 입력해 주세요.'],
  ['', '보여 줄 상품을 하나 이상 골라 주세요.'],
])('picks like "%s" are refused beside their field', (picks, message) => {
  const { error } = SaveSectionInput.safeParse({ ...SECTION, picks });
  expect(error?.issues).toMatchObject([{ path: ['picks'], message }]);
});

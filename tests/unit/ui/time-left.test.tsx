import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { TimeLeft } from '#app/ui/payment/time-left.tsx';

const now = new Date('2026-11-23T03:00:00Z');
const shown = (ms: number) =>
  renderToStaticMarkup(<TimeLeft now={now} until={new Date(now.getTime() + ms)} />).replace(/<[^>]*>/g, '');

test.each([
  [14 * 60_000 + 1, '15분 남음'],
  [2 * 3_600_000 + 60_000, '2시간 1분 남음'],
  [72 * 3_600_000, '3일 0시간 남음'],
  [0, '시간이 지났어요'],
])('without scripts %i ms reads %s', (ms, text) => {
  expect(shown(ms)).toBe(text);
});

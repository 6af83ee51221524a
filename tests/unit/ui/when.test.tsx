import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { From, Until } from '#app/ui/when.tsx';

const textOf = (element: Parameters<typeof renderToStaticMarkup>[0]): string =>
  renderToStaticMarkup(element).replace(/<[^>]*>/g, '');

test('a period of whole days is said in days, its end as the end of its last day', () => {
  expect(textOf(<From at="2026-11-13T15:00:00Z" />)).toBe('2026.11.14(토)');
  expect(textOf(<Until at="2026-12-05T15:00:00Z" />)).toBe('2026.12.05(토) 밤 12시');
});

test('a period that begins or ends within a day keeps its hours', () => {
  expect(textOf(<From at="2026-11-13T15:30:00Z" />)).toBe('2026.11.14(토) 오전\u00a012:30');
  expect(textOf(<Until at="2026-12-05T14:00:00Z" />)).toBe('2026.12.05(토) 오후\u00a011:00');
});

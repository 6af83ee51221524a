import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { RemoveReview } from '#app/ui/review/remove-review.tsx';

vi.mock('@remix-run/react', () => ({
  Form: (props: ComponentProps<'form'>) => <form {...props} />,
  Link: 'a',
}));

test('what removes a review stands closed away behind a question, without scripts', () => {
  const html = renderToStaticMarkup(
    <RemoveReview review={{ id: 'r1', productName: '성심 보문산 메아리' }} />,
  );
  const [, before, inside, after] = /^(.*)<details class="[^"]*">(.*)<\/details>(.*)$/.exec(html) ?? [];
  expect([before, after]).toEqual(['', '']);
  const [summary = '', asked = ''] = (inside ?? '').split('</summary>');
  expect(summary).toMatch(/^<summary/);
  expect(summary).toContain('성심 보문산 메아리');
  expect(summary).not.toContain('<button');
  const label = /aria-labelledby="([^"]+)"/.exec(asked)?.[1];
  expect(asked).toMatch(new RegExp(`id="${label}"[^>]*>.*이 리뷰를 지울까요\\?`));
  expect(asked).toMatch(/<form method="post"/);
  expect(asked).toContain('name="reviewId" value="r1"');
  expect(asked).toMatch(/<button[^>]*name="intent"[^>]*value="remove"/);
});

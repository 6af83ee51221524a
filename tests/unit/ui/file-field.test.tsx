import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FileField } from '#app/ui/file-field.tsx';

test('a file is chosen by a label in Korean, which needs no script, and the field can be reached by key', () => {
  const html = renderToStaticMarkup(
    <FileField label="상품 엑셀 파일" name="file" accept=".xlsx" hint="한 개" required />,
  );
  const input = /<input[^>]*>/.exec(html)?.[0] ?? '';
  const id = / id="([^"]+)"/.exec(input)?.[1];
  expect(html).toMatch(new RegExp(`<label for="${id}"[^>]*>파일 고르기</label>`));
  expect(html).toContain(`<span id="${id}-label" class="text-sm font-semibold">상품 엑셀 파일</span>`);
  expect(input).toContain(`aria-labelledby="${id}-label"`);
  // Out of sight, not out of reach: `hidden` would take it from the keyboard and from the browser's own check.
  expect(input).toContain('class="sr-only"');
  expect(input).toContain('required=""');
  expect(html).toContain('has-focus-visible:outline-3');
  expect(html).not.toContain('고른 파일이 없어요');
});

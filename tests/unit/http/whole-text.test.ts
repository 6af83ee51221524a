import { text } from 'node:stream/consumers';
import { createElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { expect, test } from 'vitest';
import { withoutNulls } from '#app/http/web/whole-text.server.ts';

const LETTERS = '가나다라마바사아자차카타파하';

test('a long Korean page arrives as it was written', async () => {
  const lines = Array.from({ length: 400 }, (_, at) => `${'a'.repeat(at % 3)}${LETTERS}`);
  const list = createElement(
    'ul',
    null,
    lines.map((line, at) => createElement('li', { key: at, title: line }, line)),
  );
  const body = withoutNulls();
  renderToPipeableStream(list).pipe(body);
  const page = await text(body);
  expect(page).toBe(`<ul>${lines.map((line) => `<li title="${line}">${line}</li>`).join('')}</ul>`);
});

import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { createElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { wholeText } from '#app/http/web/whole-text.server.ts';

const LETTERS = '가나다라마바사아자차카타파하';

test('a long Korean page arrives as it was written', async () => {
  const lines = Array.from({ length: 400 }, (_, at) => `${'a'.repeat(at % 3)}${LETTERS}`);
  const list = createElement(
    'ul',
    null,
    lines.map((line, at) => createElement('li', { key: at, title: line }, line)),
  );
  const body = wholeText();
  renderToPipeableStream(list).pipe(body);
  const page = await text(body);
  expect(page).toBe(`<ul>${lines.map((line) => `<li title="${line}">${line}</li>`).join('')}</ul>`);
});

test('what is written in one go leaves in one piece; what comes later is not waited for', async () => {
  const body = wholeText();
  const pieces: string[] = [];
  body.on('data', (piece: Buffer) => pieces.push(piece.toString()));
  body.write('<ul>');
  body.write('<li>');
  await vi.waitFor(() => expect(pieces).toEqual(['<ul><li>']));
  body.write('</li>');
  body.end('</ul>');
  await finished(body);
  expect(pieces).toEqual(['<ul><li>', '</li></ul>']);
});

import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillPacked, packPieces } from '#app/http/edge/packed-page.server.ts';
import { cutPage, fillPage } from '#app/http/edge/page-template.ts';

test('a packed page, unpacked, is the page with that visitor’s words', () => {
  const word = fc.stringMatching(/^[a-z0-9]{8}$/);
  const part = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('N', 'R', '오늘 시장에서 왔어요'));
  fc.assert(
    fc.property(word, word, word, fc.array(part), (n, r, other, parts) => {
      const page = parts.map((text) => (text === 'N' ? n : text === 'R' ? r : text)).join('');
      const template = cutPage(Buffer.from(page), [n, r]);
      const packed = packPieces(template);
      for (const words of [
        [n, r],
        [other, ''],
      ])
        expect(gunzipSync(fillPacked(template, packed, words))).toEqual(fillPage(template, words));
    }),
  );
});

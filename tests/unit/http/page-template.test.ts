import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutPage, fillPage } from '#app/http/edge/page-template.ts';

test('a page filled with the words it was cut by is the page', () => {
  const word = fc.stringMatching(/^[a-z0-9]{8}$/);
  fc.assert(
    fc.property(word, word, fc.array(fc.oneof(fc.string(), fc.constantFrom('N', 'R'))), (n, r, parts) => {
      const page = parts.map((part) => (part === 'N' ? n : part === 'R' ? r : part)).join('');
      expect(fillPage(cutPage(Buffer.from(page), [n, r]), [n, r]).toString()).toBe(page);
    }),
  );
});

test('another visitor gets their own words and none of the first one', () => {
  const page = Buffer.from('<script nonce="first-nonce">"id-1"</script>가<style nonce="first-nonce">');
  const filled = fillPage(cutPage(page, ['first-nonce', 'id-1']), ['second', 'id-2']).toString();
  expect(filled).toBe('<script nonce="second">"id-2"</script>가<style nonce="second">');
});

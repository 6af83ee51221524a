import { expect, test } from 'vitest';
import { areaOf, maskedUrl } from '#app/http/edge/masked-url.ts';

test.each([
  ['/', '/'],
  ['/search?q=010-1234-5678&page=2', '/search?q=[hidden]&page=2'],
  [
    '/checkout/return?paymentKey=abc&orderId=1&amount=100',
    '/checkout/return?paymentKey=[hidden]&orderId=[hidden]&amount=[hidden]',
  ],
  ['/gifts/s3cr3t-token', '/gifts/[hidden]'],
  ['/gifts/s3cr3t-token.data?_routes=x', '/gifts/[hidden].data?_routes=x'],
])('%s is logged as %s', (url, shown) => {
  expect(maskedUrl(url)).toBe(shown);
});

test('a metric label never grows with the number of pages', () => {
  expect(areaOf('/products/01a2095e-42c3')).toBe('products');
  expect(areaOf('/_root.data')).toBe('home');
  expect(areaOf('/made-up-by-a-robot')).toBe('other');
});

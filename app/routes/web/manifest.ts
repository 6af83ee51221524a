import type { LoaderFunctionArgs } from '@remix-run/node';
import { paths } from '#app/http/paths.ts';
import { streamedText } from '#app/http/web/streamed.server.ts';

const MANIFEST = {
  id: '/',
  name: '온통대전몰',
  short_name: '온통대전몰',
  description: '대전의 시장과 마을 상품을 온통대전과 카드로 나눠 내고 사는 쇼핑몰',
  lang: 'ko',
  dir: 'ltr',
  start_url: paths.home(),
  scope: '/',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#ffffff',
  categories: ['shopping', 'food'],
  icons: [
    { src: '/icons/192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  shortcuts: [
    { name: '내 지갑', url: paths.wallet() },
    { name: '장바구니', url: paths.cart() },
    { name: '주문 내역', url: paths.orders() },
  ],
};

export const loader = ({ context }: LoaderFunctionArgs) =>
  streamedText([JSON.stringify(MANIFEST)], 'application/manifest+json', context);

import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { sellerCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { findUser } from '#app/identity/index.server.ts';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import type { FrameHandle } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const handle: FrameHandle = { frame: 'bare' };

const LINKS = [
  { to: paths.seller.home(), text: '내 상점', end: true },
  { to: paths.seller.products(), text: '상품 관리' },
  { to: paths.seller.store(), text: '상점 정보' },
  { to: paths.sellerImport(), text: '상품 엑셀 등록' },
  { to: paths.seller.testbed(), text: '테스트베드' },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await sellerCtx(request);
  return { who: (await findUser(ctx, ctx.actor.userId))?.name ?? '' };
}

export default function SellerLayout() {
  const { who } = useLoaderData<typeof loader>();
  return (
    <DeskFrame title="판매자센터" home={paths.seller.home()} who={`${who} 님`} links={LINKS}>
      <Outlet />
    </DeskFrame>
  );
}

export const ErrorBoundary = RouteError;

import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { operatorCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { findUser } from '#app/identity/index.server.ts';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import type { FrameHandle } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const handle: FrameHandle = { frame: 'bare' };

const LINKS = [
  { to: paths.operator.home(), text: '현황', end: true },
  { to: paths.operator.products(), text: '상품 검수' },
  { to: paths.operator.payments(), text: '결제 점검' },
  { to: paths.operator.displays(), text: '진열·행사' },
  { to: paths.operator.testbed(), text: '테스트베드 심사' },
  { to: paths.operator.audit(), text: '감사 기록' },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await operatorCtx(request);
  return { who: (await findUser(ctx, ctx.actor.userId))?.name ?? '' };
}

export default function OperatorLayout() {
  const { who } = useLoaderData<typeof loader>();
  return (
    <DeskFrame title="운영 데스크" home={paths.operator.home()} who={`${who} 님`} links={LINKS}>
      <Outlet />
    </DeskFrame>
  );
}

export const ErrorBoundary = RouteError;

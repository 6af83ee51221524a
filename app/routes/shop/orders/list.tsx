import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { listOrders } from '#app/orders/index.server.ts';
import { LINE_STATE_LABEL, ORDER_STATE_LABEL } from '#app/orders/index.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Badge, Empty } from '#app/ui/feedback.tsx';
import { MoreLink } from '#app/ui/lists.tsx';
import { Won } from '#app/ui/money.tsx';
import { Page } from '#app/ui/page.tsx';
import { Picture } from '#app/ui/picture.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { Instant } from '#app/ui/when.tsx';

const PAGE = 20;
export const meta: MetaFunction = () => [{ title: '주문 내역 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  if (ctx.actor.kind === 'visitor') throw redirect(paths.guestOrderLookup());
  const cursor = new URL(request.url).searchParams.get('cursor');
  return { page: await listOrders(ctx, { cursor, limit: PAGE }), guest: ctx.actor.kind === 'guest' };
}

export default function OrdersPage() {
  const { page, guest } = useLoaderData<typeof loader>();
  return (
    <Page title="주문 내역" lead={guest ? '이 브라우저에서 주문한 비회원 주문이에요.' : undefined} narrow>
      {page.rows.length === 0 ? (
        <Empty
          emoji="📦"
          title="아직 주문이 없어요"
          action={<LinkButton to={paths.home()}>상품 둘러보기</LinkButton>}
        />
      ) : (
        <ul className="grid gap-3">
          {page.rows.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </ul>
      )}
      <MoreLink to={page.next && paths.orders({ cursor: page.next })} />
      {guest && (
        <p className="mt-8 text-center text-sm">
          <Link to={paths.guestOrderLookup()} className="underline">
            다른 브라우저에서 주문한 내역 찾기
          </Link>
        </p>
      )}
    </Page>
  );
}

type Row = Awaited<ReturnType<typeof loader>>['page']['rows'][number];

function OrderRow({ order }: { order: Row }) {
  const [first] = order.lines;
  const kept = order.lines.find((line) => line.state !== 'cancelled');
  const label =
    order.state === 'paid' && first
      ? LINE_STATE_LABEL[(kept ?? first).state]
      : ORDER_STATE_LABEL[order.state];
  return (
    <li>
      <Link
        to={paths.order(order.number)}
        className="grid grid-cols-[4.5rem_1fr] gap-3 rounded-panel border border-line p-4 hover:border-ink-2"
      >
        <div className="self-start overflow-hidden rounded-card">
          {first?.imageId && <Picture imageId={first.imageId} alt="" sizes="4.5rem" />}
        </div>
        <div className="min-w-0 text-sm">
          <p className="flex flex-wrap items-center justify-between gap-2">
            <Badge tone={order.state === 'paid' && kept ? 'teal' : 'plain'}>{label}</Badge>
            <span className="text-xs text-ink-2">
              <Instant at={order.placedAt} />
            </span>
          </p>
          <p className="mt-1 font-semibold">
            {first?.name}
            {order.lines.length > 1 && ` 외 ${order.lines.length - 1}건`}
          </p>
          <p className="flex justify-between">
            <span className="text-xs text-ink-2">{order.number}</span>
            <strong>
              <Won amount={order.total} />
            </strong>
          </p>
        </div>
      </Link>
    </li>
  );
}

export const ErrorBoundary = RouteError;

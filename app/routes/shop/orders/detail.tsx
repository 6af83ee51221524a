import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { formatPhone } from '#app/core/phone.ts';
import { anyCtx, shopperCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { type OrderPageView, orderView } from '#app/http/order-view.server.ts';
import { paths } from '#app/http/paths.ts';
import { notFound, redirectWithToast } from '#app/http/respond.server.ts';
import { confirmPurchase } from '#app/orders/index.server.ts';
import { ORDER_STATE_LABEL } from '#app/orders/index.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Badge, Notice } from '#app/ui/feedback.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { Facts } from '#app/ui/lists.tsx';
import { DepositGuide } from '#app/ui/order/deposit.tsx';
import { Receipts } from '#app/ui/order/receipts.tsx';
import { RefundPromise } from '#app/ui/order/refund-promise.tsx';
import { Refunds } from '#app/ui/order/refunds.tsx';
import { StoreOrder } from '#app/ui/order/store-order.tsx';
import { Benefits, Tenders } from '#app/ui/order/tenders.tsx';
import { Tickets } from '#app/ui/order/tickets.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { TimeLeft } from '#app/ui/payment/time-left.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { Instant } from '#app/ui/when.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `주문 ${data.order.number}` : '찾는 주문이 없어요'} · 온통대전몰` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  return { order: (await orderView(ctx, params.number ?? '')) ?? notFound() };
}

const ConfirmInput = z.object({
  lineId: z.union([z.literal('all').transform(() => null), z.uuid()]),
});

/** 구매 확정 of one line, or of all that can be. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await shopperCtx(request);
  const form = await readForm(request, ConfirmInput);
  if (!form.ok) return form.answer;
  const number = params.number ?? '';
  return attempt(form.values, async () => {
    await confirmPurchase(ctx, { number, ...form.value });
    return redirectWithToast(paths.order(number), '구매를 확정했습니다. 받은 혜택을 확인해 보세요.');
  });
}

export default function OrderPage() {
  const { order } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const several = order.cancellable.length > 1;
  return (
    <Page
      title={`주문 ${order.number}`}
      lead={
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone={order.state === 'paid' ? 'teal' : 'plain'}>{ORDER_STATE_LABEL[order.state]}</Badge>
          <span>
            <Instant at={order.placedAt} /> 주문
          </span>
        </span>
      }
      crumbs={[{ to: paths.orders(), text: '주문 내역' }]}
    >
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start lg:gap-8">
        <div className="grid min-w-0 gap-4">
          <FormAlert problem={problem} />
          {order.external?.deposit && (
            <DepositGuide external={order.external} deposit={order.external.deposit} now={order.now} />
          )}
          {order.refundAccount.asked && (
            <Notice tone="warning" title="환불 계좌를 알려 주세요">
              <p>입금하신 금액은 계좌로 돌려드려요. 알려 주시면 바로 환불을 보내요.</p>
              <div className="mt-3">
                <LinkButton to={paths.refundAccount(order.number)} size="small">
                  환불 계좌 적기
                </LinkButton>
              </div>
            </Notice>
          )}
          {order.state === 'awaiting_payment' && order.external && !order.external.deposit && (
            <Unpaid external={order.external} now={order.now} />
          )}
          {order.tickets.length > 0 && <Tickets tickets={order.tickets} />}
          {order.stores.map((store) => (
            <StoreOrder
              key={store.id}
              store={store}
              number={order.number}
              cancellable={order.cancellable.includes(store.id)}
              confirmable={order.confirmable}
              reviews={{ lineIds: order.reviewable, to: paths.myReviews({ order: order.id }) }}
            />
          ))}
          {order.delivery && (
            <Panel title="받는 곳">
              <Facts
                short
                facts={[
                  {
                    label: '받는 분',
                    value: (
                      <>
                        {order.delivery.recipient} ·{' '}
                        <span className="whitespace-nowrap">{formatPhone(order.delivery.phone)}</span>
                      </>
                    ),
                  },
                  {
                    label: '주소',
                    value: `[${order.delivery.postcode}] ${order.delivery.address} ${order.delivery.detail}`,
                  },
                  ...(order.delivery.memo ? [{ label: '배송 메모', value: order.delivery.memo }] : []),
                ]}
              />
            </Panel>
          )}
        </div>
        <div className="grid min-w-0 gap-4">
          <Tenders order={order} />
          {!order.isGuest && <Benefits order={order} />}
          {order.receipts.length > 0 && <Receipts receipts={order.receipts} />}
          {order.refunds.length > 0 && <Refunds refunds={order.refunds} />}
          {order.promise && (
            <Panel title="환불 약속">
              <RefundPromise promise={order.promise} />
            </Panel>
          )}
          {several && (
            <LinkButton to={paths.orderCancel(order.number, 'all')} look="quiet" wide>
              전체 취소하기
            </LinkButton>
          )}
          <p className="text-xs text-ink-2">
            온통대전몰은 통신판매중개자이며 통신판매의 당사자가 아닙니다. 상품·거래에 관한 책임은 판매자에게
            있습니다.
          </p>
        </div>
      </div>
    </Page>
  );
}

function Unpaid({ external, now }: { external: NonNullable<OrderPageView['external']>; now: Date }) {
  if (external.state !== 'ready')
    return (
      <Notice tone="info" title="결제 결과를 확인하고 있어요">
        보통 1분 안에 끝나요. 두 번 결제되지 않으니 기다려 주세요.
      </Notice>
    );
  return (
    <Notice tone="warning" title="아직 결제하지 않은 주문이에요">
      <p>
        <TimeLeft until={external.expiresAt} now={now} /> · <Instant at={external.expiresAt} />
        까지 상품과 지갑 금액을 보관하고 있어요.
      </p>
      <div className="mt-3">
        <LinkButton to={paths.payment(external.tossOrderId)} size="small">
          이어서 결제하기
        </LinkButton>
      </div>
    </Notice>
  );
}

export const ErrorBoundary = RouteError;

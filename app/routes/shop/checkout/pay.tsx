import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ownPayment } from '#app/http/own-payment.server.ts';
import { paths } from '#app/http/paths.ts';
import { paymentWindow } from '#app/payments/index.server.ts';
import { isPaymentMethod, METHOD_FACTS } from '#app/payments/index.ts';
import { Won } from '#app/ui/money.tsx';
import { Page } from '#app/ui/page.tsx';
import { OpenWindow } from '#app/ui/payment/open-window.tsx';
import { TimeLeft } from '#app/ui/payment/time-left.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { Instant } from '#app/ui/when.tsx';

export const meta: MetaFunction = () => [{ title: '결제 · 온통대전몰' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, attempt, number } = await ownPayment(request, params.tossOrderId);
  if (attempt.state === 'failed' || attempt.state === 'expired')
    throw redirect(paths.paymentFail(attempt.tossOrderId));
  if (attempt.state !== 'ready') throw redirect(number ? paths.order(number) : paths.wallet());
  const method = isPaymentMethod(attempt.method) ? attempt.method : 'card';
  return {
    tossOrderId: attempt.tossOrderId,
    orderName: attempt.orderName,
    amount: attempt.amount,
    taxFree: attempt.taxFree,
    expiresAt: attempt.expiresAt,
    now: ctx.now,
    instalmentMonths: attempt.instalmentMonths,
    escrow: attempt.escrow,
    method,
    methodLabel: METHOD_FACTS[method].label,
    window: paymentWindow(),
    back: number ? paths.paymentFail(attempt.tossOrderId) : paths.walletCharge(),
  };
}

export default function PayPage() {
  const payment = useLoaderData<typeof loader>();
  return (
    <Page title="결제하기" narrow>
      <div
        data-toss-order-id={payment.tossOrderId}
        className="grid gap-5 rounded-panel border border-line p-6 text-center"
      >
        <p className="text-sm text-ink-2">{payment.orderName}</p>
        <p className="text-3xl font-heavy">
          <Won amount={payment.amount} />
        </p>
        <OpenWindow payment={payment} />
        <p className="text-xs text-ink-2">
          <TimeLeft until={payment.expiresAt} now={payment.now} /> · <Instant at={payment.expiresAt} />
          까지 결제하지 않으면 담아 둔 상품과 지갑 금액이 풀립니다.
        </p>
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;

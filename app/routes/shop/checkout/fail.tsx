import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { z } from 'zod';
import { giveUpOrder, payAgain } from '#app/checkout/index.server.ts';
import { InstalmentInput, PaymentMethodInput } from '#app/checkout/index.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { ownPayment } from '#app/http/own-payment.server.ts';
import { paths } from '#app/http/paths.ts';
import { notFound, redirectWithToast } from '#app/http/respond.server.ts';
import { canPayWith, failureText, METHOD_FACTS, PAYMENT_METHODS } from '#app/payments/index.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { RadioCards } from '#app/ui/choice.tsx';
import { Notice } from '#app/ui/feedback.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { Won } from '#app/ui/money.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { InstalmentField } from '#app/ui/payment/instalment-field.tsx';
import { TimeLeft } from '#app/ui/payment/time-left.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { Instant } from '#app/ui/when.tsx';

export const meta: MetaFunction = () => [{ title: '결제를 마치지 못했어요 · 온통대전몰' }];

const FailInput = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('again'), method: PaymentMethodInput, instalment: InstalmentInput }),
  z.object({ intent: z.literal('give-up') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, attempt: payment, number } = await ownPayment(request, params.tossOrderId);
  if (payment.state === 'captured' || payment.state === 'awaiting_deposit')
    throw redirect(number ? paths.order(number) : paths.wallet());
  if (payment.state === 'confirming' || payment.state === 'unknown')
    throw redirect(paths.paymentReturn(payment.tossOrderId));
  const code =
    payment.failureCode ??
    new URL(request.url).searchParams.get('code') ??
    (payment.state === 'expired' ? 'EXPIRED' : null);
  return {
    reason: failureText(code),
    open: payment.state === 'ready',
    purpose: payment.purpose,
    number,
    amount: payment.amount,
    expiresAt: payment.expiresAt,
    now: ctx.now,
    method: payment.method,
    methods: PAYMENT_METHODS.map((method) => ({
      value: method,
      label: METHOD_FACTS[method].label,
      unavailable: !canPayWith(method, payment.amount) && '금액 제한',
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { ctx, number } = await ownPayment(request, params.tossOrderId);
  const form = await readForm(request, FailInput);
  if (!form.ok) return form.answer;
  if (!number) return notFound();
  const input = form.value;
  return attempt(form.values, async () => {
    if (input.intent === 'again')
      return redirect(
        paths.payment(
          (await payAgain(ctx, { number, method: input.method, instalment: input.instalment })).tossOrderId,
        ),
      );
    await giveUpOrder(ctx, number);
    const { attempt: left } = await ownPayment(request, params.tossOrderId);
    if (left.state === 'captured')
      return redirectWithToast(paths.order(number), '그사이 입금이 확인되어 주문이 완료되었습니다.');
    if (left.state === 'awaiting_deposit')
      return redirectWithToast(paths.order(number), '입금 계좌를 닫고 있습니다. 곧 주문이 취소됩니다.');
    return redirectWithToast(paths.cart(), '주문을 취소했습니다. 상품은 장바구니에 그대로 있어요.');
  });
}

export default function FailPage() {
  const payment = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <Page title="결제를 마치지 못했어요" narrow>
      <div className="grid gap-4">
        <FormAlert problem={problem} />
        <Notice tone="warning" title={payment.reason}>
          청구된 금액은 없어요.
        </Notice>
        {payment.open && payment.purpose === 'order' ? (
          <PayAgain payment={payment} />
        ) : (
          <Over purpose={payment.purpose} />
        )}
      </div>
    </Page>
  );
}

function PayAgain({
  payment,
}: {
  payment: {
    amount: number;
    expiresAt: Date;
    now: Date;
    method: string;
    methods: { value: string; label: string; unavailable: string | false }[];
  };
}) {
  const busy = useNavigation().state !== 'idle';
  return (
    <Panel title="다시 결제하기">
      <p className="mb-4 text-sm">
        <TimeLeft until={payment.expiresAt} now={payment.now} /> · <Instant at={payment.expiresAt} />
        까지 상품과 지갑 금액을 그대로 보관하고 있어요. 남은 결제 금액은{' '}
        <strong>
          <Won amount={payment.amount} />
        </strong>
        이에요.
      </p>
      <Form method="post" className="grid gap-4">
        <RadioCards
          legend="결제 수단"
          hideLegend
          name="method"
          columns="three"
          defaultValue={payment.method}
          choices={payment.methods}
        />
        <InstalmentField amount={payment.amount} />
        <Button name="intent" value="again" size="large" wide busy={busy}>
          다시 결제하기
        </Button>
      </Form>
      <Form method="post" className="mt-2">
        <Button name="intent" value="give-up" look="quiet" wide busy={busy}>
          주문 취소하기
        </Button>
      </Form>
    </Panel>
  );
}

function Over({ purpose }: { purpose: 'order' | 'charge' }) {
  return purpose === 'order' ? (
    <div className="grid gap-3">
      <p className="text-sm">
        담아 두었던 상품과 지갑 금액은 모두 풀렸어요. 상품은 장바구니에 그대로 있어요.
      </p>
      <LinkButton to={paths.cart()} size="large" wide>
        장바구니로 가기
      </LinkButton>
    </div>
  ) : (
    <LinkButton to={paths.walletCharge()} look="wallet" size="large" wide>
      다시 충전하기
    </LinkButton>
  );
}

export const ErrorBoundary = RouteError;

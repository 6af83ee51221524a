import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { chargeWallet } from '#app/checkout/index.server.ts';
import { ChargeInput } from '#app/checkout/index.ts';
import { newId } from '#app/core/ids.ts';
import { formatNumber } from '#app/core/krw.ts';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { networkOf } from '#app/http/network.ts';
import { paths } from '#app/http/paths.ts';
import { verificationOf } from '#app/identity/index.server.ts';
import { allow } from '#app/limits/index.server.ts';
import { CHARGE_METHODS, METHOD_FACTS } from '#app/payments/index.ts';
import { Button } from '#app/ui/button.tsx';
import { RadioCards } from '#app/ui/choice.tsx';
import { Field, FormAlert } from '#app/ui/field.tsx';
import { Won } from '#app/ui/money.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { readWallet } from '#app/wallet/index.server.ts';

export const meta: MetaFunction = () => [{ title: '온통대전 충전 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const verified = await verificationOf(ctx, ctx.actor.userId);
  if (!verified?.mayHoldWallet) throw redirect(paths.verify(paths.walletCharge()));
  const wallet = await readWallet(ctx);
  return {
    room: wallet.room,
    balance: wallet.balances.charged + wallet.balances.cashback,
    minimum: wallet.chargeMinimum,
    step: wallet.chargeStep,
    intentKey: newId(),
    methods: CHARGE_METHODS.map((method) => ({ value: method, label: METHOD_FACTS[method].label })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await shopperCtx(request);
  const form = await readForm(request, ChargeInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    await allow(ctx, 'checkout', { person: ctx.actor.userId, network: networkOf(context.clientIp) });
    return redirect(paths.payment((await chargeWallet(ctx, form.value)).tossOrderId));
  });
}

export default function ChargePage() {
  const { room, balance, minimum, step, intentKey, methods } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return (
    <Page title="온통대전 충전" crumbs={[{ to: paths.wallet(), text: '온통대전 지갑' }]} narrow>
      <Form method="post" noValidate className="grid gap-4">
        <FormAlert problem={problem} />
        <input type="hidden" name="intentKey" value={intentKey} />
        <Panel title="충전할 금액">
          <p className="mb-3 text-sm text-ink-2">
            지금 잔액 <Won amount={balance} /> · 이번 달 <Won amount={room} />
            까지 충전할 수 있어요
          </p>
          <Field
            label="금액"
            name="amount"
            required
            inputMode="numeric"
            list="charge-amounts"
            suffix="원"
            className="text-right text-lg font-bold [&::-webkit-calendar-picker-indicator]:hidden!"
            defaultValue={problem?.values.amount ?? '50,000'}
            hint={`${formatNumber(minimum)}원부터 ${formatNumber(step)}원 단위로 충전해요.`}
            error={problem?.fields.amount}
          />
          <datalist id="charge-amounts">
            {[10_000, 30_000, 50_000, 100_000, 300_000].map((amount) => (
              <option key={amount} value={formatNumber(amount)} />
            ))}
          </datalist>
        </Panel>
        <Panel title="결제 수단">
          <RadioCards
            legend="결제 수단"
            hideLegend
            name="method"
            columns="three"
            choices={methods}
            defaultValue={problem?.values.method ?? 'card'}
            error={problem?.fields.method}
          />
        </Panel>
        <p className="text-xs text-ink-2">
          충전금은 충전한 날부터 5년 동안 쓸 수 있어요. 충전금으로 낸 금액에는 캐시백 프로그램에 따라 캐시백이
          붙어요.
        </p>
        <Button look="wallet" size="large" wide busy={busy} disabled={busy}>
          충전하기
        </Button>
      </Form>
    </Page>
  );
}

export const ErrorBoundary = RouteError;

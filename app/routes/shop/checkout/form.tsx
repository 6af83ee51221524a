import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useFetcher, useLoaderData, useNavigation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { placeOrder } from '#app/checkout/index.server.ts';
import { CheckoutChoice, PlaceInput } from '#app/checkout/index.ts';
import { newId } from '#app/core/ids.ts';
import { cartCtx, orderKeyFor, withCookies } from '#app/http/cart-ctx.server.ts';
import { buyerView, checkoutView } from '#app/http/checkout-view.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { networkOf } from '#app/http/network.ts';
import { paths } from '#app/http/paths.ts';
import { allow } from '#app/limits/index.server.ts';
import { AgreeSection } from '#app/ui/checkout/agree-section.tsx';
import { BuyerSection } from '#app/ui/checkout/buyer-section.tsx';
import { CouponSection } from '#app/ui/checkout/coupon-section.tsx';
import { DeliverySection } from '#app/ui/checkout/delivery-section.tsx';
import { LinesSection } from '#app/ui/checkout/lines-section.tsx';
import { MethodSection } from '#app/ui/checkout/method-section.tsx';
import { PointsSection } from '#app/ui/checkout/points-section.tsx';
import { ProofSection } from '#app/ui/checkout/proof-section.tsx';
import { CheckoutSummary } from '#app/ui/checkout/summary.tsx';
import { WalletSection } from '#app/ui/checkout/wallet-section.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { RefundPromise } from '#app/ui/order/refund-promise.tsx';
import { type FrameHandle, Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const handle: FrameHandle = { bottomBar: 'own' };
export const meta: MetaFunction = () => [{ title: '주문서 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, cookies } = await cartCtx(request);
  const buyer = await buyerView(ctx);
  const addressId = buyer?.addresses[0]?.id ?? 'new';
  const view = await checkoutView(ctx, CheckoutChoice.parse({ addressId }));
  if (!view) throw redirect(paths.cart(), { headers: withCookies(cookies) });
  return data({ view, buyer, addressId, intentKey: newId() }, { headers: withCookies(cookies) });
}

/** `quote` prices the form again and takes nothing; `place` orders at exactly the price that was shown. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await cartCtx(request);
  const copy = request.clone();
  const choice = await readForm(copy, CheckoutChoice);
  if (!choice.ok)
    return data(
      {
        view: null,
        problem: choice.answer.data,
        intent: 'place' as const,
        values: choice.answer.data.values,
      },
      400,
    );
  if ((await request.clone().formData()).get('intent') === 'quote')
    return {
      view: await checkoutView(ctx, choice.value),
      problem: undefined,
      intent: 'quote' as const,
      values: choice.values,
    };
  const form = await readForm(request, PlaceInput);
  if (!form.ok)
    return data(
      {
        view: await checkoutView(ctx, choice.value),
        problem: form.answer.data,
        intent: 'place' as const,
        values: form.answer.data.values,
      },
      400,
    );
  const { orderKey, cookies } = orderKeyFor(request, ctx);
  const placed = await attempt(form.values, async () => {
    await allow(ctx, 'checkout', {
      person: ctx.actor.kind === 'shopper' ? ctx.actor.userId : undefined,
      network: networkOf(context.clientIp),
    });
    const { number, tossOrderId } = await placeOrder(ctx, form.value, { orderKey });
    return redirect(tossOrderId ? paths.payment(tossOrderId) : paths.order(number), {
      headers: withCookies(cookies),
    });
  });
  if (!('data' in placed)) return placed;
  return data(
    {
      view: await checkoutView(ctx, choice.value),
      problem: placed.data,
      intent: 'place' as const,
      values: form.values,
    },
    placed.init ?? {},
  );
}

export default function CheckoutPage() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const quoting = useFetcher<typeof action>();
  const navigation = useNavigation();
  const view = quoting.data?.view ?? answered?.view ?? loaded.view;
  const problem = answered?.problem;
  const values: Record<string, string | undefined> = answered?.values ?? {};
  const waiting = useRef<HTMLFormElement | null>(null);
  const ask = (form: HTMLFormElement) => {
    const body = new FormData(form);
    body.set('intent', 'quote');
    quoting.submit(body, { method: 'post', action: paths.checkout() });
  };
  // One question at a time: cutting one short to ask the next tears its answer in the middle.
  const again = (form: HTMLFormElement) => {
    if (quoting.state === 'idle') ask(form);
    else waiting.current = form;
  };
  useEffect(() => {
    if (quoting.state !== 'idle' || !waiting.current) return;
    const form = waiting.current;
    waiting.current = null;
    ask(form);
  });
  const busy = navigation.state !== 'idle' && navigation.formAction?.startsWith(paths.checkout());
  return (
    <Page title="주문서">
      <Form
        method="post"
        action={paths.checkout()}
        noValidate
        className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start lg:gap-8"
      >
        <input type="hidden" name="intentKey" value={loaded.intentKey} />
        <input type="hidden" name="seen" value={view.digest} />
        <div className="grid min-w-0 gap-4">
          <FormAlert problem={problem} />
          <BuyerSection buyer={loaded.buyer} values={values} errors={problem?.fields} />
          {view.needsDelivery && (
            <DeliverySection
              buyer={loaded.buyer}
              addressId={values.addressId ?? loaded.addressId}
              values={values}
              errors={problem?.fields}
              onPriceChange={again}
            />
          )}
          <LinesSection view={view} />
          {loaded.buyer && (
            <CouponSection view={view.coupons} error={problem?.fields.couponIds} onPriceChange={again} />
          )}
          {view.points && (
            <PointsSection
              points={view.points}
              typed={values.pointsAmount}
              error={problem?.fields.pointsAmount}
              onPriceChange={again}
            />
          )}
          {view.wallet && (
            <WalletSection
              wallet={view.wallet}
              tenders={view.tenders}
              typed={values.walletAmount}
              error={problem?.fields.walletAmount}
              onPriceChange={again}
            />
          )}
          <MethodSection
            view={view}
            chosen={values.method ?? 'card'}
            error={problem?.fields.method}
            values={values}
            fields={problem?.fields ?? {}}
            onPriceChange={again}
          />
          {view.promise && (
            <Panel title="환불 약속">
              <RefundPromise promise={view.promise} />
            </Panel>
          )}
          {loaded.buyer && <ProofSection proof={view.proof} />}
        </div>
        <div className="grid min-w-0 gap-4 lg:sticky lg:top-24">
          <CheckoutSummary view={view} pending={quoting.state !== 'idle'} guest={!loaded.buyer} />
          <AgreeSection
            view={view}
            error={problem?.fields.agree}
            busy={Boolean(busy) || quoting.state !== 'idle'}
          />
        </div>
      </Form>
    </Page>
  );
}

export const ErrorBoundary = RouteError;

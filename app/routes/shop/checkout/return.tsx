import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData, useParams, useRevalidator, useSubmit } from '@remix-run/react';
import { LoaderCircle } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { confirmPayment, type Outcome, readOutcome } from '#app/checkout/index.server.ts';
import { ReturnInput } from '#app/checkout/index.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { ownPayment } from '#app/http/own-payment.server.ts';
import { paths } from '#app/http/paths.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '결제 확인 · 온통대전몰' }];
const ASK_AGAIN_MS = 2000;

/** A GET changes nothing: it shows what came back and posts it, by itself with scripts, by a button without. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, attempt: payment } = await ownPayment(request, params.tossOrderId);
  const query = new URL(request.url).searchParams;
  const [paymentKey, orderId, amount] = [query.get('paymentKey'), query.get('orderId'), query.get('amount')];
  if (payment.state === 'ready' && paymentKey && orderId && amount)
    return { step: 'post' as const, paymentKey, orderId, amount };
  const outcome = await readOutcome(ctx, payment.tossOrderId);
  if (payment.state !== 'ready' && outcome.state === 'settling') return { step: 'wait' as const };
  throw goOn(outcome, payment.tossOrderId);
}

function goOn(outcome: Outcome, tossOrderId: string): Response {
  if (outcome.state === 'captured' && outcome.number)
    return redirectWithToast(paths.order(outcome.number), '결제가 완료되었습니다.');
  if (outcome.state === 'captured') return redirectWithToast(paths.wallet(), '충전이 완료되었습니다.');
  if (outcome.state === 'awaiting-deposit')
    return outcome.number
      ? redirectWithToast(paths.order(outcome.number), '입금 계좌를 만들었습니다. 기한 안에 입금해 주세요.')
      : redirect(paths.wallet());
  return redirect(outcome.state === 'settling' ? paths.payment(tossOrderId) : paths.paymentFail(tossOrderId));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request, ReturnInput, { tossOrderId: params.tossOrderId });
  if (!form.ok) return form.answer;
  const { ctx } = await ownPayment(request, params.tossOrderId);
  return attempt(form.values, async () => {
    const outcome = await confirmPayment(ctx, form.value);
    return outcome.state === 'settling'
      ? redirect(paths.paymentReturn(form.value.tossOrderId))
      : goOn(outcome, form.value.tossOrderId);
  });
}

export default function ReturnPage() {
  const loaded = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const { tossOrderId = '' } = useParams();
  return (
    <Page title="결제를 확인하고 있어요" narrow>
      <div className="grid gap-5" aria-live="polite">
        <FormAlert problem={problem} />
        {problem ? (
          <LinkButton to={paths.paymentFail(tossOrderId)} look="quiet" size="large" wide>
            결제 상태 보기
          </LinkButton>
        ) : loaded.step === 'post' ? (
          <PostBack returned={loaded} />
        ) : (
          <Waiting />
        )}
      </div>
    </Page>
  );
}

function PostBack({ returned }: { returned: { paymentKey: string; orderId: string; amount: string } }) {
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    submit(form.current, { replace: true });
  }, [submit]);
  return (
    <Form ref={form} method="post" replace className="grid gap-5 rounded-panel border border-line p-6">
      <Working />
      <input type="hidden" name="paymentKey" value={returned.paymentKey} />
      <input type="hidden" name="orderId" value={returned.orderId} />
      <input type="hidden" name="amount" value={returned.amount} />
      <p className="text-center text-sm text-ink-2">
        잠시만 기다려 주세요. 화면이 바뀌지 않으면 아래 단추를 눌러 주세요.
      </p>
      <Button look="quiet" size="large" wide>
        결제 완료하기
      </Button>
    </Form>
  );
}

/** The outcome is not known yet: never "failed", and asked for again until it is. */
function Waiting() {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  return (
    <div className="grid gap-3 rounded-panel border border-line p-6 text-center">
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <Working />
      <p>결제사의 답을 확인하고 있어요. 보통 1분 안에 끝나고, 이 페이지를 닫아도 주문은 저절로 마무리돼요.</p>
      <p className="text-sm text-ink-2">두 번 결제되지 않으니 다시 결제하지 말고 기다려 주세요.</p>
    </div>
  );
}

const Working = () => (
  <LoaderCircle aria-hidden className="mx-auto size-9 text-warm-600 motion-safe:animate-spin" />
);

export const ErrorBoundary = RouteError;

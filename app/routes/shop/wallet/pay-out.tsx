import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { newId } from '#app/core/ids.ts';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { idParam, notFound, redirectWithToast } from '#app/http/respond.server.ts';
import { capturedAttempt } from '#app/payments/index.server.ts';
import { listPayOuts, payOutCharge } from '#app/refunds/index.server.ts';
import type { RefundState } from '#app/refunds/index.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/feedback.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { AmountRow, Won } from '#app/ui/money.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';
import { WhyNot } from '#app/ui/wallet/charged-lots.tsx';
import { Day, Instant } from '#app/ui/when.tsx';
import { findChargedLot } from '#app/wallet/index.server.ts';
import { PayOutInput } from '#app/wallet/index.ts';

export const meta: MetaFunction = () => [{ title: '충전 취소와 환급 · 온통대전몰' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const chargeId = idParam(params.chargeId);
  const lot = (await findChargedLot(ctx, chargeId)) ?? notFound();
  const [attemptRow, payOuts] = await Promise.all([
    capturedAttempt(ctx, chargeId),
    listPayOuts(ctx, chargeId),
  ]);
  return { lot, method: attemptRow?.methodLabel ?? '카드', payOuts, requestKey: newId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await shopperCtx(request);
  const chargeId = idParam(params.chargeId);
  const form = await readForm(request, PayOutInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    await payOutCharge(ctx, { chargeId, ...form.value });
    return redirectWithToast(paths.walletPayOut(chargeId), '결제 수단으로 돌려보내고 있습니다.');
  });
}

const STATE: Record<RefundState, string> = {
  decided: '환불 진행 중',
  needs_account: '확인하고 있어요',
  sending: '환불 진행 중',
  unknown: '환불 진행 중',
  stuck: '확인하고 있어요',
  done: '환불 완료',
};

/** `카드로`, `카카오페이로`, `휴대폰으로` */
function towards(method: string): string {
  const last = (method.charCodeAt(method.length - 1) - 0xac00) % 28;
  return `${method}${last === 0 || last === 8 ? '로' : '으로'}`;
}

export default function PayOutPage() {
  const { lot, method, payOuts, requestKey } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const { decision } = lot;
  return (
    <Page
      title={decision.kind === 'remainder' ? '남은 금액 환급' : '충전 취소'}
      crumbs={[{ to: paths.wallet(), text: '온통대전 지갑' }]}
      narrow
    >
      <div className="grid gap-4">
        {payOuts.map((payOut) => (
          <Notice
            key={payOut.id}
            tone={payOut.state === 'done' ? 'done' : 'info'}
            title={`${payOut.reason} · ${STATE[payOut.state]}`}
          >
            <p>
              <Won amount={payOut.amount} className="font-bold" />을 {towards(method)}{' '}
              {payOut.doneAt ? '돌려보냈어요.' : '돌려보내고 있어요.'}
            </p>
            <p className="mt-1 text-xs">
              신청 <Instant at={payOut.decidedAt} />
              {payOut.doneAt && (
                <span className="block">
                  완료 <Instant at={payOut.doneAt} />
                </span>
              )}
            </p>
            {(payOut.state === 'stuck' || payOut.state === 'needs_account') && (
              <p>결제사에서 바로 처리되지 않아 담당자가 확인하고 있어요. 금액은 안전하게 보관하고 있어요.</p>
            )}
          </Notice>
        ))}
        <Panel title="충전 건">
          <dl className="grid gap-2 text-sm">
            <AmountRow label="충전한 금액" amount={lot.amount} />
            <AmountRow label="남은 금액" amount={lot.remaining} />
            <div className="flex justify-between gap-3">
              <dt className="text-ink-2">충전한 때</dt>
              <dd className="font-semibold">
                <Instant at={lot.chargedAt} />
              </dd>
            </div>
            <div className="flex justify-between gap-3">
              <dt className="text-ink-2">전액 취소 기한</dt>
              <dd className="font-semibold">
                <Day day={lot.cancelUntil} />
              </dd>
            </div>
          </dl>
        </Panel>
        {decision.kind === 'none' ? (
          decision.because === 'empty' && payOuts.length > 0 ? null : (
            <Notice tone="info" title="지금은 돌려받을 수 없어요">
              <WhyNot lot={lot} />
            </Notice>
          )
        ) : (
          <Form method="post" className="grid gap-4">
            <FormAlert problem={problem} />
            <input type="hidden" name="requestKey" value={requestKey} />
            <input type="hidden" name="expected" value={decision.amount} />
            <Panel title="돌아오는 금액">
              <p className="text-lg font-heavy">
                <Won amount={decision.amount} />이 {towards(method)} 돌아가요
              </p>
              <p className="mt-2 text-sm text-ink-2">
                {decision.kind === 'cancel'
                  ? '충전이 취소되고 이번 충전만큼 그달 충전 한도가 다시 생겨요.'
                  : '쓴 금액이 기준을 넘어 남은 금액을 모두 돌려드려요.'}{' '}
                카드는 카드사에 따라 3~4영업일이 걸릴 수 있어요.
              </p>
            </Panel>
            <div className="grid gap-2 sm:grid-cols-2">
              <LinkButton to={paths.wallet()} look="quiet" size="large" wide>
                돌아가기
              </LinkButton>
              <SubmitButton look="wallet" size="large" wide>
                {decision.kind === 'cancel' ? '충전 취소하기' : '환급받기'}
              </SubmitButton>
            </div>
          </Form>
        )}
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;

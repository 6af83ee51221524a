import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { readPaymentDesk } from '#app/bookcheck/index.server.ts';
import { operatorCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { listProviderDays } from '#app/payments/index.server.ts';
import { resendRefund } from '#app/refunds/index.server.ts';
import { Button } from '#app/ui/button.tsx';
import { DeskRows } from '#app/ui/desk/desk-rows.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { Day } from '#app/ui/when.tsx';

export const meta: MetaFunction = () => [{ title: '결제 점검 · 온통대전몰' }];

const DAYS_SHOWN = 7;

/** Codes of our own and of the provider, in the words of the desk. */
const CAUSES: Readonly<Record<string, string>> = {
  MISMATCHED: '결제사의 금액이 주문과 다릅니다.',
  compensating: '주문을 완료하지 못해 전액 취소하고 있습니다.',
  captured: '결제는 승인됐는데 주문이나 충전이 끝나지 않았습니다.',
  ACCOUNT_NEEDED: '주문이 끝난 뒤 들어온 입금입니다. 구매자가 환불 계좌를 알려 주면 돌려줍니다.',
  PARTIAL_CANCELED: '결제사에서 일부가 취소되어 있습니다. 결제사 내역을 확인해 주세요.',
  OUTCOME_UNKNOWN: '결제 결과를 아직 알지 못합니다. 저절로 다시 확인합니다.',
  ACCOUNT_NOT_CLOSED: '입금 기한이 지났지만 가상계좌를 닫지 못했습니다.',
  DEPOSIT_WITHDRAWN: '은행이 입금을 되돌렸습니다. 기한까지 다시 입금되지 않으면 전액 환불 처리됩니다.',
  TOO_LONG: '결제사의 답을 기다리고 있습니다. 저절로 다시 보냅니다.',
  REFUSED: '결제사가 환불을 거절했습니다.',
  EXCEED_MAX_REFUND_DUE: '결제사의 취소 기한이 지났습니다. 구매자의 계좌로 따로 돌려줘야 합니다.',
  NOT_ALLOWED_PARTIAL_REFUND: '에스크로 결제라 일부만 취소할 수 없습니다. 전체 취소를 안내해 주세요.',
  EXCEED_CANCEL_LIMIT: '결제사의 취소 한도를 넘었습니다. 한도를 늘린 뒤 다시 보내 주세요.',
  REFUND_REJECTED: '결제사가 환불을 거절했습니다. 결제사에 문의한 뒤 다시 보내 주세요.',
};

const ResendInput = z.object({ refundId: z.uuid() });

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await operatorCtx(request);
  const [desk, days] = await Promise.all([readPaymentDesk(ctx), listProviderDays(ctx, DAYS_SHOWN)]);
  return {
    desk,
    days: days.map(({ day, comparedAt, transactions, differences }) => ({
      day,
      compared: comparedAt !== null,
      transactions,
      differences,
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await operatorCtx(request);
  const form = await readForm(request, ResendInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    await resendRefund(ctx, form.value.refundId);
    return redirectWithToast(paths.operator.payments(), '환불을 다시 보냅니다.');
  });
}

export default function PaymentDeskPage() {
  const { desk, days } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <Page title="결제 점검" lead="지금 맞지 않는 것만 보입니다. 처리되면 저절로 사라집니다.">
      <div className="grid gap-4">
        <FormAlert problem={problem} />
        <DeskRows
          title="주문 없는 결제"
          lead="결제사가 돈을 받았지만 주문이나 충전이 서지 않은 것입니다."
          rows={desk.capturedWithoutOrder}
          causes={CAUSES}
        />
        <DeskRows
          title="결제 없는 주문"
          lead="결제사에서 결제 결과를 확인하지 못한 주문입니다."
          rows={desk.orderWithoutCapture}
          causes={CAUSES}
        />
        <DeskRows
          title="멈춘 환불"
          lead="결제사가 거절했거나 오래 끝나지 않은 환불입니다."
          rows={desk.stuckRefunds}
          causes={CAUSES}
          act={(row) => row.cause !== 'TOO_LONG' && <Resend refundId={row.id} subject={row.subject} />}
        />
        <DeskRows
          title="되돌아간 입금"
          lead="입금된 뒤 은행이 되돌린 것입니다. 주문은 결제 완료로 남아 있습니다."
          rows={desk.withdrawnDeposits}
          causes={CAUSES}
        />
        <Panel title="결제사와 하루씩 맞춰 보기">
          {days.length === 0 ? (
            <Empty emoji="🗓️" title="아직 맞춰 본 날이 없어요" />
          ) : (
            <ul className="divide-y divide-line text-sm">
              {days.map((day) => (
                <li key={day.day} className="grid gap-1 py-3">
                  <p className="flex flex-wrap justify-between gap-2">
                    <strong>
                      <Day day={day.day} />
                    </strong>
                    <span>
                      {day.compared
                        ? `거래 ${day.transactions}건 · 다른 것 ${day.differences.length}건`
                        : '결제사의 답을 기다리는 중'}
                    </span>
                  </p>
                  {day.differences.map((difference) => (
                    <p key={`${difference.subject}${difference.detail}`} className="text-red">
                      {difference.kind === 'unknown-to-us' ? '우리 장부에 없음' : '결제사에 없음'} ·{' '}
                      {difference.subject} · {difference.detail}
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </div>
    </Page>
  );
}

function Resend({ refundId, subject }: { refundId: string; subject: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="refundId" value={refundId} />
      <Button size="small" look="quiet" aria-label={`${subject} 환불 다시 보내기`}>
        다시 보내기
      </Button>
    </Form>
  );
}

export const ErrorBoundary = RouteError;

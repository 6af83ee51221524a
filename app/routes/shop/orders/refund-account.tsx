import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { anyCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { notFound, redirectWithToast } from '#app/http/respond.server.ts';
import { findOrder } from '#app/orders/index.server.ts';
import { BANKS } from '#app/payments/index.ts';
import { accountAsked, giveRefundAccount } from '#app/refunds/index.server.ts';
import { RefundAccountInput } from '#app/refunds/index.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/feedback.tsx';
import { Field, FormAlert, SelectField } from '#app/ui/field.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '환불 계좌 · 온통대전몰' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const order = (await findOrder(ctx, params.number ?? '')) ?? notFound();
  const { asked, problem } = await accountAsked(ctx, order.id);
  if (!asked) throw redirect(paths.order(order.number));
  return { number: order.number, refused: problem !== null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await anyCtx(request);
  const form = await readForm(request, RefundAccountInput);
  if (!form.ok) return form.answer;
  const number = params.number ?? '';
  return attempt(form.values, async () => {
    await giveRefundAccount(ctx, number, form.value);
    return redirectWithToast(paths.order(number), '환불 계좌를 받았습니다. 바로 환불을 보냅니다.');
  });
}

export default function RefundAccountPage() {
  const { number, refused } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return (
    <Page
      title="환불 계좌"
      lead="입금하신 금액을 돌려받을 계좌를 알려 주세요."
      crumbs={[{ to: paths.order(number), text: `주문 ${number}` }]}
      narrow
    >
      <Form method="post" noValidate className="grid gap-4">
        <FormAlert problem={problem} />
        {refused && !problem && (
          <Notice tone="warning" title="앞서 적어 주신 계좌로 보내지 못했어요">
            은행, 계좌번호, 예금주가 서로 맞는지 확인하고 다시 적어 주세요.
          </Notice>
        )}
        <Panel>
          <div className="grid gap-4">
            <SelectField
              label="은행"
              name="bank"
              required
              defaultValue={problem?.values.bank ?? ''}
              error={problem?.fields.bank}
              options={[
                { value: '', label: '은행을 골라 주세요' },
                ...Object.entries(BANKS).map(([value, label]) => ({ value, label })),
              ]}
            />
            <Field
              label="계좌번호"
              name="accountNumber"
              required
              inputMode="numeric"
              autoComplete="off"
              defaultValue={problem?.values.accountNumber}
              error={problem?.fields.accountNumber}
            />
            <Field
              label="예금주"
              name="holderName"
              required
              autoComplete="name"
              hint="계좌에 등록된 이름 그대로 적어 주세요."
              defaultValue={problem?.values.holderName}
              error={problem?.fields.holderName}
            />
          </div>
        </Panel>
        <p className="text-xs text-ink-2">
          계좌는 암호화해 보관하고 이 주문의 환불에만 써요. 보통 2영업일 안에 입금돼요.
        </p>
        <div className="grid gap-2 sm:grid-cols-2">
          <LinkButton to={paths.order(number)} look="quiet" size="large" wide>
            돌아가기
          </LinkButton>
          <Button size="large" wide busy={busy} disabled={busy}>
            이 계좌로 환불받기
          </Button>
        </div>
      </Form>
    </Page>
  );
}

export const ErrorBoundary = RouteError;

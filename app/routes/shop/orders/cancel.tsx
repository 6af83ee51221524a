import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import { CANCEL_REASONS, CancelInput } from '#app/claims/index.ts';
import { isId, newId } from '#app/core/ids.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { notFound, redirectWithToast } from '#app/http/respond.server.ts';
import { findOrder } from '#app/orders/index.server.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { FormAlert, SelectField } from '#app/ui/field.tsx';
import { RefundPreview } from '#app/ui/order/refund-preview.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '주문 취소 · 온통대전몰' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const number = params.number ?? '';
  const order = (await findOrder(ctx, number)) ?? notFound();
  const asked = new URL(request.url).searchParams.get('store');
  const storeOrderId = isId(asked) ? asked : null;
  const preview = await previewCancel(ctx, { number, storeOrderId });
  if (!preview) throw redirect(paths.order(number));
  const lines = order.stores.flatMap((store) => store.lines);
  return {
    number,
    storeOrderId,
    requestKey: newId(),
    storeName: order.stores.find((store) => store.id === storeOrderId)?.name ?? null,
    items: preview.lines.map((line) => {
      const sold = lines.find(({ id }) => id === line.lineId);
      return {
        lineId: line.lineId,
        name: sold?.snapshot.name ?? '',
        quantity: line.quantity,
        amount: line.charged + line.cashback + line.external,
      };
    }),
    preview: {
      total: preview.total,
      charged: preview.chargedReturned,
      cashback: preview.cashback,
      external: preview.external,
      clawBacks: preview.clawBacks,
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await anyCtx(request);
  const form = await readForm(request, CancelInput);
  if (!form.ok) return form.answer;
  const number = params.number ?? '';
  return attempt(form.values, async () => {
    await cancelOrder(ctx, { number, ...form.value });
    return redirectWithToast(paths.order(number), '취소했습니다. 환불은 결제 수단별로 나뉘어 돌아갑니다.');
  });
}

export default function CancelPage() {
  const loaded = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return (
    <Page
      title="주문 취소"
      lead={loaded.storeName ?? '주문 전체'}
      crumbs={[{ to: paths.order(loaded.number), text: `주문 ${loaded.number}` }]}
      narrow
    >
      <Form method="post" className="grid gap-4">
        <FormAlert problem={problem} />
        <input type="hidden" name="requestKey" value={loaded.requestKey} />
        <input type="hidden" name="storeOrderId" value={loaded.storeOrderId ?? 'all'} />
        <input type="hidden" name="expectedTotal" value={loaded.preview.total} />
        <Panel title="취소할 상품과 돌아오는 금액">
          <RefundPreview items={loaded.items} preview={loaded.preview} />
        </Panel>
        <SelectField
          label="취소 사유"
          name="reason"
          required
          defaultValue={problem?.values.reason ?? ''}
          error={problem?.fields.reason}
          options={[
            { value: '', label: '사유를 골라 주세요' },
            ...CANCEL_REASONS.map((reason) => ({ value: reason, label: reason })),
          ]}
        />
        <div className="grid gap-2 sm:grid-cols-2">
          <LinkButton to={paths.order(loaded.number)} look="quiet" size="large" wide>
            돌아가기
          </LinkButton>
          <Button size="large" wide busy={busy} disabled={busy}>
            취소하고 환불받기
          </Button>
        </div>
      </Form>
    </Page>
  );
}

export const ErrorBoundary = RouteError;

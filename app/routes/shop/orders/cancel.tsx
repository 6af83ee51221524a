import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { cancellableUnits, cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import { CANCEL_REASONS, CancelInput, chosenUnits } from '#app/claims/index.ts';
import { isId, newId } from '#app/core/ids.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { refundPreview } from '#app/http/refund-preview.server.ts';
import { notFound, redirectWithToast } from '#app/http/respond.server.ts';
import { findOrder } from '#app/orders/index.server.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/feedback.tsx';
import { FormAlert, SelectField } from '#app/ui/field.tsx';
import { CancelUnits } from '#app/ui/order/cancel-units.tsx';
import { RefundPreview } from '#app/ui/order/refund-preview.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '주문 취소 · 온통대전몰' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const number = params.number ?? '';
  const order = (await findOrder(ctx, number)) ?? notFound();
  const query = new URL(request.url).searchParams;
  const asked = query.get('store');
  const storeOrderId = isId(asked) ? asked : null;
  const possible = await cancellableUnits(ctx, number);
  const stores = order.stores.filter((store) => storeOrderId === null || store.id === storeOrderId);
  const lines = stores.flatMap((store) => store.lines).filter((line) => line.lineType === 'item');
  const units = lines.flatMap((line) => {
    const most = possible.get(line.id) ?? 0;
    return most > 0
      ? [{ lineId: line.id, name: line.snapshot.name, optionName: line.snapshot.optionName, most }]
      : [];
  });
  if (units.length === 0) throw redirect(paths.order(number));
  const quantities = chosenUnits(query);
  const preview = await previewCancel(ctx, { number, storeOrderId, quantities });
  return {
    number,
    storeOrderId,
    requestKey: newId(),
    storeName: stores.length === 1 ? (stores[0]?.name ?? null) : null,
    units: units.map((unit) => ({
      ...unit,
      chosen: quantities ? Math.min(quantities.get(unit.lineId) ?? 0, unit.most) : unit.most,
    })),
    preview: preview && (await refundPreview(ctx, preview, order)),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await anyCtx(request);
  const quantities = chosenUnits(await request.clone().formData());
  const form = await readForm(request, CancelInput);
  if (!form.ok) return form.answer;
  const number = params.number ?? '';
  return attempt(form.values, async () => {
    await cancelOrder(ctx, { number, quantities, ...form.value });
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
      <Form method="get" className="mb-4">
        {loaded.storeOrderId && <input type="hidden" name="store" value={loaded.storeOrderId} />}
        <Panel title="취소할 상품과 수량">
          <CancelUnits units={loaded.units} />
        </Panel>
      </Form>
      {loaded.preview ? (
        <Form method="post" className="grid gap-4" noValidate>
          <FormAlert problem={problem} />
          <input type="hidden" name="requestKey" value={loaded.requestKey} />
          <input type="hidden" name="storeOrderId" value={loaded.storeOrderId ?? 'all'} />
          <input type="hidden" name="expectedTotal" value={loaded.preview.total} />
          {loaded.units.map((unit) => (
            <input key={unit.lineId} type="hidden" name={`unit:${unit.lineId}`} value={unit.chosen} />
          ))}
          <Panel title="돌아오는 금액">
            <RefundPreview preview={loaded.preview} />
          </Panel>
          <Panel>
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
          </Panel>
          <div className="grid gap-2 sm:grid-cols-2">
            <LinkButton to={paths.order(loaded.number)} look="quiet" size="large" wide>
              돌아가기
            </LinkButton>
            <Button size="large" wide busy={busy} disabled={busy}>
              취소하고 환불받기
            </Button>
          </div>
        </Form>
      ) : (
        <Notice tone="info" title="취소할 수량을 골라 주세요" />
      )}
    </Page>
  );
}

export const ErrorBoundary = RouteError;

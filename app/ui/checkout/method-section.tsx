import type { CheckoutView } from '#app/http/checkout-view.server.ts';
import { METHOD_FACTS, PAYMENT_METHODS } from '#app/payments/index.ts';
import { RadioCards } from '../choice.tsx';
import { Checkbox } from '../field.tsx';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import { InstalmentField } from '../payment/instalment-field.tsx';
import type { PriceChange } from './form-parts.ts';
import { ReceiptFields } from './receipt-fields.tsx';

const HINTS = PAYMENT_METHODS.flatMap((method) => {
  const { label, hint } = METHOD_FACTS[method];
  return hint ? [{ label, hint }] : [];
});

export function MethodSection({
  view,
  chosen,
  error,
  values = {},
  fields = {},
  onPriceChange,
}: {
  view: CheckoutView;
  chosen: string;
  error: string | undefined;
  /** What was typed before, and what is wrong with it. */
  values?: Record<string, string | undefined>;
  fields?: Record<string, string | undefined>;
} & PriceChange) {
  return (
    <Panel title="나머지 결제 수단">
      <p className="mb-3 text-sm">
        나머지{' '}
        <strong className="text-warm-700">
          <Won amount={view.tenders.external} />
        </strong>
        {view.tenders.external > 0 ? '은' : ' · 지갑으로 모두 냅니다'}
      </p>
      <div
        onChange={(event) => {
          const { form } = event.target as HTMLInputElement;
          if (form) onPriceChange(form);
        }}
      >
        <RadioCards
          legend="결제 수단"
          hideLegend
          name="method"
          columns="three"
          choices={view.methods}
          defaultValue={chosen}
          error={error}
        />
      </div>
      <div className="mt-4 grid gap-5">
        <InstalmentField amount={view.tenders.external} chosen={values.instalment} />
        <dl className="grid gap-1.5 text-xs text-ink-2">
          {HINTS.map(({ label, hint }) => (
            <div key={label}>
              <dt className="inline font-bold">{label} </dt>
              <dd className="inline">{hint}</dd>
            </div>
          ))}
        </dl>
        {view.needsDelivery && (
          <Checkbox
            label="구매안전서비스(에스크로) 이용"
            name="escrow"
            defaultChecked={values.escrow === 'on'}
            hint="계좌이체·가상계좌로 낼 때 상품을 받을 때까지 결제 금액을 결제사가 보관해요. 이용하면 일부 상품만 취소할 수 없고 전체 취소만 돼요."
          />
        )}
        <ReceiptFields values={values} fields={fields} />
      </div>
    </Panel>
  );
}

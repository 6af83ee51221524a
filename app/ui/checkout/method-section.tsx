import type { CheckoutView } from '#app/http/checkout-view.server.ts';
import { METHOD_FACTS, type PaymentMethod } from '#app/payments/index.ts';
import { RadioCards } from '../choice.tsx';
import { classNames } from '../class-names.ts';
import { Checkbox } from '../field.tsx';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import { InstalmentField } from '../payment/instalment-field.tsx';
import type { PriceChange } from './form-parts.ts';
import { ReceiptFields } from './receipt-fields.tsx';

/** Shown by the choice itself, so that it works before scripts do. */
const HINTS: { method: PaymentMethod; shown: string }[] = [
  { method: 'transfer', shown: 'group-has-[[value=transfer]:checked]/method:block' },
  { method: 'virtual_account', shown: 'group-has-[[value^=virtual]:checked]/method:block' },
  { method: 'phone', shown: 'group-has-[[value=phone]:checked]/method:block' },
];
const CASH_LIKE =
  'hidden group-has-[[value=transfer]:checked]/method:grid group-has-[[value^=virtual]:checked]/method:grid';

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
  const paidAlready = view.tenders.external === 0;
  return (
    <div className="group/method">
      <Panel title="나머지 결제 수단">
        <p className="text-sm">
          {paidAlready ? (
            '더 낼 금액이 없어 결제창 없이 바로 주문돼요.'
          ) : (
            <>
              나머지{' '}
              <strong className="text-warm-700">
                <Won amount={view.tenders.external} />
              </strong>
              은 무엇으로 내시겠어요?
            </>
          )}
        </p>
        {/* Hidden, not gone: what was chosen is still sent. */}
        <div
          hidden={paidAlready}
          className="mt-3"
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
        <div className="mt-4 grid gap-4">
          {!paidAlready && (
            <>
              <div className="hidden group-has-[[value=card]:checked]/method:block">
                <InstalmentField amount={view.tenders.external} chosen={values.instalment} />
              </div>
              {HINTS.map(({ method, shown }) => (
                <p key={method} className={classNames('hidden text-xs text-ink-2', shown)}>
                  {METHOD_FACTS[method].hint}
                </p>
              ))}
            </>
          )}
          {view.needsDelivery && !paidAlready && (
            <div className={CASH_LIKE}>
              <Checkbox
                label="구매안전서비스(에스크로) 이용"
                name="escrow"
                defaultChecked={values.escrow === 'on'}
                hint="상품을 받을 때까지 결제 금액을 결제사가 보관해요. 이용하면 일부 상품만 취소할 수 없고 전체 취소만 돼요."
              />
            </div>
          )}
          <div className={view.tenders.charged > 0 || fields.receiptNumber ? 'grid' : CASH_LIKE}>
            <ReceiptFields values={values} fields={fields} />
          </div>
        </div>
      </Panel>
    </div>
  );
}

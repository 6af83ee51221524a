import type { CheckoutView } from '#app/http/checkout-view.server.ts';
import { RadioCards } from '../choice.tsx';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import type { PriceChange } from './form-parts.ts';

export function MethodSection({
  view,
  chosen,
  error,
  onPriceChange,
}: { view: CheckoutView; chosen: string; error: string | undefined } & PriceChange) {
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
    </Panel>
  );
}

import { useState } from 'react';
import { formatNumber } from '#app/core/krw.ts';
import type { BuyerView, CheckoutView } from '#app/http/checkout-view.server.ts';
import { paths } from '#app/http/paths.ts';
import { Button } from '../button.tsx';
import { Field } from '../field.tsx';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import type { PriceChange } from './form-parts.ts';

const LOWERED = {
  balance: '지갑에 있는 만큼만 쓸 수 있어요.',
  eligible: '온통대전을 받지 않는 상점의 상품은 지갑으로 낼 수 없어요.',
  'external-minimum': '나머지 금액이 결제 수단의 최소 금액보다 적어지지 않도록 지갑 사용을 줄였어요.',
};

export function WalletSection({
  view,
  buyer,
  typed,
  error,
  onPriceChange,
}: {
  view: CheckoutView;
  buyer: BuyerView;
  typed: string | undefined;
  error: string | undefined;
} & PriceChange) {
  const [amount, setAmount] = useState(typed ?? '0');
  const { charged, cashback } = buyer.balances;
  return (
    <Panel title="온통대전 지갑">
      <p className="text-sm text-ink-2">
        충전금 <Won amount={charged} /> · 캐시백 <Won amount={cashback} />
      </p>
      {charged + cashback === 0 ? (
        <p className="mt-2 text-sm">
          지갑이 비어 있어요.{' '}
          <a href={paths.walletCharge()} className="font-semibold text-teal-700 underline">
            충전하기
          </a>
        </p>
      ) : (
        <div className="mt-3 flex flex-wrap items-end gap-2">
          <div className="min-w-40 flex-1">
            <Field
              label="쓸 금액"
              name="walletAmount"
              inputMode="numeric"
              required
              value={amount}
              suffix="원"
              className="text-right font-bold"
              hint={<>이 주문에는 {formatNumber(view.walletLimit)}원까지 쓸 수 있어요.</>}
              error={error}
              onChange={(event) => setAmount(event.target.value)}
              onBlur={(event) => event.target.form && onPriceChange(event.target.form)}
            />
          </div>
          <Button
            type="submit"
            name="intent"
            value="quote"
            look="quiet"
            formNoValidate
            className="mb-6"
            onClick={(event) => {
              const { form } = event.currentTarget;
              if (!form) return;
              event.preventDefault();
              setAmount(String(view.walletLimit));
              const field = form.elements.namedItem('walletAmount');
              if (field instanceof HTMLInputElement) field.value = String(view.walletLimit);
              onPriceChange(form);
            }}
          >
            <UseAllOrApply />
          </Button>
        </div>
      )}
      {view.walletLoweredBy && (
        <p className="text-xs font-semibold text-warm-700">{LOWERED[view.walletLoweredBy]}</p>
      )}
    </Panel>
  );
}

/** Without scripts the button prices the typed amount; with them it uses all that may be used. */
function UseAllOrApply() {
  return (
    <>
      <span className="scripting-only">최대로 쓰기</span>
      <noscript>금액 적용</noscript>
    </>
  );
}

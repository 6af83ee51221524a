import { Form, useNavigation } from '@remix-run/react';
import { type ReactNode, useId, useState } from 'react';
import { type UnitPrice, unitPriceText } from '#app/catalog/index.ts';
import type { Krw } from '#app/core/krw.ts';
import { paths } from '#app/http/paths.ts';
import { Button, LinkButton } from '../button.tsx';
import { AddKey } from '../cart/add-key.tsx';
import { Won } from '../money.tsx';
import { QuantityStepper } from '../quantity-stepper.tsx';
import { AxisPicker, OptionList } from './option-picker.tsx';

export type Option = {
  id: string;
  optionName: string;
  optionValues: readonly string[];
  price: Krw;
  listPrice: Krw;
  stock: number;
  unitPrice: UnitPrice | null;
};

const MAX_QUANTITY = 99;
/** Few enough that a shopper should know. */
const NEARLY_GONE = 5;

/** Option, quantity, and the two buttons; on phones the buttons stay at the bottom of the screen. */
export function BuyForm({
  options,
  axes,
  basePrice,
  beside,
}: {
  /** What the options differ in; empty when each has one name of its own. */
  axes: readonly string[];
  options: readonly Option[];
  basePrice: Krw;
  /** Stands before the buttons of the bar: the heart. */
  beside: ReactNode;
}) {
  const only = options.length === 1 ? options[0] : undefined;
  const [chosenId, choose] = useState<string | undefined>(only?.id);
  const [quantity, setQuantity] = useState(1);
  const formId = useId();
  const navigation = useNavigation();
  const busy = navigation.state === 'submitting' && navigation.formAction === paths.cart();
  const chosen = options.find((option) => option.id === chosenId);
  const most = Math.min(chosen?.stock ?? MAX_QUANTITY, MAX_QUANTITY);
  return (
    <>
      <Form id={formId} method="post" action={paths.cart()} className="grid gap-5">
        <AddKey />
        {only ? (
          <input type="hidden" name="variantId" value={only.id} />
        ) : axes.length > 1 ? (
          <AxisPicker axes={axes} options={options} basePrice={basePrice} onChoose={choose} />
        ) : (
          <OptionList options={options} basePrice={basePrice} onChoose={choose} />
        )}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <QuantityStepper key={chosenId ?? 'none'} max={most} onChange={setQuantity} />
          {chosen && chosen.stock > 0 && chosen.stock <= NEARLY_GONE && (
            <p className="text-sm font-semibold text-warm-700">{chosen.stock}개 남았어요</p>
          )}
          {chosen && chosen.stock > 0 && (
            <p aria-live="polite" className="ml-auto text-sm">
              {!only && chosen.unitPrice && (
                <span className="mr-2 text-xs text-ink-2">{unitPriceText(chosen.unitPrice)}</span>
              )}
              상품 금액{' '}
              <strong className="text-lg font-heavy">
                <Won amount={chosen.price * Math.min(quantity, most)} />
              </strong>
            </p>
          )}
        </div>
      </Form>
      <BottomBar beside={beside}>
        <Button
          form={formId}
          name="intent"
          value="add"
          look="outline"
          size="large"
          wide
          busy={busy}
          disabled={chosen?.stock === 0}
        >
          장바구니
        </Button>
        <Button
          form={formId}
          name="intent"
          value="buy"
          size="large"
          wide
          busy={busy}
          disabled={chosen?.stock === 0}
        >
          바로 구매
        </Button>
      </BottomBar>
    </>
  );
}

function BottomBar({ beside, children }: { beside?: ReactNode; children: ReactNode }) {
  return (
    <div className="fixed inset-x-0 bottom-0 z-30 flex gap-2.5 border-t border-line bg-white px-4 pb-[calc(0.75rem+env(safe-area-inset-bottom))] pt-3 lg:static lg:border-0 lg:p-0">
      {beside}
      {children}
    </div>
  );
}

/** Same place, nothing to buy. */
export function NotForSale({ reason, beside }: { reason: string; beside?: ReactNode }) {
  return (
    <BottomBar beside={beside}>
      <Button type="button" size="large" wide disabled>
        {reason}
      </Button>
    </BottomBar>
  );
}

/** Adult-only goods for whoever is not verified: where to verify, in place of the buttons. */
export function AdultGate({ to }: { to: string }) {
  return (
    <BottomBar>
      <LinkButton to={to} size="large" wide>
        성인 인증하고 구매하기
      </LinkButton>
    </BottomBar>
  );
}

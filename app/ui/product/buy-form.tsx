import { Form, useNavigation } from '@remix-run/react';
import { type ReactNode, useState } from 'react';
import type { Krw } from '#app/core/krw.ts';
import { paths } from '#app/http/paths.ts';
import { Button } from '../button.tsx';
import { RadioCards } from '../choice.tsx';
import { Won } from '../money.tsx';
import { QuantityStepper } from '../quantity-stepper.tsx';

export type Option = { id: string; optionName: string; price: Krw; listPrice: Krw; stock: number };

const MAX_QUANTITY = 99;
/** Few enough that a shopper should know. */
const NEARLY_GONE = 5;

/** Option, quantity, and the two buttons; on phones the buttons stay at the bottom of the screen. */
export function BuyForm({
  options,
  basePrice,
  addKey,
}: {
  options: readonly Option[];
  basePrice: Krw;
  /** Minted with the page: a double tap adds once. */
  addKey: string;
}) {
  const only = options.length === 1 ? options[0] : undefined;
  const [chosenId, choose] = useState<string | undefined>(only?.id);
  const [quantity, setQuantity] = useState(1);
  const navigation = useNavigation();
  const busy = navigation.state === 'submitting' && navigation.formAction === paths.cart();
  const chosen = options.find((option) => option.id === chosenId);
  const most = Math.min(chosen?.stock ?? MAX_QUANTITY, MAX_QUANTITY);
  return (
    <Form method="post" action={paths.cart()} className="grid gap-5">
      <input type="hidden" name="addKey" value={addKey} />
      {only ? (
        <input type="hidden" name="variantId" value={only.id} />
      ) : (
        <RadioCards
          legend="옵션 선택"
          name="variantId"
          onChoose={choose}
          choices={options.map((option) => ({
            value: option.id,
            label: option.optionName,
            unavailable: option.stock === 0 && '품절',
            detail: option.price !== basePrice && (
              <span className="ml-2">
                <Won amount={option.price} />
              </span>
            ),
          }))}
        />
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <QuantityStepper key={chosenId ?? 'none'} max={most} onChange={setQuantity} />
        {chosen && chosen.stock <= NEARLY_GONE && (
          <p className="text-sm font-semibold text-warm-700">{chosen.stock}개 남았어요</p>
        )}
        {chosen && (
          <p aria-live="polite" className="ml-auto text-sm">
            상품 금액{' '}
            <strong className="text-lg font-heavy">
              <Won amount={chosen.price * Math.min(quantity, most)} />
            </strong>
          </p>
        )}
      </div>
      <BottomBar>
        <Button name="intent" value="add" look="outline" size="large" wide busy={busy}>
          장바구니
        </Button>
        <Button name="intent" value="buy" size="large" wide busy={busy}>
          바로 구매
        </Button>
      </BottomBar>
    </Form>
  );
}

function BottomBar({ children }: { children: ReactNode }) {
  return (
    <div className="fixed inset-x-0 bottom-0 z-30 flex gap-2.5 border-t border-line bg-white px-4 pb-[calc(0.75rem+env(safe-area-inset-bottom))] pt-3 lg:static lg:border-0 lg:p-0">
      {children}
    </div>
  );
}

/** Same place, nothing to buy. */
export function NotForSale({ reason }: { reason: string }) {
  return (
    <BottomBar>
      <Button type="button" size="large" wide disabled>
        {reason}
      </Button>
    </BottomBar>
  );
}

import { Form, Link } from '@remix-run/react';
import { Check } from 'lucide-react';
import type { Krw } from '#app/core/krw.ts';
import { paths } from '#app/http/paths.ts';
import type { PromiseRow } from '#app/http/promise-view.ts';
import { Button } from '../button.tsx';
import { classNames } from '../class-names.ts';
import { Won } from '../money.tsx';
import { PromiseRows } from '../order/refund-promise.tsx';
import { type PartName, PartNames } from '../part-names.tsx';
import { Picture } from '../picture.tsx';

export type CartLineView = {
  variantId: string;
  productId: string;
  name: string;
  origin: string | null;
  optionName: string;
  price: Krw;
  listPrice: Krw;
  quantity: number;
  selected: boolean;
  left: number;
  trouble: keyof typeof TROUBLE | null;
  parts: readonly PartName[];
  imageId: string | null;
  imageAlt: string | null;
};
export type CartStoreView = {
  storeId: string;
  name: string;
  slug: string;
  marketName: string | null;
  walletRefusal: string | null;
  /** Its market delivers it together with other stalls. */
  inGroup: boolean;
  /** Something of it is sent by parcel. */
  shipped: boolean;
  quote: { shipping: Krw; surcharge: Krw; goodsTotal: Krw; missingForFree: Krw | null } | null;
  /** 환불 약속 of what is selected; empty when nothing is. */
  promise: PromiseRow[];
  lines: CartLineView[];
};

/** One store's part of the cart, with its own shipping. */
export function CartStore({ store }: { store: CartStoreView }) {
  return (
    <section className="rounded-panel border border-line bg-white p-4 lg:p-6">
      <h2 className="text-md font-heavy">
        <Link to={paths.store(store.slug)} className="hover:underline">
          {store.name}
        </Link>
        {store.marketName && (
          <span className="ml-1.5 text-xs font-medium text-ink-2">{store.marketName}</span>
        )}
      </h2>
      {store.walletRefusal && (
        <p className="mt-1 text-xs text-ink-2">온통대전 결제 불가 · {store.walletRefusal}</p>
      )}
      <ul className="mt-2 divide-y divide-line">
        {store.lines.map((line) => (
          <CartLine key={line.variantId} line={line} />
        ))}
      </ul>
      {store.shipped && store.quote && !store.inGroup && <StoreShipping quote={store.quote} />}
      {store.promise.length > 0 && (
        <details className="not-open:-mb-3">
          <summary className="inline-flex min-h-11 items-center text-xs text-ink-2 underline underline-offset-2">
            취소·반품하면 얼마가 돌아오나요?
          </summary>
          <div className="rounded-card bg-ground-2 px-4 py-3">
            <PromiseRows rows={store.promise} />
          </div>
        </details>
      )}
    </section>
  );
}

function StoreShipping({ quote }: { quote: NonNullable<CartStoreView['quote']> }) {
  return (
    <p className="mt-2 flex flex-wrap justify-between gap-x-4 rounded-card bg-ground-2 px-4 py-3 text-sm">
      <span>
        배송비{' '}
        {quote.shipping + quote.surcharge > 0 ? <Won amount={quote.shipping + quote.surcharge} /> : '무료'}
      </span>
      {quote.missingForFree !== null && (
        <span className="font-semibold text-teal-700">
          <Won amount={quote.missingForFree} /> 더 담으면 무료배송
        </span>
      )}
    </p>
  );
}

const TROUBLE = {
  'not-for-sale': '지금은 판매하지 않아요',
  'sold-out': '품절되었어요',
  'not-enough': '남은 수량보다 많아요',
  'not-enough-together': '함께 담은 묶음과 단품을 더하면 남은 수량보다 많아요',
};

function CartLine({ line }: { line: CartLineView }) {
  const name = line.origin ? `${line.name} · ${line.origin}` : line.name;
  return (
    <li className="grid grid-cols-[auto_5rem_minmax(0,1fr)] gap-x-3 gap-y-2 pb-4 pt-3">
      <Form method="post" action={paths.cart()} preventScrollReset className="-ml-2.5 -mr-2.5 self-start">
        <input type="hidden" name="intent" value="select" />
        <input type="hidden" name="variantId" value={line.variantId} />
        <button
          type="submit"
          aria-pressed={line.selected}
          aria-label={`${line.name} 주문할 상품으로 고르기`}
          name="selected"
          value={line.selected ? 'false' : 'true'}
          className="grid size-11 place-items-center"
        >
          <span
            className={classNames(
              'grid size-6 place-items-center rounded-chip border',
              line.selected
                ? 'border-warm-600 bg-warm-600 text-white'
                : 'border-edge bg-white text-transparent',
            )}
          >
            <Check aria-hidden className="size-4" strokeWidth={3} />
          </span>
        </button>
      </Form>
      <Link
        to={paths.product(line.productId)}
        className="self-start overflow-hidden rounded-card"
        tabIndex={-1}
        aria-hidden
      >
        {line.imageId && <Picture imageId={line.imageId} alt="" sizes="5rem" />}
      </Link>
      <div className="min-w-0">
        <Link to={paths.product(line.productId)} className="text-sm hover:underline lg:text-base">
          {name}
        </Link>
        {line.optionName && <p className="text-xs text-ink-2">옵션 {line.optionName}</p>}
        <PartNames parts={line.parts} />
        <p className="mt-0.5 flex flex-wrap items-baseline gap-x-1.5 font-heavy">
          <Won amount={line.price * line.quantity} />
          {line.quantity > 1 && (
            <span className="text-xs font-medium text-ink-2">
              <Won amount={line.price} /> × {line.quantity}
            </span>
          )}
        </p>
        {line.trouble && <p className="text-xs font-semibold text-red">{TROUBLE[line.trouble]}</p>}
      </div>
      <div className="col-span-3 flex flex-wrap items-center justify-end gap-2 lg:col-span-2 lg:col-start-2 lg:justify-between">
        <Form method="post" action={paths.cart()} preventScrollReset className="flex items-center gap-2">
          <input type="hidden" name="intent" value="set" />
          <input type="hidden" name="variantId" value={line.variantId} />
          <label className="flex items-center gap-2 text-sm">
            <span className="text-ink-2 max-lg:large-text:sr-only">수량</span>
            <input
              key={line.quantity}
              type="number"
              name="quantity"
              inputMode="numeric"
              min={1}
              max={Math.max(1, Math.min(99, line.left))}
              defaultValue={line.quantity}
              required
              aria-label={`${line.name} 수량`}
              className="min-h-11 w-18 rounded-control border border-edge px-2 text-center font-bold"
            />
          </label>
          <Button
            look="quiet"
            size="small"
            disabled={line.trouble === 'not-for-sale' || line.trouble === 'sold-out'}
          >
            변경
          </Button>
        </Form>
        <Form method="post" action={paths.cart()} preventScrollReset>
          <input type="hidden" name="intent" value="remove" />
          <input type="hidden" name="variantId" value={line.variantId} />
          <Button look="quiet" size="small" aria-label={`${line.name} 빼기`}>
            빼기
          </Button>
        </Form>
      </div>
    </li>
  );
}

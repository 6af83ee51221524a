import type { CheckoutView } from '#app/http/checkout-view.server.ts';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import { PartNames } from '../part-names.tsx';
import { Picture } from '../picture.tsx';
import { SellerFacts } from '../store-parts.tsx';

export function LinesSection({ view }: { view: CheckoutView }) {
  const count = view.stores.reduce((sum, store) => sum + store.lines.length, 0);
  return (
    <Panel title="주문 상품" aside={`상점 ${view.stores.length}곳 · ${count}개`}>
      <div className="divide-y divide-line">
        {view.stores.map((store) => (
          <StoreLines key={store.storeId} store={store} />
        ))}
      </div>
    </Panel>
  );
}

function StoreLines({ store }: { store: CheckoutView['stores'][number] }) {
  const fee = store.shipping + store.surcharge;
  return (
    <section className="py-4 first:pt-0 last:pb-0">
      <h3 className="flex flex-wrap justify-between gap-x-3 text-sm font-bold">
        {store.name}
        {store.shipped && (
          <span className="font-medium text-ink-2">
            {store.groupName && `${store.groupName} 합배송 · `}배송비{' '}
            {fee > 0 ? <Won amount={fee} /> : '무료'}
          </span>
        )}
      </h3>
      {store.walletRefusal && (
        <p className="text-xs text-ink-2">온통대전 결제 불가 · {store.walletRefusal}</p>
      )}
      <ul className="mt-2 grid gap-3">
        {store.lines.map((line) => (
          <li key={line.variantId} className="grid grid-cols-[4rem_1fr] gap-3 text-sm">
            <div className="self-start overflow-hidden rounded-card">
              {line.imageId && <Picture imageId={line.imageId} alt="" sizes="4rem" />}
            </div>
            <div>
              <p>{line.origin ? `${line.name} · ${line.origin}` : line.name}</p>
              <p className="text-xs text-ink-2">
                {line.optionName && `${line.optionName} · `}
                {line.quantity}개
              </p>
              <PartNames parts={line.parts} />
              <p className="font-heavy">
                <Won amount={line.price * line.quantity} />
              </p>
              <p className="text-xs text-ink-2">{line.refundTerms}</p>
            </div>
          </li>
        ))}
      </ul>
      <details className="mt-1 text-xs not-open:-mb-3">
        <summary className="inline-flex min-h-11 items-center text-ink-2 underline underline-offset-2">
          판매자 정보
        </summary>
        <SellerFacts seller={store.seller} />
      </details>
    </section>
  );
}

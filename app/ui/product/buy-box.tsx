import { Link } from '@remix-run/react';
import type { ProductDetail } from '#app/catalog/index.server.ts';
import { TAX_LABEL, unitPriceText } from '#app/catalog/index.ts';
import type { KstDay } from '#app/core/kst.ts';
import { paths } from '#app/http/paths.ts';
import type { PromiseRow } from '#app/http/promise-view.ts';
import { AdultMark } from '../adult.tsx';
import { Notice } from '../feedback.tsx';
import { Facts } from '../lists.tsx';
import { Price } from '../money.tsx';
import { PromiseRows } from '../order/refund-promise.tsx';
import { Rating } from '../rating.tsx';
import { StoreTypeBadge } from '../store-parts.tsx';
import { Until } from '../when.tsx';
import { WishButton } from '../wish-button.tsx';
import { BenefitBox, type BenefitPart } from './benefit-box.tsx';
import { BundleParts } from './bundle-parts.tsx';
import { AdultGate, BuyForm, NotForSale } from './buy-form.tsx';
import { DeliveryLine } from './delivery-facts.tsx';
import { PriceWatch, SoldOutOptions } from './watch-buttons.tsx';

export type BuyBoxProps = {
  product: ProductDetail;
  parts: readonly BenefitPart[];
  refundTerms: string;
  promise: readonly PromiseRow[];
  wished: boolean;
  watches: { price: boolean; restock: readonly string[] };
  /** Adult-only, and the viewer is not verified as adult. */
  covered: boolean;
  today: KstDay;
};

export const nameWithOrigin = (product: { name: string; origin: string | null }): string =>
  product.origin ? `${product.name} · ${product.origin}` : product.name;

/** Everything to decide by, and the way to buy. */
export function BuyBox({ product, parts, refundTerms, promise, watches, today, ...own }: BuyBoxProps) {
  return (
    <div className="fade-below grid content-start gap-4 px-4 pb-7 pt-5 lg:sticky lg:top-24 lg:max-h-[calc(100dvh-7rem)] lg:-mx-1 lg:overflow-y-auto lg:px-1 lg:pb-10 lg:pt-0">
      <StoreLine product={product} />
      <h1 className="-mt-2 text-lg font-bold lg:text-xl">{nameWithOrigin(product)}</h1>
      <p className="-mt-2 text-sm text-ink-2">{product.summary}</p>
      <Rating count={product.ratingCount} sum={product.ratingSum} />
      <PriceLine product={product} />
      <BundleParts product={product} covered={own.covered} />
      <BenefitBox store={product.store} parts={parts} />
      <BuyArea product={product} {...own} />
      {product.onSale && (
        <>
          <SoldOutOptions
            productId={product.id}
            options={product.variants.filter(({ stock }) => stock === 0)}
            watched={watches.restock}
            today={today}
          />
          <PriceWatch productId={product.id} on={watches.price} />
        </>
      )}
      <Facts short facts={factsOf(product, refundTerms)} />
      <section className="rounded-card bg-ground-2 p-4">
        <h2 className="mb-2 text-sm font-bold">지금 사고 취소하면 얼마가 돌아오나요?</h2>
        <PromiseRows rows={promise} />
        <p className="mt-2 text-xs text-ink-2">
          {product.kind === 'goods' ? '1개를 배송비와 함께 결제했을 때예요. ' : '1장을 결제했을 때예요. '}낸
          수단 그대로 돌아와요.
        </p>
      </section>
    </div>
  );
}

function StoreLine({ product: { store, adultOnly } }: { product: ProductDetail }) {
  return (
    <p className="flex flex-wrap items-center gap-1.5 text-sm text-ink-2">
      <Link
        to={paths.store(store.slug)}
        className="inline-flex min-h-8 items-center font-bold text-ink hover:underline"
      >
        {store.name}
      </Link>
      <span>· {store.marketName ? `${store.district} ${store.marketName}` : store.district}</span>
      <StoreTypeBadge storeType={store.storeType} />
      {adultOnly && <AdultMark />}
    </p>
  );
}

function PriceLine({ product }: { product: ProductDetail }) {
  const varies = product.variants.some(({ price }) => price > product.price);
  return (
    <div>
      <div className="flex flex-wrap items-end gap-x-2.5 gap-y-1">
        <Price price={product.price} listPrice={product.listPrice} size="page" varies={varies} />
        <p className="pb-1.5 text-xs text-ink-2">
          {[product.unitPrice && unitPriceText(product.unitPrice), TAX_LABEL[product.taxType]]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {product.saleEndsAt && (
        <p className="mt-1 text-sm text-red">
          {product.listPrice > product.price ? '이 할인은' : '일부 옵션의 할인은'}{' '}
          <Until at={product.saleEndsAt} />
          까지예요
        </p>
      )}
    </div>
  );
}

const factsOf = (product: ProductDetail, refundTerms: string) => [
  ...(product.kind === 'goods'
    ? [{ label: '배송', value: <DeliveryLine shipping={product.shipping} /> }]
    : [{ label: '이용', value: '결제하면 주문 상세에서 QR 입장권을 바로 볼 수 있어요' }]),
  { label: '취소·반품', value: product.withdrawalException ?? refundTerms },
  {
    label: '판매자',
    value: (
      <>
        {product.seller.businessName} · <span className="whitespace-nowrap">{product.seller.phone}</span>
      </>
    ),
  },
];

function BuyArea({ product, wished, covered }: Pick<BuyBoxProps, 'product' | 'wished' | 'covered'>) {
  const heart = <WishButton productId={product.id} name={product.name} wished={wished} />;
  if (!product.onSale) return <NotForSale reason="판매가 끝난 상품이에요" beside={heart} />;
  if (covered)
    return (
      <>
        <Notice tone="warning" title="19세 이상만 살 수 있어요">
          본인인증으로 성인임을 확인한 회원만 사진을 보고 살 수 있어요. 비회원은 주문할 수 없어요.
        </Notice>
        <AdultGate to={paths.verifyPerson(paths.product(product.id))} />
      </>
    );
  if (product.soldOut) return <NotForSale reason="품절되었어요" beside={heart} />;
  return (
    <BuyForm
      key={product.id}
      options={product.variants}
      axes={product.optionAxes}
      basePrice={product.price}
      beside={heart}
    />
  );
}

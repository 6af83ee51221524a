import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { findProduct, type ProductDetail } from '#app/catalog/index.server.ts';
import { TAX_LABEL } from '#app/catalog/index.ts';
import { newId } from '#app/core/ids.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { productPromise } from '#app/http/product-promise.server.ts';
import type { PromiseRow } from '#app/http/promise-view.ts';
import { idParam, notFound } from '#app/http/respond.server.ts';
import { cashbackParts } from '#app/http/shop-cards.server.ts';
import { kindRules } from '#app/kinds/index.server.ts';
import { Badge } from '#app/ui/feedback.tsx';
import { Facts } from '#app/ui/lists.tsx';
import { Price } from '#app/ui/money.tsx';
import { PromiseRows } from '#app/ui/order/refund-promise.tsx';
import { Crumbs, type FrameHandle } from '#app/ui/page.tsx';
import { BenefitBox, type BenefitPart } from '#app/ui/product/benefit-box.tsx';
import { BuyForm, NotForSale } from '#app/ui/product/buy-form.tsx';
import { DeliveryLine } from '#app/ui/product/delivery-facts.tsx';
import { ProductDetails } from '#app/ui/product/details.tsx';
import { Gallery } from '#app/ui/product/gallery.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { StoreTypeBadge } from '#app/ui/store-parts.tsx';

export const handle: FrameHandle = { bottomBar: 'own' };

const nameWithOrigin = (product: { name: string; origin: string | null }): string =>
  product.origin ? `${product.name} · ${product.origin}` : product.name;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: `${nameWithOrigin(data.product)} · 온통대전몰` },
        { name: 'description', content: data.product.summary },
      ]
    : [{ title: '찾는 상품이 없어요 · 온통대전몰' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const product = (await findProduct(ctx, idParam(params.id))) ?? notFound();
  return {
    product,
    addKey: newId(),
    parts: await cashbackParts(ctx, product),
    refundTerms: kindRules(product.kind).refundTerms(product.terms),
    promise: productPromise(ctx, product),
  };
}

export default function ProductPage() {
  const { product, addKey, parts, refundTerms, promise } = useLoaderData<typeof loader>();
  return (
    <div className="lg:page-width lg:pb-16 lg:pt-6">
      <div className="px-4 py-2 lg:px-0">
        <Crumbs crumbs={[{ to: paths.category(product.categorySlug), text: product.categoryName }]} />
      </div>
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_26rem] lg:grid-rows-[auto_1fr] lg:gap-x-12 xl:grid-cols-[minmax(0,1fr)_29rem]">
        <Gallery images={product.images} />
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <BuyBox
            product={product}
            addKey={addKey}
            parts={parts}
            refundTerms={refundTerms}
            promise={promise}
          />
        </div>
        <div className="border-t-8 border-ground-2 lg:border-0">
          <ProductDetails product={product} refundTerms={refundTerms} />
        </div>
      </div>
    </div>
  );
}

type BuyBoxProps = {
  product: ProductDetail;
  addKey: string;
  parts: readonly BenefitPart[];
  refundTerms: string;
  promise: readonly PromiseRow[];
};

function BuyBox({ product, addKey, parts, refundTerms, promise }: BuyBoxProps) {
  const { store } = product;
  return (
    <div className="grid content-start gap-4 px-4 pb-7 pt-5 lg:sticky lg:top-24 lg:max-h-[calc(100dvh-7rem)] lg:overflow-y-auto lg:px-1 lg:py-0">
      <p className="flex flex-wrap items-center gap-1.5 text-sm text-ink-2">
        <Link
          to={paths.store(store.slug)}
          className="inline-flex min-h-8 items-center font-bold text-ink hover:underline"
        >
          {store.name}
        </Link>
        <span>· {store.marketName ? `${store.district} ${store.marketName}` : store.district}</span>
        <StoreTypeBadge storeType={store.storeType} />
      </p>
      <h1 className="-mt-2 text-lg font-bold lg:text-xl">{nameWithOrigin(product)}</h1>
      <p className="-mt-2 text-sm text-ink-2">{product.summary}</p>
      <div className="flex flex-wrap items-end gap-x-2.5 gap-y-1">
        <Price price={product.price} listPrice={product.listPrice} size="page" />
        <p className="pb-1.5 text-xs text-ink-2">
          {[product.unitPriceText, TAX_LABEL[product.taxType]].filter(Boolean).join(' · ')}
        </p>
        {product.adultOnly && (
          <p className="pb-1">
            <Badge tone="red">19세 이상</Badge>
          </p>
        )}
      </div>
      <BenefitBox store={store} parts={parts} />
      <Facts
        facts={[
          ...(product.kind === 'goods'
            ? [{ label: '배송', value: <DeliveryLine shipping={product.shipping} /> }]
            : [{ label: '이용', value: '결제하면 주문 상세에서 QR 입장권을 바로 볼 수 있어요' }]),
          { label: '취소·반품', value: product.withdrawalException ?? refundTerms },
          {
            label: '판매자',
            value: (
              <>
                {product.seller.businessName} ·{' '}
                <span className="whitespace-nowrap">{product.seller.phone}</span>
              </>
            ),
          },
        ]}
      />
      <section className="rounded-card bg-ground-2 p-4">
        <h2 className="mb-2 text-sm font-bold">지금 사고 취소하면 얼마가 돌아오나요?</h2>
        <PromiseRows rows={promise} />
        <p className="mt-2 text-xs text-ink-2">
          {product.kind === 'goods' ? '1개를 배송비와 함께 결제했을 때예요. ' : '1장을 결제했을 때예요. '}낸
          수단 그대로 돌아와요.
        </p>
      </section>
      {!product.onSale ? (
        <NotForSale reason="판매가 끝난 상품이에요" />
      ) : product.soldOut ? (
        <NotForSale reason="품절되었어요" />
      ) : (
        <BuyForm options={product.variants} basePrice={product.price} addKey={addKey} />
      )}
    </div>
  );
}

export const ErrorBoundary = RouteError;

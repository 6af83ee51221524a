import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { findProduct, type ProductDetail } from '#app/catalog/index.server.ts';
import { TAX_LABEL } from '#app/catalog/index.ts';
import { newId } from '#app/core/ids.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { idParam, notFound } from '#app/http/respond.server.ts';
import { cashbackParts } from '#app/http/shop-cards.server.ts';
import { kindRules } from '#app/kinds/index.server.ts';
import { Badge } from '#app/ui/feedback.tsx';
import { Facts } from '#app/ui/lists.tsx';
import { Price } from '#app/ui/money.tsx';
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
  };
}

export default function ProductPage() {
  const { product, addKey, parts, refundTerms } = useLoaderData<typeof loader>();
  return (
    <div className="lg:page-width lg:pb-16 lg:pt-6">
      <div className="px-4 py-2 lg:px-0">
        <Crumbs crumbs={[{ to: paths.category(product.categorySlug), text: product.categoryName }]} />
      </div>
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_26rem] lg:grid-rows-[auto_1fr] lg:gap-x-12 xl:grid-cols-[minmax(0,1fr)_29rem]">
        <Gallery images={product.images} />
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <BuyBox product={product} addKey={addKey} parts={parts} refundTerms={refundTerms} />
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
};

function BuyBox({ product, addKey, parts, refundTerms }: BuyBoxProps) {
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

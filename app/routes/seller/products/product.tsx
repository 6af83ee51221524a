import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  askReview,
  cancelPricePlan,
  correctPrices,
  correctProduct,
  correctStock,
  findOwnProduct,
  listPricePlans,
  planPrices,
  resumeProduct,
  stopProduct,
  withdrawReview,
} from '#app/catalog/index.server.ts';
import type { Ctx, Seller } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { sellerCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { type ProductAsk, ProductDeskForm } from '#app/http/product-desk-form.ts';
import { idParam, notFound, redirectWithToast } from '#app/http/respond.server.ts';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { FactsForm } from '#app/ui/seller/product/facts-form.tsx';
import { ProductMoves } from '#app/ui/seller/product/moves.tsx';
import { ListPriceRule, PriceForm, StockForm } from '#app/ui/seller/product/option-forms.tsx';
import { Part, PartLinks } from '#app/ui/seller/product/parts.tsx';
import { PlanForm, PricePlans } from '#app/ui/seller/product/price-plans.tsx';
import { ProductSummary } from '#app/ui/seller/product/summary.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.product.name ?? '상품'} · 판매자센터` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await sellerCtx(request);
  const id = idParam(params.id);
  const [product, plans] = await Promise.all([findOwnProduct(ctx, id), listPricePlans(ctx, id)]);
  return { product: product ?? notFound(), plans, now: ctx.now, countId: newId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await sellerCtx(request);
  const productId = idParam(params.id);
  const form = await readForm(request, ProductDeskForm, { productId });
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    const done = await act(ctx, form.value);
    return redirectWithToast(paths.seller.product(productId), done);
  });
}

/** Does what a form asked for and says what was done. */
async function act(ctx: Ctx<Seller>, asked: ProductAsk): Promise<string> {
  switch (asked.intent) {
    case 'review':
      await askReview(ctx, asked.input.productId);
      return '검수를 요청했습니다.';
    case 'withdraw':
      await withdrawReview(ctx, asked.input.productId);
      return '검수 요청을 거두었습니다.';
    case 'stop':
      await stopProduct(ctx, asked.input.productId);
      return '판매를 중지했습니다.';
    case 'resume':
      await resumeProduct(ctx, asked.input.productId);
      return '다시 판매합니다.';
    case 'facts':
      await correctProduct(ctx, asked.input);
      return '이름과 설명을 저장했습니다.';
    case 'prices':
      await correctPrices(ctx, asked.input);
      return '판매가를 저장했습니다.';
    case 'stock':
      await correctStock(ctx, asked.input);
      return '재고를 저장했습니다.';
    case 'plan':
      await planPrices(ctx, asked.input);
      return '가격을 예약했습니다.';
    case 'cancel-plan':
      await cancelPricePlan(ctx, asked.input.planId);
      return '예약한 가격을 거두었습니다.';
  }
}

const MOVES = ['review', 'withdraw', 'stop', 'resume'];

export default function SellerProduct() {
  const { product, plans, now, countId } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const of = (...intents: string[]) =>
    problem && intents.includes(problem.values.intent ?? '') ? problem : undefined;
  const { options } = product;
  return (
    <Page title={product.name} crumbs={[{ to: paths.seller.products(), text: '상품 관리' }]}>
      <PartLinks />
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-4">
          <ProductMoves product={product} problem={of(...MOVES)} />
          <Part id="stock">
            <StockForm
              key={options.map(({ id, stock }) => `${id}:${stock}`).join()}
              options={options}
              countId={countId}
              problem={of('stock')}
            />
          </Part>
          <Part id="prices">
            <PriceForm
              key={options.map(({ id, price, regularPrice }) => `${id}:${regularPrice ?? price}`).join('/')}
              options={options}
              problem={of('prices')}
            />
          </Part>
          <Part id="plans">
            <PricePlans plans={plans} problem={of('cancel-plan')} />
          </Part>
          <PlanForm
            key={plans.map(({ id, state }) => `${id}:${state}`).join('.')}
            options={options.filter(({ active }) => active)}
            now={now}
            problem={of('plan')}
          />
          <ListPriceRule options={options} />
          <Part id="facts">
            <FactsForm product={product} problem={of('facts')} />
          </Part>
        </div>
        <ProductSummary product={product} />
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;

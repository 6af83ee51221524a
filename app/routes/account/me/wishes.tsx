import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { anyCtx, shopperCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { safeTarget } from '#app/http/redirect-target.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { findShopCards } from '#app/http/shop-cards.server.ts';
import {
  listWishes,
  unwatchPrice,
  unwatchRestock,
  unwish,
  watchPrice,
  watchRestock,
  wish,
} from '#app/interests/index.server.ts';
import { InterestInput } from '#app/interests/index.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { MoreLink } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { ProductCard, ProductGrid } from '#app/ui/product-card.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '찜한 상품 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const page = await listWishes(ctx, new URL(request.url).searchParams.get('cursor'));
  const cards = await findShopCards(ctx, page.rows);
  return { cards, next: page.next, gone: page.rows.length - cards.length };
}

const DONE = {
  wish: '찜한 상품에 담았습니다.',
  unwish: '찜을 취소했습니다.',
  'watch-price': '가격이 내리면 메일로 알려 드리겠습니다.',
  'unwatch-price': '가격 인하 알림을 껐습니다.',
  'watch-restock': '다시 들어오면 메일로 알려 드리겠습니다.',
  'unwatch-restock': '재입고 알림을 껐습니다.',
} as const;

async function carryOut(ctx: Ctx<Shopper>, input: InterestInput): Promise<void> {
  switch (input.intent) {
    case 'wish':
      return wish(ctx, input.productId);
    case 'unwish':
      return unwish(ctx, input.productId);
    case 'watch-price':
      return watchPrice(ctx, input.productId);
    case 'unwatch-price':
      return unwatchPrice(ctx, input.productId);
    case 'watch-restock':
      return watchRestock(ctx, input.variantId);
    case 'unwatch-restock':
      return unwatchRestock(ctx, input.variantId);
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await anyCtx(request);
  const form = await readForm(request, InterestInput);
  if (!form.ok) return form.answer;
  const { actor } = ctx;
  const back = safeTarget(form.value.back, paths.wishes());
  if (actor.kind !== 'shopper') return redirect(paths.login(back));
  return attempt(form.values, async () => {
    await carryOut({ ...ctx, actor }, form.value);
    // With scripts the page the heart stands on stays as it is.
    return form.values.quiet ? null : redirectWithToast(back, DONE[form.value.intent]);
  });
}

export default function WishesPage() {
  const { cards, next, gone } = useLoaderData<typeof loader>();
  return (
    <Page title="찜한 상품" crumbs={[{ to: paths.me(), text: '내 정보' }]}>
      {cards.length === 0 && gone === 0 && (
        <Empty
          emoji="💝"
          title="아직 찜한 상품이 없어요"
          action={<LinkButton to={paths.newest()}>새 상품 보기</LinkButton>}
        >
          마음에 드는 상품의 하트를 누르면 여기에 모여요.
        </Empty>
      )}
      {gone > 0 && (
        <p className="mb-4 text-sm text-ink-2">지금 팔지 않는 상품 {gone}개는 보여 드리지 않아요.</p>
      )}
      <h2 className="sr-only">상품 목록</h2>
      <ProductGrid>
        {cards.map((card, at) => (
          <li key={card.id}>
            <ProductCard card={card} cashback={card.cashback} eager={at === 0 ? 'first' : at < 4} />
          </li>
        ))}
      </ProductGrid>
      <MoreLink to={next && paths.wishes({ cursor: next })} />
    </Page>
  );
}

export const ErrorBoundary = RouteError;

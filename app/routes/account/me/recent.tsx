import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { readCookie, writeCookie } from '#app/http/cookies.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { findShopCards } from '#app/http/shop-cards.server.ts';
import { chooseViewing, clearViewed, listViewed, remembersViewed } from '#app/interests/index.server.ts';
import { readViewed, rememberViewed } from '#app/interests/index.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { Page } from '#app/ui/page.tsx';
import { ProductCard, ProductGrid } from '#app/ui/product-card.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';

export const meta: MetaFunction = () => [{ title: '최근 본 상품 · 온통대전몰' }];

const SHOWN = 60;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const { actor } = ctx;
  if (actor.kind === 'shopper') {
    const own = { ...ctx, actor };
    const [ids, remembers] = await Promise.all([listViewed(own, SHOWN), remembersViewed(own)]);
    return { cards: await findShopCards(ctx, ids), remembers };
  }
  const ids = readViewed(readCookie(request, 'viewed'));
  return { cards: await findShopCards(ctx, ids ?? []), remembers: ids !== null };
}

const RecentInput = z.object({
  intent: z.enum(['clear', 'off', 'on'], '요청을 이해하지 못했습니다. 새로고침한 뒤 다시 시도해 주세요.'),
});

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await anyCtx(request);
  const form = await readForm(request, RecentInput);
  if (!form.ok) return form.answer;
  const { intent } = form.value;
  const { actor } = ctx;
  if (actor.kind === 'shopper') {
    const own = { ...ctx, actor };
    if (intent === 'clear') await clearViewed(own);
    else await chooseViewing(own, intent === 'on');
    return redirect(paths.recent());
  }
  const known = readViewed(readCookie(request, 'viewed'));
  const kept = intent === 'off' || (intent === 'clear' && known === null) ? null : [];
  return redirect(paths.recent(), { headers: { 'Set-Cookie': writeCookie('viewed', rememberViewed(kept)) } });
}

export default function RecentPage() {
  const { cards, remembers } = useLoaderData<typeof loader>();
  return (
    <Page
      title="최근 본 상품"
      crumbs={[{ to: paths.me(), text: '내 정보' }]}
      lead={
        remembers
          ? '회원은 100개까지, 비회원은 이 브라우저에 20개까지 기억해요.'
          : '본 상품을 기억하지 않고 있어요.'
      }
    >
      <Form method="post" className="mb-6 flex flex-wrap gap-2">
        {cards.length > 0 && (
          <SubmitButton name="intent" value="clear" look="quiet" size="small">
            모두 지우기
          </SubmitButton>
        )}
        <SubmitButton name="intent" value={remembers ? 'off' : 'on'} look="quiet" size="small">
          {remembers ? '지우고 기억하지 않기' : '다시 기억하기'}
        </SubmitButton>
      </Form>
      {cards.length === 0 && (
        <Empty
          emoji="👀"
          title="최근 본 상품이 없어요"
          action={<LinkButton to={paths.home()}>둘러보기</LinkButton>}
        />
      )}
      <h2 className="sr-only">상품 목록</h2>
      <ProductGrid>
        {cards.map((card, at) => (
          <li key={card.id}>
            <ProductCard card={card} cashback={card.cashback} eager={at === 0 ? 'first' : at < 4} />
          </li>
        ))}
      </ProductGrid>
    </Page>
  );
}

export const ErrorBoundary = RouteError;

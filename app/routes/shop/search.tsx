import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { josa } from 'es-hangul';
import { listCategories } from '#app/catalog/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { Refusal } from '#app/core/refusal.ts';
import { clientOf } from '#app/http/client.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { waitOf } from '#app/http/forms.server.ts';
import { listUrl, type Pair, selectionPairs } from '#app/http/list-selection.ts';
import { paths } from '#app/http/paths.ts';
import { answerRefusal } from '#app/http/refusal-texts.ts';
import { categoryLinks, readListQuery, resultView } from '#app/http/result-page.server.ts';
import { listShopCards } from '#app/http/shop-cards.server.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { allow } from '#app/limits/index.server.ts';
import { noteAsked, popularSearches, searchProducts } from '#app/search/index.server.ts';
import type { TreeNode } from '#app/search/index.ts';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { CategoryRail, Results } from '#app/ui/search/results.tsx';
import { SearchHelp } from '#app/ui/search/search-help.tsx';

const LONGEST = 60;
const HELP_CARDS = 10;

export const meta: MetaFunction<typeof loader> = ({ data: found, matches }) =>
  pageMeta(matches, {
    title: found?.text ? `'${found.text}' 검색` : '검색',
    description: '온통대전몰에서 상품과 상점을 이름, 초성으로 찾아보세요.',
    path: '/search',
    hidden: true,
  });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const search = new URL(request.url).searchParams;
  const text = (search.get('q') ?? '').normalize('NFC').trim().slice(0, LONGEST);
  const { network } = clientOf(request, context);
  if (text !== '') await mayAsk(ctx, network);
  const query = await readListQuery(ctx, search);
  const tree: readonly TreeNode[] = await listCategories(ctx);
  const path = pathOf(tree, search.get('category'));
  const inside = path.at(-1);
  const asTyped = search.get('exact') === '1';
  const answer = await searchProducts(ctx, {
    ...query.asked,
    ...(inside && { categoryId: inside.id }),
    text,
    asTyped,
  });
  const said: Pair[] = [['q', text], ...(asTyped ? [['exact', '1'] as const] : [])];
  const fixed: Pair[] = [...said, ...(inside ? [['category', inside.slug] as const] : [])];
  const kept = selectionPairs(query.selection);
  const here = (slug: string | null): string =>
    listUrl(paths.search(), [...said, ...(slug ? [['category', slug] as const] : []), ...kept]);
  if (answer.total > 0 && !query.isContinued && !answer.meant) await noteAsked(ctx, text, network);
  const empty = answer.total === 0;
  const [view, links, help] = await Promise.all([
    resultView(ctx, paths.search(), fixed, query, answer),
    categoryLinks(ctx, answer, (node) => here(node.slug)),
    empty ? helpOf(ctx) : null,
  ]);
  return {
    text,
    meant: answer.meant && `'${answer.meant.text}'${josa.pick(answer.meant.text, '으로/로')}`,
    asTypedUrl: listUrl(paths.search(), [
      ['q', text],
      ['exact', '1'],
    ]),
    view,
    links,
    up: inside ? { to: here(path.at(-2)?.slug ?? null), text: path.at(-2)?.name ?? '전체 카테고리' } : null,
    inside: inside?.name ?? null,
    help,
  };
}

async function mayAsk(ctx: Ctx, network: string): Promise<void> {
  try {
    await allow(ctx, 'search', { network });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status, text } = answerRefusal(error.reason);
    throw data(text, { status, headers: waitOf(error.reason) });
  }
}

function pathOf(tree: readonly TreeNode[], slug: string | null): TreeNode[] {
  for (const node of tree) {
    if (node.slug === slug) return [node];
    const below = pathOf(node.children ?? [], slug);
    if (below.length > 0) return [node, ...below];
  }
  return [];
}

/** When nothing was found: what others ask for, where to look, what sells. */
async function helpOf(ctx: Ctx) {
  const [popular, categories, cards] = await Promise.all([
    popularSearches(ctx),
    listCategories(ctx),
    listShopCards(ctx, { sort: 'recommended', limit: HELP_CARDS }),
  ]);
  return {
    popular,
    categories: categories.map(({ name, slug, emblem }) => ({ name, slug, emblem })),
    cards: cards.rows,
  };
}

export default function SearchPage() {
  const { text, meant, asTypedUrl, view, links, up, inside, help } = useLoaderData<typeof loader>();
  const title = text === '' ? '무엇을 찾으세요?' : `‘${text}’ 검색 결과`;
  return (
    <Page title={title} lead={meant && <MeantLine typed={text} meant={meant} asTypedUrl={asTypedUrl} />}>
      <Results
        view={view}
        categories={
          <CategoryRail label={inside ? `${inside} 안에서` : '카테고리'} up={up ?? undefined} links={links} />
        }
        empty={help && <SearchHelp text={text} {...help} />}
      />
    </Page>
  );
}

function MeantLine({ typed, meant, asTypedUrl }: { typed: string; meant: string; asTypedUrl: string }) {
  return (
    <p role="status">
      <strong className="font-bold text-ink">{meant}</strong> 찾았어요.{' '}
      <Link to={asTypedUrl} className="inline-flex min-h-9 items-center underline underline-offset-2">
        ‘{typed}’ 그대로 검색
      </Link>
    </p>
  );
}

export const ErrorBoundary = RouteError;

import type { LoaderFunctionArgs } from '@remix-run/node';
import { type CategoryNode, listCategories } from '#app/catalog/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { systemCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { type SitemapEntry, sitemap } from '#app/http/web/sitemap.ts';
import { originOf, streamedText } from '#app/http/web/streamed.server.ts';
import { listMarkets, listStores } from '#app/stores/index.server.ts';

const FIXED = [
  paths.home(),
  paths.categories(),
  paths.markets(),
  paths.stores(),
  paths.testbed(),
  paths.tickets(),
  paths.newest(),
  paths.coupons(),
  paths.cashbackPolicy(),
  paths.terms(),
  paths.privacy(),
  paths.refundPolicy(),
  paths.help(),
];

type Node = { slug: string; children?: readonly Node[] };
const slugsOf = (nodes: readonly Node[]): string[] =>
  nodes.flatMap((node) => [node.slug, ...slugsOf(node.children ?? [])]);

async function* pages(ctx: Ctx): AsyncGenerator<SitemapEntry[]> {
  yield FIXED.map((path) => ({ path }));
  const tree: readonly CategoryNode[] = await listCategories(ctx);
  yield slugsOf(tree).map((slug) => ({ path: paths.category(slug) }));
  yield (await listMarkets(ctx)).map(({ slug }) => ({ path: paths.market(slug) }));
  for (let cursor: string | null = null, more = true; more; ) {
    const page: Awaited<ReturnType<typeof listStores>> = await listStores(ctx, { cursor, limit: 60 });
    yield page.rows.map(({ slug }) => ({ path: paths.store(slug) }));
    cursor = page.next;
    more = cursor !== null;
  }
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  return streamedText(
    sitemap(originOf(request), pages(await systemCtx(request))),
    'application/xml',
    context,
  );
}

import type { LoaderFunctionArgs } from '@remix-run/node';
import { type CategoryNode, listCategories } from '#app/catalog/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import type { Page } from '#app/core/paging.ts';
import { listEvents } from '#app/displays/index.server.ts';
import { systemCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { type SitemapEntry, sitemap } from '#app/http/web/sitemap.ts';
import { originOf, streamedText } from '#app/http/web/streamed.server.ts';
import { listMarkets, listStores } from '#app/stores/index.server.ts';
import { DISTRICT_SLUG } from '#app/stores/index.ts';
import { listProgrammes } from '#app/testbed/index.server.ts';
import { isOver, PHASES } from '#app/testbed/index.ts';

const FIXED = [
  paths.home(),
  paths.categories(),
  paths.markets(),
  paths.stores(),
  paths.testbed(),
  paths.events(),
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
  yield Object.values(DISTRICT_SLUG).map((slug) => ({ path: paths.district(slug) }));
  for (const when of ['open', 'past'] as const)
    yield (await listEvents(ctx, when)).map(({ slug }) => ({ path: paths.event(slug) }));
  for (const phase of PHASES)
    for await (const rows of allOf((cursor) => listProgrammes(ctx, { phase, cursor })))
      yield rows.flatMap(({ slug, state }) => [
        { path: paths.testProgramme(slug) },
        ...(isOver(state) ? [{ path: paths.testResult(slug) }] : []),
      ]);
  for await (const rows of allOf((cursor) => listStores(ctx, { cursor, limit: 60 })))
    yield rows.map(({ slug }) => ({ path: paths.store(slug) }));
}

/** A list's pages, one after the other. */
async function* allOf<Row>(
  pageAt: (cursor: string | null) => Promise<Page<Row>>,
): AsyncGenerator<readonly Row[]> {
  for (let cursor: string | null = null, more = true; more; ) {
    const page: Page<Row> = await pageAt(cursor);
    yield page.rows;
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

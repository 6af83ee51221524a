import type { LoaderFunctionArgs } from '@remix-run/node';
import { listCategories } from '#app/catalog/index.server.ts';
import { systemCtx } from '#app/http/ctx.server.ts';
import { shoppingFeed } from '#app/http/web/shopping-feed.ts';
import { originOf, streamedText } from '#app/http/web/streamed.server.ts';
import { eachPublished } from '#app/listings/index.server.ts';

type Node = { id: string; name: string; children?: readonly Node[] };
const namesById = (nodes: readonly Node[], above: readonly string[] = []): [string, string[]][] =>
  nodes.flatMap((node) => {
    const names = [...above, node.name];
    return [[node.id, names] as [string, string[]], ...namesById(node.children ?? [], names)];
  });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await systemCtx(request);
  const names = new Map(namesById(await listCategories(ctx)));
  const feed = shoppingFeed(originOf(request), eachPublished(ctx), (id) => names.get(id) ?? []);
  return streamedText(feed, 'text/tab-separated-values', context);
}

import type { LoaderFunctionArgs } from '@remix-run/node';
import { systemCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { PER_SITEMAP, sitemapIndex } from '#app/http/web/sitemap.ts';
import { originOf, streamedText } from '#app/http/web/streamed.server.ts';
import { listRuns } from '#app/listings/index.server.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const runs = await listRuns(await systemCtx(request), PER_SITEMAP);
  const maps = [paths.sitemapOfPages(), ...runs.map((after) => paths.sitemapOfProducts(after))];
  return streamedText([sitemapIndex(originOf(request), maps)], 'application/xml', context);
}

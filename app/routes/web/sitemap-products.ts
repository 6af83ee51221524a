import type { LoaderFunctionArgs } from '@remix-run/node';
import { isId } from '#app/core/ids.ts';
import { systemCtx } from '#app/http/ctx.server.ts';
import { FIRST_RUN, paths } from '#app/http/paths.ts';
import { notFound } from '#app/http/respond.server.ts';
import { PER_SITEMAP, sitemap } from '#app/http/web/sitemap.ts';
import { originOf, streamedText } from '#app/http/web/streamed.server.ts';
import { eachPublished, type PublishedProduct } from '#app/listings/index.server.ts';

const entryOf = ({ id, updatedAt, imageId }: PublishedProduct) => ({
  path: paths.product(id),
  changedAt: updatedAt,
  image: paths.image(imageId, 800, 'webp'),
});

async function* entries(batches: AsyncIterable<PublishedProduct[]>) {
  for await (const products of batches) yield products.map(entryOf);
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const name = params.file?.replace(/\.xml$/, '');
  const after = name === FIRST_RUN ? null : isId(name) ? name : notFound();
  const batches = eachPublished(await systemCtx(request), { after, most: PER_SITEMAP });
  return streamedText(sitemap(originOf(request), entries(batches)), 'application/xml', context);
}

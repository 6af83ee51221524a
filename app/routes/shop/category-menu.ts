import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { type CategoryNode, listCategories } from '#app/catalog/index.server.ts';
import { systemCtx } from '#app/http/ctx.server.ts';
import type { MenuNode } from '#app/ui/shell/category-menu.tsx';

/** The tree as the menu shows it; the same for everybody. */
export async function loader({ request }: LoaderFunctionArgs) {
  const categories = await listCategories(await systemCtx(request));
  return data(categories.map(menuNode), { headers: { 'Cache-Control': 'private, max-age=60' } });
}

const menuNode = ({ slug, name, emblem, children }: CategoryNode): MenuNode => ({
  slug,
  name,
  emblem,
  children: children.map(menuNode),
});

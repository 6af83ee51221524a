import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listCategories } from '#app/catalog/index.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { viewerOf } from '#app/http/viewer.server.ts';
import { startSharing } from '#app/platform/shared-reads.server.ts';
import { loader as category } from '#app/routes/shop/category.tsx';
import { loader as home } from '#app/routes/shop/home.tsx';
import { loader as product } from '#app/routes/shop/product.tsx';
import { loader as search } from '#app/routes/shop/search.tsx';

/**
 * What the mall is compared with, a process of its own: `/queries/…` runs the page's queries and sends them as JSON,
 * `/bytes/…` sends the page's bytes and does nothing else. No framework, no rendering, no headers but two.
 */
const LOADERS = { home, category, product, search };
type Name = keyof typeof LOADERS;
const isName = (name: string | undefined): name is Name => name !== undefined && name in LOADERS;

// As the mall's web process does.
startSharing();

const pages = new Map<Name, { url: string; bytes: Buffer }>();

/** What the frame around every page reads. */
async function frameOf(request: Request): Promise<unknown> {
  const ctx = await anyCtx(request);
  return Promise.all([listCategories(ctx), viewerOf(ctx)]);
}

async function queriesOf(name: Name): Promise<string> {
  const url = pages.get(name)?.url ?? '';
  const request = new Request(url);
  const id = /\/(?:products|categories)\/([^/?]+)/.exec(url)?.[1];
  const args = {
    request,
    params: { id, slug: id },
    context: { requestId: '', nonce: '', clientIp: '127.0.0.1', readerIsReady: async () => true },
  };
  const [frame, facts] = await Promise.all([frameOf(request), LOADERS[name](args)]);
  return JSON.stringify([frame, facts]);
}

const answer: RequestListener = (req, res) => {
  const [, what, name] = (req.url ?? '').split('/');
  const page = isName(name) ? pages.get(name) : undefined;
  if (!isName(name) || !page) {
    res.writeHead(404).end();
  } else if (what === 'bytes') {
    res.writeHead(200, { 'content-type': 'text/html', 'content-length': page.bytes.length }).end(page.bytes);
  } else {
    queriesOf(name).then(
      (text) => res.writeHead(200, { 'content-type': 'application/json' }).end(text),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        res.writeHead(500).end();
      },
    );
  }
};

/** `name=url` pairs: the pages it stands beside. */
for (const pair of process.argv.slice(2)) {
  const name = pair.slice(0, pair.indexOf('='));
  const url = pair.slice(pair.indexOf('=') + 1);
  if (!isName(name)) throw new Error(`unknown page: ${name}`);
  pages.set(name, { url, bytes: Buffer.from(await (await fetch(url)).arrayBuffer()) });
}
const server = createServer(answer);
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listening ${(server.address() as AddressInfo).port}\n`);
});

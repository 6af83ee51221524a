import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import type { ActionFunctionArgs, LoaderFunction, ServerBuild } from '@remix-run/node';
import { onTestFinished } from 'vitest';
import * as entry from '#app/entry.server.tsx';
import { createEdge, type EdgeOptions } from '#app/http/edge/edge-app.server.ts';
import { createLog } from '#app/platform/log.server.ts';
import Root, { Layout } from '#app/root.tsx';
import type { FrameHandle } from '#app/ui/page.tsx';

type Answer = { status: number; headers: Record<string, string>; body: string };
type Asked = {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  chunked?: boolean;
};

/** The real edge on a free port, with the real document around one small page behind it. */
export async function anEdge(options: Partial<EdgeOptions> = {}) {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const app = createEdge({
    build: aBuild(),
    address: { appOrigin: undefined, port },
    sources: { appOrigin: undefined, providerOrigins: [], signInOrigins: [], dev: false },
    log: createLog(sink),
    checks: {},
    ...options,
  });
  server.on('request', app);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    port,
    origin: `http://localhost:${port}`,
    logged: () => lines.join(''),
    ask: (asked: Asked) => ask(port, asked),
  };
}

/** Plain HTTP, for `fetch` lets nobody choose Host, Origin or how a body is framed. */
function ask(
  port: number,
  { method = 'GET', path = '/', headers = {}, body, chunked }: Asked,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body && !chunked ? { 'content-length': String(Buffer.byteLength(body)) } : {};
    const asking = httpRequest(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: { host: `localhost:${port}`, ...length, ...headers },
      },
      async (answer) => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part as Buffer);
        const plain = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as const);
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(plain),
          body: Buffer.concat(parts).toString(),
        });
      },
    );
    asking.once('error', reject);
    asking.end(body);
  });
}

function Failure() {
  return <h1>오류</h1>;
}

/** With one page, and at `/text` what `text` answers. `handle` is the page's own. */
export function aBuild({
  text = () => null,
  handle = {},
}: {
  text?: LoaderFunction;
  handle?: FrameHandle;
} = {}): ServerBuild {
  const page = {
    handle,
    default: () => <h1>한 화면</h1>,
    action: async ({ request }: ActionFunctionArgs) => {
      const form = await request.formData();
      if (form.has('fail')) throw new Error('card 4111 1111 1111 1111 of 010-1234-5678 refused');
      return null;
    },
  };
  const asset = {
    hasAction: false,
    hasLoader: false,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: false,
  };
  return {
    mode: 'production',
    entry: { module: entry },
    routes: {
      root: { id: 'root', path: '', module: { default: Root, Layout, ErrorBoundary: Failure } },
      page: { id: 'page', parentId: 'root', index: true, module: page },
      // A module without a page answers by itself.
      text: { id: 'text', path: 'text', module: { loader: text } as unknown as typeof page },
    },
    assets: {
      version: '1',
      url: '/assets/manifest.js',
      entry: { module: '/assets/entry.js', imports: [] },
      routes: {
        root: { ...asset, id: 'root', path: '', module: '/assets/root.js' },
        page: {
          ...asset,
          id: 'page',
          parentId: 'root',
          index: true,
          hasAction: true,
          module: '/assets/page.js',
        },
        text: { ...asset, id: 'text', path: 'text', hasLoader: true, module: '/assets/text.js' },
      },
    },
    basename: '/',
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    isSpaMode: false,
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: false,
    },
  };
}

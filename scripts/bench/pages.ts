import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { loadInTurns, type Measured } from './load.ts';

const BARE = fileURLToPath(new URL('./bare-server.ts', import.meta.url));
const TURNS = 2;
const SECONDS = 5;
/** A cookie of the mall makes a visitor known: the page is rendered for them. */
const KNOWN = { cookie: 'mall_bench=1' };

export type PageFigures = {
  rendered: Measured;
  kept: Measured;
  /** As browsers ask for it. */
  keptPacked: Measured;
  bareQueries: Measured;
  bareBytes: Measured;
  /** Rendered pages against the bare server with the same queries, and against the bytes alone. */
  renderedToQueries: number;
  renderedToBytes: number;
  keptToBytes: number;
};

/** Each page of the mall beside a bare server with the same queries and one with the same bytes, all in one run. */
export async function timePages(
  mallUrl: string,
  env: Record<string, string>,
  pages: Record<string, string>,
): Promise<Record<string, PageFigures>> {
  const pairs = Object.entries(pages).map(([name, path]) => `${name}=${mallUrl}${path}`);
  const { bare, port } = await startBare(pairs, env);
  const figures: Record<string, PageFigures> = {};
  try {
    for (const [name, path] of Object.entries(pages)) {
      const measured = await loadInTurns(
        {
          rendered: { url: mallUrl + path, headers: KNOWN },
          bareQueries: { url: `http://127.0.0.1:${port}/queries/${name}` },
          bareBytes: { url: `http://127.0.0.1:${port}/bytes/${name}` },
          kept: { url: mallUrl + path },
          keptPacked: { url: mallUrl + path, headers: { 'accept-encoding': 'gzip, deflate, br' } },
        },
        { turns: TURNS, seconds: SECONDS },
      );
      const to = (one: Measured, other: Measured) => Number((one.perSecond / other.perSecond).toFixed(3));
      figures[name] = {
        ...measured,
        renderedToQueries: to(measured.rendered, measured.bareQueries),
        renderedToBytes: to(measured.rendered, measured.bareBytes),
        keptToBytes: to(measured.kept, measured.bareBytes),
      };
    }
  } finally {
    bare.kill('SIGTERM');
    await once(bare, 'exit');
  }
  return figures;
}

async function startBare(
  pairs: readonly string[],
  env: Record<string, string>,
): Promise<{ bare: ChildProcess; port: number }> {
  const bare = spawn(process.execPath, ['--import', 'tsx', BARE, ...pairs], {
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(bare.stdout, 'data')) as [Buffer];
  const [, port] = /listening (\d+)/.exec(said.toString()) ?? [];
  if (!port) throw new Error(`the bare server did not start: ${said}`);
  return { bare, port: Number(port) };
}

import { readFileSync } from 'node:fs';

/** Reads every sitemap to its end and says how many pages they name and what the reading cost the web process. */
export async function walkSitemaps(
  mallUrl: string,
  webPid: number,
): Promise<{ maps: number; pages: number; seconds: number; grewMb: number }> {
  const began = performance.now();
  const before = residentMb(webPid);
  let most = before;
  const index = await (await fetch(`${mallUrl}/sitemap.xml`)).text();
  const maps = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = '']) => loc);
  let pages = 0;
  for (const map of maps) {
    const { body } = await fetch(map);
    if (!body) throw new Error(`no answer: ${map}`);
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('<url>');
      pages += parts.length - 1;
      rest = parts.at(-1)?.slice(-8) ?? '';
      most = Math.max(most, residentMb(webPid));
    }
  }
  return {
    maps: maps.length,
    pages,
    seconds: Number(((performance.now() - began) / 1000).toFixed(1)),
    grewMb: Math.round(most - before),
  };
}

/** Linux only; elsewhere nothing is known of another process's memory. */
function residentMb(pid: number): number {
  try {
    const [, kb = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kb) / 1024;
  } catch {
    return 0;
  }
}

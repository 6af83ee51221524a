import { readFile } from 'node:fs/promises';
import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';

const HERE = 'https://mall.example';
const OFFLINE_PAGE = '<link rel="stylesheet" href="/assets/app-1.css"><h1>인터넷에 연결되어 있지 않아요</h1>';
type Asked = string | { url: string };
const whole = (asked: Asked) => new URL(typeof asked === 'string' ? asked : asked.url, HERE).href;

/** The mall's service worker in a browser of a few lines: its caches keep what was put first in front. */
async function aBrowser() {
  let online = true;
  const stores = new Map<string, Map<string, Response>>();
  const listeners = new Map<string, (event: object) => void>();
  const fetch = async (asked: Asked) => {
    if (!online) throw new TypeError('offline');
    return new Response(whole(asked).endsWith('/offline') ? OFFLINE_PAGE : `file of ${whole(asked)}`);
  };
  const open = async (name: string) => {
    const kept = stores.get(name) ?? new Map<string, Response>();
    stores.set(name, kept);
    return {
      match: async (asked: Asked) => kept.get(whole(asked))?.clone(),
      put: async (asked: Asked, answer: Response) => void kept.set(whole(asked), answer),
      addAll: async (all: string[]) => {
        for (const one of all) kept.set(whole(one), await fetch(one));
      },
      keys: async () => [...kept.keys()].map((url) => ({ url })),
      delete: async (asked: Asked) => kept.delete(whole(asked)),
    };
  };
  const caches = {
    open,
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    match: async (asked: Asked, { cacheName }: { cacheName?: string } = {}) => {
      for (const [name, kept] of stores)
        if ((cacheName ?? name) === name && kept.has(whole(asked))) return kept.get(whole(asked))?.clone();
      return undefined;
    },
  };
  const self = {
    addEventListener: (name: string, heard: (event: object) => void) => listeners.set(name, heard),
    skipWaiting: async () => undefined,
    clients: { claim: async () => undefined },
    location: { origin: HERE },
  };
  const code = await readFile('public/service-worker.js', 'utf8');
  runInContext(code, createContext({ self, caches, fetch, Response, URL, Promise, Error }));
  const live = async (name: string) => {
    let work: Promise<unknown> | undefined;
    listeners.get(name)?.({ waitUntil: (given: Promise<unknown>) => (work = given) });
    await work;
  };
  await live('install');
  await live('activate');
  return {
    goOffline: () => {
      online = false;
    },
    kept: () => [...stores.values()].flatMap((store) => [...store.keys()]),
    ask: async (path: string, mode = 'no-cors'): Promise<string | null> => {
      let answer: Promise<Response> | undefined;
      listeners.get('fetch')?.({
        request: { url: HERE + path, method: 'GET', mode },
        respondWith: (given: Promise<Response>) => {
          answer = given;
        },
      });
      return answer ? (await answer).text() : null;
    },
  };
}

test('the page shown without a network keeps its style however many files come after it', async () => {
  const browser = await aBrowser();
  for (let at = 0; at < 400; at += 1) await browser.ask(`/assets/part-${at}.js`);
  expect(browser.kept().length).toBeLessThan(200);
  browser.goOffline();
  expect(await browser.ask('/me', 'navigate')).toBe(OFFLINE_PAGE);
  expect(await browser.ask('/assets/app-1.css')).toContain('app-1.css');
});

test('pages and what they ask for are never kept', async () => {
  const browser = await aBrowser();
  expect(await browser.ask('/me', 'navigate')).toContain('/me');
  expect(await browser.ask('/me.data')).toBeNull();
  expect(await browser.ask('/files/images/1/400.webp')).toBeNull();
  expect(browser.kept()).toEqual([`${HERE}/assets/app-1.css`, `${HERE}/offline`]);
});

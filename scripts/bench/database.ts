import type { Ctx, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { browseCategory, searchProducts, suggest } from '#app/search/index.server.ts';
import { LIST_SORTS, type ListAsked } from '#app/search/index.ts';
import { openDatabase } from '#db/client.server.ts';
import { quantile } from './load.ts';

type Times = { n: number; p50: number; p95: number; p99: number };

const DISTRICTS = ['동구', '중구', '서구', '유성구', '대덕구'] as const;
const TYPED = [
  'ㅅㄱ',
  '사',
  '사과',
  '빵',
  'ㅌㄱㅅ',
  '꿀',
  '김치',
  'tkrhk',
  '한우',
  '떡',
  '차',
  '고구',
  '두부',
  'ㄱㄹ',
  '밤',
  '쌀',
];
const SOUGHT = [
  '사과',
  '국내산 꿀',
  '통밀 빵',
  'ㄸㅂㅇ',
  '김치',
  '사괴',
  'tkrhk',
  '선물세트',
  '한우',
  '체험',
];
const ROUNDS = 300;
const AT_ONCE = 8;

/** How long the queries behind lists and suggestions take, the way to the database and back included. */
export async function timeDatabase(url: string, slugs: readonly string[]): Promise<Record<string, Times>> {
  const database = openDatabase({ url, pool: AT_ONCE, statementSeconds: 60, name: 'mall-bench' });
  const ctx: Ctx<System> = {
    actor: { kind: 'system' },
    now: new Date(),
    db: database.db,
    requestId: newId(),
  };
  try {
    return {
      'category page': await timed(1, (n) => browseCategory(ctx, pick(slugs, n), asked(n, false))),
      'category page with facets': await timed(1, (n) => browseCategory(ctx, pick(slugs, n), asked(n, true))),
      'search page': await timed(1, (n) =>
        searchProducts(ctx, { ...asked(n, false), text: pick(SOUGHT, n) }),
      ),
      'suggestions, 8 clients': await timed(AT_ONCE, (n) => suggest(ctx, pick(TYPED, n))),
    };
  } finally {
    await database.close();
  }
}

const pick = <T>(words: readonly T[], n: number): T => words[n % words.length] as T;

/** Sorts and filters in turn, so that the cheap and the dear ones are all met. */
function asked(n: number, filtered: boolean): ListAsked {
  return {
    facets: filtered
      ? { district: [DISTRICTS.indexOf(pick(DISTRICTS, n))], ...(n % 3 === 0 ? { available: [1] } : {}) }
      : {},
    price: n % 7 === 0 && filtered ? { from: 5_000, to: 15_000 } : { from: null, to: null },
    sort: pick(LIST_SORTS, n),
    cursor: null,
    limit: 24,
  };
}

async function timed(atOnce: number, work: (n: number) => Promise<unknown>): Promise<Times> {
  // What a running mall has in its caches.
  for (let n = 0; n < ROUNDS; n++) await work(n);
  const times: number[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < ROUNDS * atOnce; n = next++) {
      const began = performance.now();
      await work(n);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const at = (share: number) => Number(quantile(times, share).toFixed(1));
  return { n: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

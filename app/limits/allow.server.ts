import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import type { Ctx } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { mallDatabase } from '#app/platform/database.server.ts';
import { env } from '#app/platform/env.server.ts';
import { rateLimits } from '#db/schema/limits.ts';
import type { LimitRefusal } from './refusals.ts';
import { LIMITS, type LimitName } from './rules.ts';

const limiters = new Map<string, RateLimiterDrizzle>();

function limiter(name: string, points: number, seconds: number): RateLimiterDrizzle {
  const known = limiters.get(name);
  if (known) return known;
  const made = new RateLimiterDrizzle({
    storeClient: mallDatabase().db,
    schema: rateLimits,
    keyPrefix: name,
    points,
    duration: seconds,
    inMemoryBlockOnConsumed: points + 1,
    clearExpiredByTimeout: false,
  });
  limiters.set(name, made);
  return made;
}

/** With the test controls on, limits on networks and on everybody are a thousand times higher. */
const widened = (points: number): number => (env().MALL_TEST_CONTROLS ? points * 1000 : points);

/**
 * Counts one try against the person's, the network's and the global limit of an action, shared by all processes.
 * Counted outside the caller's transaction: a try that fails still counts. Refuses with seconds to wait.
 */
export async function allow(
  _ctx: Ctx,
  name: LimitName,
  who: { person?: string | undefined; network?: string | undefined },
): Promise<void> {
  if (!env().RATE_LIMITS) return;
  const rule = LIMITS[name];
  const counters: [string, number, string][] = [];
  if (who.person) counters.push([`${name}:person`, rule.person, who.person]);
  if (who.network) counters.push([`${name}:network`, widened(rule.network), who.network]);
  counters.push([`${name}:all`, widened(rule.all), 'all']);
  for (const [counter, points, key] of counters) {
    try {
      await limiter(counter, points, rule.seconds).consume(key);
    } catch (spent) {
      if (!(spent instanceof RateLimiterRes)) throw spent;
      refuse<LimitRefusal>({
        code: 'limits/too-many',
        seconds: Math.max(1, Math.ceil(spent.msBeforeNext / 1000)),
      });
    }
  }
}

/** A success clears the person's count, so that only failures in a row add up. */
export async function forgive(name: LimitName, person: string): Promise<void> {
  if (!env().RATE_LIMITS) return;
  const rule = LIMITS[name];
  await limiter(`${name}:person`, rule.person, rule.seconds).delete(person);
}

import { after, days, minutes } from '#app/core/kst.ts';
import { saveReview } from '#app/reviews/index.server.ts';
import { AFTER_FAIR, AFTER_GOOD, wordsFor } from './content/review-words.ts';
import type { Bought } from './demo-shoppers.server.ts';
import { withFixedIds } from './fixed-ids.server.ts';
import { chance } from './shopping-plan.ts';

const WRITES = 0.82;

/** What they say of what they got, in words that fit it: mostly pleased, not always. */
export async function seedReviews(now: Date, bought: readonly Bought[]): Promise<void> {
  const used = new Map<string, number>();
  const turn = (name: string): number => {
    const at = used.get(name) ?? 0;
    used.set(name, at + 1);
    return at;
  };
  for (const { shopper, lineId, goods, cameAt } of bought) {
    const next = chance(`review of ${lineId}`);
    if (next() > WRITES) continue;
    const stars = starsFor(next());
    const mood = stars >= 4 ? 'good' : stars === 3 ? 'fair' : 'poor';
    const words = wordsFor(goods.path);
    const said = words[mood];
    // Two of one product never begin alike before every beginning was used.
    const first = said[(turn(goods.productId) + turn(`${said[0]}`)) % said.length] ?? '';
    const closings = mood === 'good' ? AFTER_GOOD : AFTER_FAIR;
    // Nothing is sent with a ticket.
    const closing = goods.kind === 'ticket' ? '' : (closings[turn(mood) % closings.length] ?? '');
    const at = Math.min(after(cameAt, days(next() * 4)).getTime(), after(now, -minutes(5)).getTime());
    const writer = { ...shopper, now: new Date(at) };
    await withFixedIds(`review ${lineId}`, writer.now, () =>
      saveReview(writer, { lineId, stars, text: `${first} ${closing}`.trim() }),
    );
  }
}

function starsFor(luck: number): number {
  if (luck < 0.5) return 5;
  if (luck < 0.83) return 4;
  return luck < 0.95 ? 3 : 2;
}

import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { after, days, minutes } from '#app/core/kst.ts';
import { linesToReview, saveReview } from '#app/reviews/index.server.ts';
import { AFTER_FAIR, AFTER_GOOD, wordsFor } from './content/review-words.ts';
import { withFixedIds } from './fixed-ids.server.ts';
import { chance, type DemoGoods } from './shopping-plan.ts';

const WRITES = 0.82;
/** After the order, in days. */
const [FIRST, LAST] = [3, 7];

/** What people say of what they got, in words that fit it: mostly pleased, not always. */
export async function seedReviews(
  shoppers: readonly Ctx<Shopper>[],
  goods: readonly DemoGoods[],
): Promise<void> {
  const known = new Map(goods.map((one) => [one.productId, one]));
  const words = wordPicker();
  for (const [at, shopper] of shoppers.entries())
    for (const { lineId, productId, boughtAt } of await linesToReview(shopper)) {
      const next = chance(`review ${at} ${productId}`);
      const one = known.get(productId ?? '');
      if (!one || next() > WRITES) continue;
      const stars = starsFor(next());
      const wroteAt = after(boughtAt, days(FIRST + next() * (LAST - FIRST)));
      const writer = { ...shopper, now: earlier(wroteAt, after(shopper.now, -minutes(5))) };
      await withFixedIds(`review ${lineId}`, writer.now, () =>
        saveReview(writer, { lineId, stars, text: words(one, stars) }),
      );
    }
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

/** Two texts on one product never begin alike before every beginning was used. */
function wordPicker(): (goods: DemoGoods, stars: number) => string {
  const used = new Map<string, number>();
  const turn = (name: string): number => {
    const at = used.get(name) ?? 0;
    used.set(name, at + 1);
    return at;
  };
  return ({ productId, kind, path }, stars) => {
    const mood = stars >= 4 ? 'good' : stars === 3 ? 'fair' : 'poor';
    const said = wordsFor(path)[mood];
    const closings = mood === 'good' ? AFTER_GOOD : AFTER_FAIR;
    const at = Math.floor(chance(productId)() * closings.length) + turn(`${productId} ${mood}`);
    const begun = said[at % said.length] ?? '';
    // Nothing is sent with a ticket.
    const closing = kind === 'ticket' ? '' : (closings[at % closings.length] ?? '');
    return `${begun} ${closing}`.trim();
  };
}

function starsFor(luck: number): number {
  if (luck < 0.52) return 5;
  if (luck < 0.84) return 4;
  return luck < 0.95 ? 3 : 2;
}

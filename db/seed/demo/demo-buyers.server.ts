import { addToCart } from '#app/cart/index.server.ts';
import { findProduct } from '#app/catalog/index.server.ts';
import type { Ctx, Shopper, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { after, days } from '#app/core/kst.ts';
import { createMember } from '#app/identity/index.server.ts';
import { giveFeedback, linesToAnswer } from '#app/testbed/index.server.ts';
import type { Question } from '#app/testbed/index.ts';
import { withFixedIds } from './fixed-ids.server.ts';
import { payWithPoints } from './pay-with-points.server.ts';

const BUYERS = ['박서연', '이도윤', '최하린', '정민재', '한지우', '오세라'] as const;
const FIRST_DAY = -40;
/** Nobody tells of a thing on the day they bought it. */
const DAYS_OF_USE = 7;

export type BoughtTest = {
  id: string;
  slug: string;
  productId: string;
  questions: readonly Question[];
  /** In days from today. */
  from: number;
  /** What they said, a text each. */
  voices: readonly string[];
};

/**
 * A few members who bought in a test with points they were given and told how it was: real orders through the shop's
 * own steps, so that everything shown of them adds up.
 */
export async function seedTestBuyers(ctx: Ctx<System>, tests: readonly BoughtTest[]): Promise<void> {
  if (tests.length === 0) return;
  for (const [at, name] of BUYERS.entries()) {
    const userId = await withFixedIds(`test buyer ${at}`, ctx.now, () =>
      createMember(
        { ...ctx, now: after(ctx.now, days(3 * FIRST_DAY)) },
        { email: `tester${at + 1}@demo.example`, password: newId(), name },
      ),
    );
    for (const test of tests)
      if (at < test.voices.length)
        await withFixedIds(`test purchase ${test.slug} ${at}`, ctx.now, () =>
          buyAndTell(ctx, test, userId, at),
        );
  }
}

async function buyAndTell(ctx: Ctx<System>, test: BoughtTest, userId: string, at: number): Promise<void> {
  const now = after(ctx.now, days(test.from + 1 + at));
  const shopper: Ctx<Shopper> = { ...ctx, now, actor: { kind: 'shopper', userId } };
  const product = await findProduct(shopper, test.productId);
  const variant = product?.variants.find(({ stock }) => stock > 0);
  if (!variant) throw new Error(`nothing to buy in ${test.slug}`);
  await addToCart(shopper, { variantId: variant.id, quantity: 1, alone: true });
  await payWithPoints(shopper, ctx, '시험 구매자');
  const [line] = await linesToAnswer(shopper, test.id);
  if (!line) throw new Error(`${test.slug} was not bought`);
  const given = Object.fromEntries(
    test.questions.map((question) => [question.id, answerOf(question, at, test.voices[at] ?? '')]),
  );
  const told = { ...shopper, now: after(now, days(DAYS_OF_USE)) };
  await giveFeedback(told, { programmeId: test.id, orderLineId: line.orderLineId, given });
}

/** Mostly pleased, as those who go back to a shop are; the text is the buyer's own. */
function answerOf(question: Question, at: number, voice: string): string {
  const points = ['5', '4', '4', '5', '3', '4'];
  if (question.kind === 'scale') return points[at % points.length] ?? '4';
  if (question.kind === 'text') return voice;
  return question.options[[0, 1, 1, 0, 2, 1][at % 6] ?? 0] ?? question.options[0] ?? '';
}

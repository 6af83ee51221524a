import type { Ctx } from '#app/core/ctx.ts';
import { linesToAnswer, listFeedback, numbersOf, type ProgrammeDetail } from '#app/testbed/index.server.ts';
import { takesFeedback } from '#app/testbed/index.ts';
import type { AnyActor } from './ctx.server.ts';
import { findShopCards } from './shop-cards.server.ts';

/** What stands around a programme: its products, how far it is, what was said, and what this person may still tell. */
export async function programmePage(ctx: Ctx<AnyActor>, programme: ProgrammeDetail, cursor: string | null) {
  const { actor } = ctx;
  const mayTell = actor.kind === 'shopper' && takesFeedback(programme.state);
  const [products, numbers, feedback, toAnswer] = await Promise.all([
    findShopCards(ctx, programme.productIds),
    numbersOf(ctx, programme.id),
    listFeedback(ctx, programme.id, cursor),
    mayTell ? linesToAnswer({ ...ctx, actor }, programme.id) : [],
  ]);
  return {
    products,
    numbers,
    feedback,
    toAnswer: toAnswer.map(({ orderLineId, productName }) => ({ orderLineId, productName })),
  };
}

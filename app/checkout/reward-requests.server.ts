import type { Ctx } from '#app/core/ctx.ts';
import { krw } from '#app/core/krw.ts';
import { kstMonthOf } from '#app/core/kst.ts';
import type { Quote, QuoteInput } from '#app/pricing/index.ts';
import { currentProgrammes, type RewardRequest } from '#app/wallet/index.server.ts';
import { budgetPeriod } from '#app/wallet/index.ts';

/** What a quote promises, as the hold needs it: from which budget, after which spend, under which cap. */
export async function rewardRequests(
  tx: Ctx,
  input: QuoteInput,
  rewards: Quote['rewards'],
): Promise<RewardRequest[]> {
  const running = new Map((await currentProgrammes(tx, input.currency)).map((own) => [own.id, own]));
  const before = new Map(input.programmes.map((standing) => [standing.id, standing.spentBefore]));
  return rewards.flatMap((reward) => {
    const programme = running.get(reward.programmeId);
    if (!programme || reward.refusedBecause !== null || reward.base === 0) return [];
    return [
      {
        programmeId: programme.id,
        period: budgetPeriod(programme, kstMonthOf(tx.now)),
        amount: reward.amount,
        base: reward.base,
        baseBefore: before.get(programme.id) ?? krw(0),
        personalCap: programme.personalMonthlyCap,
      },
    ];
  });
}

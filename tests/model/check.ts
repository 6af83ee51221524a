import { expectModel } from './expect-model.ts';
import type { Facts } from './facts.ts';
import { expectedFor, expectedStock, type Given, type PaidOut, promised, returned } from './ledger-model.ts';
import type { ModelProvider } from './provider.ts';
import { LIMITS, type Town } from './town.ts';

export type Seen = { now: Date; facts: Facts; given: Given[]; paidOut: PaidOut };

/** How each kind of account is called by the model. */
const BALANCES = {
  charged: ['charged:daejeon'],
  cashback: ['cashback:daejeon'],
  grant: ['grant:daejeon'],
  points: ['points'],
  cashback_pending: ['cashback_pending:daejeon'],
  points_pending: ['points_pending'],
  held: ['held:charged:daejeon', 'held:cashback:daejeon', 'held:grant:daejeon'],
  pending_return: ['pending_return:daejeon'],
} as const;

/** After every step: only legal moves happened, and every balance, shelf and budget is what plain addition says. */
export function checkFacts(
  seen: Seen,
  before: Facts,
  of: { userIds: readonly string[]; town: Town; provider: ModelProvider },
): void {
  followRewards(seen, before);
  for (const order of seen.facts.orders) {
    const was = before.orders.find(({ id }) => id === order.id);
    const paidOutside = order.attempts.some((a) => of.provider.kept(a.tossOrderId) > 0);
    const external = order.lines.reduce((s, l) => s + l.shares.external, 0);
    if (was && was.state !== 'awaiting_payment')
      expectModel(
        was.state === order.state,
        `order ${order.number} went from ${was.state} to ${order.state}`,
      );
    if (order.state === 'paid' && was?.state !== 'paid')
      expectModel(
        external === 0 || paidOutside,
        `order ${order.number} is paid and the provider took nothing`,
      );
    const live = order.attempts.filter((a) => a.state === 'captured');
    expectModel(live.length <= 1, `order ${order.number} was captured ${live.length} times`);
    for (const line of order.lines)
      for (const reward of line.rewards)
        expectModel(
          reward.reversed === returned(reward.amount, line),
          `reward of line ${line.id}: ${reward.reversed} taken back, ${returned(reward.amount, line)} due`,
        );
  }
  of.userIds.forEach((userId, i) => {
    const expected = expectedFor(
      seen.facts,
      i,
      userId,
      seen.given[i] ?? { points: 0, grant: 0 },
      seen.paidOut,
    );
    const has = seen.facts.people[i]?.balances ?? {};
    for (const [name, accounts] of Object.entries(BALANCES)) {
      const found = accounts.reduce((s, account) => s + (has[account] ?? 0), 0);
      const must = expected[name as keyof typeof BALANCES];
      expectModel(found === must, `person ${i} has ${found} of ${name}, the model says ${must}`);
    }
    const holding = expected.charged + expected.cashback + expected.held;
    expectModel(
      holding + expected.grant <= LIMITS.holding + (seen.given[i]?.grant ?? 0),
      `person ${i} holds ${holding} and grants ${expected.grant}`,
    );
  });
  for (const { variant, stock } of of.town.variants) {
    const must = expectedStock(seen.facts, variant.unitId, stock);
    expectModel(
      seen.facts.stock[variant.unitId] === must,
      `unit ${variant.unitId} has ${seen.facts.stock[variant.unitId]}, the model says ${must}`,
    );
  }
  budgetsHold(seen.facts);
}

/** What a reward paid when it was paid: refunds later take it back by other ways. */
function followRewards(seen: Seen, before: Facts): void {
  for (const order of seen.facts.orders) {
    const was = before.orders.find(({ id }) => id === order.id);
    for (const line of order.lines) {
      const lineWas = was?.lines.find(({ id }) => id === line.id);
      for (const reward of line.rewards) {
        const key = `${line.id}:${reward.programmeId}`;
        if (reward.state === 'paid' && !seen.paidOut.has(key)) {
          const rewardWas = lineWas?.rewards.find((r) => r.programmeId === reward.programmeId);
          seen.paidOut.set(key, reward.amount - (rewardWas?.reversed ?? 0));
        }
      }
      const key = `points:${order.userId}:${line.id}`;
      if (line.confirmed && !seen.paidOut.has(key))
        seen.paidOut.set(key, line.shares.pointsEarned - returned(line.shares.pointsEarned, line));
    }
  }
}

/** A programme's money of all its months: what was put in less what is promised; never below zero. */
function budgetsHold(facts: Facts): void {
  const programmes = new Set(Object.keys(facts.budgets).map((key) => key.slice(0, 36)));
  for (const [key, left] of Object.entries(facts.budgets)) expectModel(left >= 0, `budget ${key} is ${left}`);
  for (const id of programmes)
    expectModel(promised(facts, id) >= 0, `programme ${id} promises less than nothing`);
}

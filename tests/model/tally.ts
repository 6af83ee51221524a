import type { Facts } from './facts.ts';

/** What really happened in all histories: a model test that never pays proves nothing. */
export function aTally() {
  const counts = new Map<string, number>();
  const count = (what: string, n = 1) => counts.set(what, (counts.get(what) ?? 0) + n);
  return {
    add(facts: Facts): void {
      count('played');
      for (const gift of facts.gifts) count(`gifts ${gift.state}`);
      for (const person of facts.people) {
        count('pay-outs', person.payOuts.length);
        if (Object.keys(person.expired).length > 0) count('wallets with money that ended');
      }
      for (const order of facts.orders) {
        count(`orders ${order.state}`);
        for (const share of ['charged', 'cashback', 'grant', 'points', 'external'] as const)
          if (order.state === 'paid' && order.lines.some((line) => line.shares[share] > 0))
            count(`paid with ${share}`);
        if (order.lines.some(({ shares }) => shares.couponCity + shares.couponMall + shares.couponSeller > 0))
          count('orders with coupons');
        count('refunds', order.refunds.length);
        count('refunds that wait', order.refunds.filter((refund) => refund.pendingReturn > 0).length);
        count('refunds that take back', order.refunds.filter((refund) => refund.clawedCashback > 0).length);
        count('lines confirmed', order.lines.filter((line) => line.confirmed).length);
        const rewards = order.lines.flatMap((line) => line.rewards);
        count('rewards paid', rewards.filter((reward) => reward.state === 'paid').length);
      }
    },
    toString: () =>
      [...counts]
        .sort()
        .map(([what, n]) => `${what} ${n}`)
        .join(', '),
    of: (what: string): number => counts.get(what) ?? 0,
  };
}

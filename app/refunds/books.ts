import { add, type Krw, subtract } from '#app/core/krw.ts';
import { account, credit, debit, type Line, move } from '#app/ledger/index.ts';
import type { ClawedPoints } from './claw-backs.ts';
import { type PlannedLine, type RefundPlan, TENDERS } from './refund-plan.ts';

export type RefundedLine = PlannedLine & { storeId: string; confirmed: boolean };

/**
 * refund decided: the store's part, the mall's fee and its VAT turn into what we owe the buyer, and into what issuer and
 * funders get back. The store keeps a return fee: its part is total − fee − VAT − withheld, so the entry always balances.
 */
export function refundLines(
  subject: { orderId: string; currency: string },
  lines: readonly RefundedLine[],
  plan: Pick<RefundPlan, 'gross' | 'withheld'>,
): Line[] {
  const sum = (pick: (line: RefundedLine) => Krw) => add(...lines.map(pick));
  const net = (tender: (typeof TENDERS)[number]) => subtract(plan.gross[tender], plan.withheld[tender]);
  const withheld = add(...TENDERS.map((tender) => plan.withheld[tender]));
  const first = lines[0];
  return [
    ...lines.flatMap(({ storeId, confirmed, shares }) => [
      debit(
        subtract(
          add(...TENDERS.map((tender) => shares[tender]), shares.couponCity, shares.couponMall),
          shares.fee,
          shares.feeVat,
        ),
        storeAccount(storeId, confirmed),
      ),
      debit(shares.fee, account.platformFee),
      debit(shares.feeVat, account.vatPayable),
    ]),
    ...(first ? [credit(withheld, storeAccount(first.storeId, first.confirmed))] : []),
    credit(net('external'), account.refundPayable(subject.orderId)),
    credit(add(net('charged'), net('cashback'), net('grant')), account.issuerReceivable(subject.currency)),
    credit(
      sum(({ shares }) => shares.couponCity),
      account.promoFunding('city'),
    ),
    credit(
      add(
        net('points'),
        sum(({ shares }) => shares.couponMall),
      ),
      account.promoFunding('mall'),
    ),
  ];
}

const storeAccount = (storeId: string, confirmed: boolean): string =>
  confirmed ? account.sellerPayable(storeId) : account.sellerPending(storeId);

/** Points earned with what is returned go back where points come from. */
export const pointsClawLines = (userId: string, clawed: ClawedPoints): Line[] => [
  ...move(clawed.fromPending, account.pointsPending(userId), account.pointsIssued),
  ...move(clawed.fromReturn, account.pointsBurned, account.pointsIssued),
  ...move(clawed.fromBalance, account.points(userId), account.pointsIssued),
];

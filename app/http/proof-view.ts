import { add, type Krw, krw, subtract } from '#app/core/krw.ts';
import { funderText, LEVEL_LABEL, refusalText } from '#app/promotions/index.ts';
import type { Quoted } from './stored-quote.ts';

type Row = { label: string; amount: Krw };
export type ProofReward = {
  programmeId: string;
  name: string;
  funder: string;
  rateText: string;
  /** What was paid with the bucket it is for, at its stores. */
  base: Krw;
  /** What the rate alone would give. */
  full: Krw;
  amount: Krw;
  /** Why it is less than the rate gives, or nothing. */
  reason: string | null;
  atOnce: boolean;
  cap: Krw;
  /** What is left for this person and in the budget once this order's part is taken. */
  capLeft: Krw;
  budgetLeft: Krw;
};
export type ProofView = {
  version: string;
  /** From the list price down to what is paid: each row added to the one before. */
  price: Row[];
  paid: Krw;
  tenders: Row[];
  coupons: { couponId: string; name: string; level: string; amount: Krw; funders: string }[];
  unusedCoupons: { couponId: string; name: string; reason: string }[];
  rewards: ProofReward[];
  points: { base: Krw; percent: number; amount: Krw } | null;
  /** Everything saved or given, by kind; and the same sum by who pays for it. */
  benefits: Row[];
  funding: Row[];
  benefitTotal: Krw;
  stores: { storeId: string; name: string; wallet: string | null; cashback: string | null }[];
};

const REFUSED: Record<NonNullable<Quoted['output']['rewards'][number]['refusedBecause']>, string> = {
  'not-in-group': '정해진 대상 회원에게만 드리는 혜택이라 0원이에요.',
  'no-eligible-store': '이 혜택을 주는 상점의 상품이 없어 0원이에요.',
  'nothing-from-bucket': '이 혜택을 주는 상점에서 온통대전 충전금으로 낸 상품 금액이 없어 0원이에요.',
  'cap-reached': '이번 달에 받을 수 있는 내 한도를 모두 받아 0원이에요.',
  'budget-ended': '이번 달 예산이 끝나 0원이에요.',
  'less-than-other': '함께 받을 수 없는 더 큰 혜택이 있어 0원이에요.',
};
const LIMITED = {
  cap: '이번 달 내 한도에 남은 만큼만 받아요.',
  budget: '이번 달 예산에 남은 만큼만 받아요.',
} as const;

/** Why a programme gives less than its rate, or nothing, in a sentence. */
export const rewardReason = ({
  refusedBecause,
  limitedBy,
}: Pick<Quoted['output']['rewards'][number], 'refusedBecause' | 'limitedBy'>): string | null => {
  if (refusedBecause) return REFUSED[refusedBecause];
  return limitedBy && LIMITED[limitedBy];
};

const CITY = '대전광역시';
const MALL = '온통대전몰';
const SELLER = '판매자';

/**
 * 혜택 증명서: each discount and reward of a quote with how it came about, each refusal with its reason, and who pays for
 * it. Both ways of adding up give the same sum.
 */
export function proofView({ input, output }: Quoted, nameOf: (storeId: string) => string): ProofView {
  const saved = subtract(output.listTotal, output.goodsTotal);
  const paid = subtract(output.total, output.coupons.total);
  const benefits = [
    { label: '상품 할인', amount: saved },
    { label: '쿠폰 할인', amount: output.coupons.total },
    { label: '캐시백', amount: output.rewardTotal },
    { label: '적립금', amount: output.pointsEarned },
  ];
  return {
    version: output.version,
    price: [
      { label: '상품 정가', amount: output.listTotal },
      { label: '상품 할인', amount: subtract(krw(0), saved) },
      { label: '쿠폰 할인', amount: subtract(krw(0), output.coupons.total) },
      { label: '배송비', amount: output.shippingTotal },
    ].filter((row, at) => at === 0 || row.label === '배송비' || row.amount !== 0),
    paid,
    tenders: tenderRows(output),
    coupons: output.coupons.uses.map(({ couponId, name, level, discount }) => {
      const funders = input.coupons.find((coupon) => coupon.couponId === couponId)?.funders;
      return {
        couponId,
        name,
        level: LEVEL_LABEL[level],
        amount: discount,
        funders: funders ? funderText(funders) : '',
      };
    }),
    unusedCoupons: output.coupons.refused.map((refusal) => ({
      couponId: refusal.couponId,
      name: refusal.name,
      reason: refusalText(refusal) ?? '고르지 않은 쿠폰이에요',
    })),
    rewards: output.rewards.map((reward) => rewardView(input, reward)),
    points: input.points && {
      base: add(...output.lines.filter((line) => line.lineType === 'item').map((line) => line.external)),
      percent: input.points.earnBps / 100,
      amount: output.pointsEarned,
    },
    benefits,
    funding: fundingRows(output, saved),
    benefitTotal: add(...benefits.map(({ amount }) => amount)),
    stores: input.stores.map((store) => ({
      storeId: store.storeId,
      name: nameOf(store.storeId),
      wallet: store.walletPayable ? null : (store.walletRefusal ?? '온통대전 가맹점이 아니에요'),
      cashback:
        store.walletPayable && !store.cashbackEligible ? (store.cashbackRefusal ?? '캐시백 제외 상점') : null,
    })),
  };
}

function rewardView(input: Quoted['input'], reward: Quoted['output']['rewards'][number]): ProofReward {
  const standing = input.programmes.find(({ id }) => id === reward.programmeId);
  const { programmeId, name, funder, rateText, base, full, amount, payout } = reward;
  return {
    ...{ programmeId, name, funder, rateText, base, full, amount },
    reason: rewardReason(reward),
    atOnce: payout === 'paid',
    cap: standing?.personalMonthlyCap ?? krw(0),
    capLeft: subtract(standing?.capLeft ?? krw(0), amount),
    budgetLeft: subtract(standing?.budgetLeft ?? krw(0), amount),
  };
}

/** What an order is paid with, each grant by its name. */
export const tenderRows = (
  { tenders, grants }: Pick<Quoted['output'], 'tenders' | 'grants'>,
  external = '카드·간편결제·계좌',
): Row[] =>
  [
    { label: '적립금', amount: tenders.points },
    ...grants.map(({ name, amount }) => ({ label: name, amount })),
    { label: '온통대전 캐시백', amount: tenders.cashback },
    { label: '온통대전 충전금', amount: tenders.charged },
    { label: external, amount: tenders.external },
  ].filter(({ amount }) => amount > 0);

function fundingRows(output: Quoted['output'], saved: Krw): Row[] {
  const parts = output.coupons.uses.flatMap((use) => use.byLine);
  const sums = new Map<string, Krw>();
  const give = (who: string, amount: Krw) => sums.set(who, add(sums.get(who) ?? krw(0), amount));
  give(CITY, add(...parts.map((part) => part.city)));
  for (const reward of output.rewards) give(reward.funder, reward.amount);
  give(MALL, add(...parts.map((part) => part.mall), output.pointsEarned));
  give(SELLER, add(...parts.map((part) => part.seller), saved));
  return [...sums].map(([label, amount]) => ({ label, amount })).filter(({ amount }) => amount > 0);
}

import { add, allocate, type Krw, krw, least, most, subtract } from '#app/core/krw.ts';
import { grantCovers } from '#app/wallet/index.ts';
import type { PricedLine } from './price-stores.ts';
import type { QuoteInput } from './quote-input.ts';

export type GrantUse = { programmeId: string; name: string; amount: Krw };
export type LineTenders = { charged: Krw; cashback: Krw; grant: Krw; points: Krw; external: Krw };
export type WalletLimit = 'balance' | 'eligible' | 'external-minimum';
export type PointsLimit = 'balance' | 'minimum-use' | 'total' | 'external-minimum';

export type Tenders = {
  byLine: LineTenders[];
  grants: GrantUse[];
  /** Largest wallet amount this cart allows, and the part of it that may be paid with the wallet at all. */
  walletLimit: Krw;
  walletEligible: Krw;
  walletUsed: Krw;
  /** Why less wallet money is used than wished. */
  walletLoweredBy: WalletLimit | null;
  pointsLimit: Krw;
  pointsUsed: Krw;
  pointsLoweredBy: PointsLimit | null;
};

const ALL = krw(Number.MAX_SAFE_INTEGER);
const none = krw(0);
const at = (parts: readonly Krw[], i: number): Krw => parts[i] ?? none;
const minus = (left: readonly Krw[], parts: readonly Krw[]): Krw[] =>
  left.map((amount, i) => subtract(amount, at(parts, i)));

/**
 * Who pays how much of what is left of each line after discounts: points first, then grants (each only where its rules
 * allow), cashback, charged money, and the external method for the rest. An external part is 0 or at least the
 * method's minimum (rule R7): points, then wallet use, are lowered for it.
 */
export function fillTenders(input: QuoteInput, priced: readonly PricedLine[], net: readonly Krw[]): Tenders {
  const total = add(...net);
  const wished = wishedPoints(input, total);
  const points = wished.used;
  let plan = fill(input, priced, net, points, input.walletWish);
  let pointsLoweredBy = wished.loweredBy;
  let used = points;
  const short = () =>
    plan.external === 0 ? none : most(none, subtract(input.externalMinimum, plan.external));
  if (short() > 0 && used > 0) {
    const lowered = most(none, subtract(used, short()));
    used = lowered < (input.points?.minimumUse ?? none) ? none : lowered;
    pointsLoweredBy = 'external-minimum';
    plan = fill(input, priced, net, used, plan.walletUsed);
  }
  const wanted = least(most(none, input.walletWish), ALL);
  let walletLoweredBy = loweredBy(plan.walletUsed, wanted, plan);
  if (short() > 0 && plan.walletUsed > 0) {
    plan = fill(input, priced, net, used, most(none, subtract(plan.walletUsed, short())));
    walletLoweredBy = 'external-minimum';
  }
  const all = fill(input, priced, net, used, ALL);
  return {
    byLine: plan.byLine,
    grants: plan.grants,
    walletLimit: payable(all.walletUsed, subtract(total, used), input.externalMinimum),
    walletEligible: plan.eligible,
    walletUsed: plan.walletUsed,
    walletLoweredBy,
    pointsLimit: wished.limit,
    pointsUsed: used,
    pointsLoweredBy,
  };
}

function payable(wallet: Krw, total: Krw, minimum: Krw): Krw {
  const external = subtract(total, wallet);
  return external === 0 || external >= minimum ? wallet : most(none, subtract(total, minimum));
}

function loweredBy(used: Krw, wanted: Krw, plan: Filled): WalletLimit | null {
  if (used >= wanted) return null;
  return plan.eligible > used ? 'balance' : 'eligible';
}

function wishedPoints(
  input: QuoteInput,
  total: Krw,
): { used: Krw; limit: Krw; loweredBy: PointsLimit | null } {
  const { points } = input;
  const wish = most(none, input.pointsWish);
  if (!points) return { used: none, limit: none, loweredBy: wish > 0 ? 'balance' : null };
  const limit = least(points.available, total);
  const used = least(wish, limit);
  if (used < points.minimumUse || limit < points.minimumUse)
    return {
      used: none,
      limit: limit < points.minimumUse ? none : limit,
      loweredBy: wish > 0 ? 'minimum-use' : null,
    };
  if (used === wish) return { used, limit, loweredBy: null };
  return { used, limit, loweredBy: points.available < total ? 'balance' : 'total' };
}

type Filled = { byLine: LineTenders[]; grants: GrantUse[]; walletUsed: Krw; external: Krw; eligible: Krw };

function fill(
  input: QuoteInput,
  priced: readonly PricedLine[],
  net: readonly Krw[],
  points: Krw,
  walletWish: Krw,
): Filled {
  const pointShares = allocate(points, net);
  const afterPoints = minus(net, pointShares);
  const open = afterPoints.map((amount, i) => (priced[i]?.store.walletPayable ? amount : none));
  const eligible = add(...open);
  const { wallet } = input;
  let left = open;
  let wish = wallet ? most(none, walletWish) : none;
  const grantShares = net.map(() => none);
  const grants: GrantUse[] = [];
  for (const grant of wallet?.grants ?? []) {
    const covered = left.map((amount, i) => {
      const store = priced[i]?.store;
      return store && grantCovers(grant, store) ? amount : none;
    });
    const amount = least(grant.balance, wish, add(...covered));
    if (amount === 0) continue;
    const shares = allocate(amount, covered);
    shares.forEach((share, i) => {
      grantShares[i] = add(at(grantShares, i), share);
    });
    left = minus(left, shares);
    wish = subtract(wish, amount);
    grants.push({ programmeId: grant.programmeId, name: grant.name, amount });
  }
  const own = least(add(wallet?.cashback ?? none, wallet?.charged ?? none), wish, add(...left));
  const ownShares = allocate(own, left);
  // Rewards are spent before charged money, as the city's own app does.
  const cashbackShares = allocate(least(wallet?.cashback ?? none, own), ownShares);
  const byLine = afterPoints.map((amount, i) => ({
    points: at(pointShares, i),
    grant: at(grantShares, i),
    cashback: at(cashbackShares, i),
    charged: subtract(at(ownShares, i), at(cashbackShares, i)),
    external: subtract(amount, at(grantShares, i), at(ownShares, i)),
  }));
  const walletUsed = add(own, ...grants.map((grant) => grant.amount));
  return { byLine, grants, walletUsed, external: subtract(add(...afterPoints), walletUsed), eligible };
}

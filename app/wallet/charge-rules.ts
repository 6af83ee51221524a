import { type Krw, krw, least, most } from '#app/core/krw.ts';
import type { WalletRefusal } from './refusals.ts';

export type ChargePolicy = {
  monthlyChargeLimit: Krw;
  holdingLimit: Krw;
  chargeMinimum: Krw;
  chargeStep: Krw;
};
/** What counts against the limits now, all in won. */
export type ChargeStanding = { monthCharged: Krw; monthCharging: Krw; holding: Krw; charging: Krw };

export const monthRoom = (policy: ChargePolicy, at: ChargeStanding): Krw =>
  most(krw(0), krw(policy.monthlyChargeLimit - at.monthCharged - at.monthCharging));
export const holdingRoom = (policy: ChargePolicy, at: ChargeStanding): Krw =>
  most(krw(0), krw(policy.holdingLimit - at.holding - at.charging));
/** The most that may be charged now. */
export const chargeRoom = (policy: ChargePolicy, at: ChargeStanding): Krw =>
  least(monthRoom(policy, at), holdingRoom(policy, at));

/** Null when the charge may begin, else the rule in its way. */
export function decideCharge(amount: Krw, policy: ChargePolicy, at: ChargeStanding): WalletRefusal | null {
  if (amount < policy.chargeMinimum || amount % policy.chargeStep !== 0)
    return { code: 'wallet/charge-step', minimum: policy.chargeMinimum, step: policy.chargeStep };
  if (amount > monthRoom(policy, at)) return { code: 'wallet/monthly-limit', left: monthRoom(policy, at) };
  if (amount > holdingRoom(policy, at))
    return { code: 'wallet/holding-limit', left: holdingRoom(policy, at) };
  return null;
}

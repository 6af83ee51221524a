export { budgetAccount, budgetPeriod } from './budget-accounts.ts';
export { projectedEnd } from './budget-pace.ts';
export {
  type ChargePolicy,
  type ChargeStanding,
  chargeRoom,
  decideCharge,
  holdingRoom,
} from './charge-rules.ts';
export { type GrantStanding, grantCovers } from './grant-rules.ts';
export type { ProgrammeDraft } from './inputs.ts';
export { rateText, spokenWon } from './rate-text.ts';
export type { WalletRefusal } from './refusals.ts';
export {
  expectedCashback,
  type ProgrammeStanding,
  type ProgrammeStore,
  type ProgrammeTerms,
  type Reward,
  type RewardLine,
  type RewardRefusal,
  rewardsFor,
} from './rewards.ts';
export {
  BENEFIT_GROUP_LABEL,
  type Bucket,
  EVERY_STORE,
  FUNDER_LABEL,
  type FunderKind,
  type LotBucket,
  type StoreScope,
  type Tier,
} from './words.ts';

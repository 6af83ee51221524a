export { budgetAccount, budgetPeriod } from './budget-accounts.ts';
export { projectedEnd } from './budget-pace.ts';
export {
  type ChargePolicy,
  type ChargeStanding,
  chargeRoom,
  decideCharge,
  holdingRoom,
} from './charge-rules.ts';
export { giftRoom } from './gift-rules.ts';
export { type GrantStanding, grantCovers } from './grant-rules.ts';
export { GiftAnswerInput, GiftInput, PayOutInput, type ProgrammeDraft } from './inputs.ts';
export type { PayOutDecision } from './pay-out-rules.ts';
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
  BUCKET_LABEL,
  type Bucket,
  EVERY_STORE,
  FUNDER_LABEL,
  type FunderKind,
  type GiftState,
  HISTORY_FILTERS,
  type HistoryFilter,
  type LotBucket,
  type StoreScope,
  type Tier,
} from './words.ts';

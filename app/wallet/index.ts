export {
  type ClawedReward,
  captureLines,
  chargeLines,
  holdLines,
  releaseLines,
  returnLines,
} from './books.ts';
export { type ChargePolicy, type ChargeStanding, chargeRoom, decideCharge } from './charge-rules.ts';
export type { WalletRefusal } from './refusals.ts';
export {
  expectedCashback,
  type ProgrammeStanding,
  type ProgrammeTerms,
  type Reward,
  rewardsFor,
} from './rewards.ts';
export { BUCKET_LABEL, BUCKETS, type Bucket } from './words.ts';

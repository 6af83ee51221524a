export { type ClawedReward, type GrantPart, returnLines } from './books.ts';
export { type ChargePolicy, type ChargeStanding, chargeRoom, decideCharge, holdingRoom } from './charge-rules.ts';
export { type GrantStanding, grantCovers } from './grant-rules.ts';
export type { WalletRefusal } from './refusals.ts';
export {
  expectedCashback,
  type ProgrammeStanding,
  type ProgrammeStore,
  type ProgrammeTerms,
  type Reward,
  rewardsFor,
} from './rewards.ts';
export type { Bucket, LotBucket } from './words.ts';

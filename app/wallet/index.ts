export { type ClawedReward, returnLines } from './books.ts';
export { type ChargePolicy, type ChargeStanding, chargeRoom, decideCharge } from './charge-rules.ts';
export type { WalletRefusal } from './refusals.ts';
export {
  expectedCashback,
  type ProgrammeStanding,
  type ProgrammeTerms,
  type Reward,
  rewardsFor,
} from './rewards.ts';
export type { Bucket } from './words.ts';

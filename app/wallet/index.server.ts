export { enrolInBenefitGroup } from './benefit-groups.server.ts';
export { closeBudgets, noteBudgets, openBudgets } from './budgets.server.ts';
export { beginCharge, completeCharge, failCharge, findCharge } from './charge.server.ts';
export { saveCurrency, savePolicy, saveProgramme } from './define-currency.server.ts';
export { giveGrant, readGrants, saveGrantProgramme } from './grants.server.ts';
export {
  beginRelease,
  captureHold,
  finishRelease,
  type HoldRequest,
  holdEntry,
  type RewardRequest,
  recordHold,
} from './hold.server.ts';
export { listBudgets, listBudgetsLeft, type PublicBudget } from './list-budgets.server.ts';
export {
  addPointLot,
  addRewardLot,
  type DueReward,
  pointsEarnedEntry,
  rewardEntry,
  settleRewards,
} from './pay-rewards.server.ts';
export { movePendingReturns } from './pending-returns.server.ts';
export {
  clawPointLots,
  currentPointPolicy,
  grantPoints,
  readPointBalances,
  readPoints,
  savePointPolicy,
} from './points.server.ts';
export {
  currentPolicy,
  currentProgrammes,
  DAEJEON,
  type Programme,
  programmeStandings,
  programmesById,
} from './policies.server.ts';
export {
  type Balances,
  listWalletHistory,
  lockMonth,
  readBalances,
  readStanding,
  readWallet,
} from './read-wallet.server.ts';
export { applyReturn, type PlannedReturn, planReturn } from './returns.server.ts';
export { countReward, uncountReward } from './reward-months.server.ts';

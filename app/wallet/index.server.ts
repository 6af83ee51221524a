export { enrolInBenefitGroup } from './benefit-groups.server.ts';
export { closeBudgets, noteBudgets, openBudgets } from './budgets.server.ts';
export { beginCharge, completeCharge, failCharge, findCharge, ownerOfCharge } from './charge.server.ts';
export { chosenCurrency, listCurrencies } from './currencies.server.ts';
export { saveCurrency, savePolicy, saveProgramme } from './define-currency.server.ts';
export { expireLots, expireLotsOf } from './expire.server.ts';
export { type Expiring, noteExpiring, readExpiring, readNoticed } from './expiring.server.ts';
export { acceptGift, cancelGift, declineGift, lapseGifts } from './gift-answers.server.ts';
export { checkGift, type GiftRequest, readGiftStanding, sendGift } from './gifts.server.ts';
export { giveGrant, readGrants, saveGrantProgramme } from './grants.server.ts';
export { type HistoryRow, listWalletHistory, nameLots } from './history.server.ts';
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
  type ChargeView,
  findChargedLot,
  listChargedLots,
  lockPayOut,
  takePayOut,
} from './pay-outs.server.ts';
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
  findGift,
  type GiftView,
  giftsById,
  giftsToAnswer,
  listGifts,
  readGift,
} from './read-gifts.server.ts';
export {
  type Balances,
  lockMonth,
  readBalances,
  readStanding,
  readWallet,
} from './read-wallet.server.ts';
export { applyReturn, type PlannedReturn, planReturn } from './returns.server.ts';
export { countReward, uncountReward } from './reward-months.server.ts';
export { untilLotsStand } from './standing-lots.server.ts';

export { enrolInBenefitGroup } from './benefit-groups.server.ts';
export { closeBudgets, noteBudgets, openBudgets } from './budgets.server.ts';
export { beginCharge, completeCharge, failCharge, findCharge } from './charge.server.ts';
export { saveCurrency, savePolicy, saveProgramme } from './define-currency.server.ts';
export {
  beginRelease,
  captureHold,
  finishRelease,
  type HoldRequest,
  holdEntry,
  recordHold,
  returnToLots,
  uncount,
} from './hold.server.ts';
export { listBudgets, listBudgetsLeft, type PublicBudget } from './list-budgets.server.ts';
export {
  currentPolicy,
  currentProgrammes,
  DAEJEON,
  type Programme,
  programmeStandings,
} from './policies.server.ts';
export { type Balances, listWalletHistory, readBalances, readWallet } from './read-wallet.server.ts';
export { countReward, uncountReward } from './reward-months.server.ts';

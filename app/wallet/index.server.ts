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
export {
  currentProgrammes,
  DAEJEON,
  listBudgets,
  openBudgets,
  programmeStandings,
} from './policies.server.ts';
export { type Balances, listWalletHistory, readBalances, readWallet } from './read-wallet.server.ts';

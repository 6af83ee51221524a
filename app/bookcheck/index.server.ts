export { compareDay, compareYesterday } from './compare-day.server.ts';
export {
  countOfDesk,
  DESK_LISTS,
  type DeskList,
  type DeskRow,
  readPaymentDesk,
} from './payment-desk.server.ts';
export { compareWithProvider, type Finding, INVARIANTS, verifyBooks } from './verify-books.server.ts';

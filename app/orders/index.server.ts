export {
  confirmableLines,
  confirmDue,
  confirmLeftShipping,
  confirmPurchase,
} from './confirm-purchase.server.ts';
export { countSales } from './count-sales.server.ts';
export { guestPhoneHash, openGuestOrder } from './guest-lookup.server.ts';
export { nameOrders, type OrderName } from './name-orders.server.ts';
export {
  findOrder,
  findOwnOrder,
  findOwnOrderById,
  listOrders,
  type OrderReader,
  type OrderView,
} from './read-order.server.ts';
export { readReceipt } from './read-receipt.server.ts';
export { payWaitingRewards, rewardsPaidAtOnce } from './reward-payments.server.ts';
export {
  bestSellersSince,
  boughtProducts,
} from './sales.server.ts';
export {
  holdUntil,
  linesOf,
  lockOrder,
  moveLines,
  type NewOrder,
  partsOfLines,
  setConfirmDays,
  settleOrder,
  writeOrder,
} from './write-order.server.ts';

export { type Contact, type Delivery, LineSnapshot } from './details.ts';
export { isOrderNumber } from './order-number.ts';
export type { OrderRefusal } from './refusals.ts';
export {
  LINE_MOVES,
  LINE_STATE_LABEL,
  ORDER_MOVES,
  ORDER_STATE_LABEL,
} from './state.ts';
export { LINE_STATES, type LineState, ORDER_STATES, type OrderState } from './words.ts';

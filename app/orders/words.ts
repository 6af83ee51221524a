export const ORDER_STATES = ['awaiting_payment', 'paid', 'expired', 'cancelled'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export const LINE_TYPES = ['item', 'shipping'] as const;

export const LINE_STATES = [
  'awaiting_payment',
  'paid',
  'preparing',
  'shipped',
  'delivered',
  'confirmed',
  'issued',
  'cancelled',
] as const;
export type LineState = (typeof LINE_STATES)[number];

/** promised → due with the purchase confirmation → paid once the wallet has room for it. */
export const LINE_REWARD_STATES = ['promised', 'due', 'paid'] as const;
export type LineRewardState = (typeof LINE_REWARD_STATES)[number];

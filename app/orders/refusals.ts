export type OrderRefusal =
  | { code: 'order/not-found' }
  | { code: 'order/guest-not-found' }
  | { code: 'order/not-confirmable' };

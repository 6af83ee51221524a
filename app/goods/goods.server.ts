import type { KindRules } from '#app/catalog/index.ts';

/** Goods: shipped by the store, cancelled freely until the store prepares them. */
export const goods: KindRules = {
  kind: 'goods',
  label: '상품',
  needsDelivery: true,
  paidState: 'paid',
  refundTerms: () => '상품 준비 전에는 바로 취소되고, 받은 날부터 7일 안에 반품할 수 있습니다.',
  refundSteps: () => [
    { condition: 'before-dispatch', until: null, returnFee: false },
    { condition: 'after-delivery', until: null, returnFee: true },
  ],
  confirmsFrom: () => null,
  mayConfirm: async (_ctx, line) => line.state === 'delivered',
  cancellableQuantity: async (_tx, line) =>
    line.state === 'paid' ? line.quantity - line.refundedQuantity : 0,
  onPaid: async () => undefined,
  onRefunded: async () => undefined,
};

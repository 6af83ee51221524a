export type { CartOwner } from './cart-row.server.ts';
export {
  addToCart,
  clearCart,
  mergeCart,
  removeLine,
  selectLine,
  setQuantity,
  takeOrdered,
} from './change-cart.server.ts';
export { forgetGuestCarts } from './forget-carts.server.ts';
export { type CartLine, countCart, type LineTrouble, readCart } from './read-cart.server.ts';

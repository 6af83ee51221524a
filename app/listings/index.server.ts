export { findCards, listProducts, MAX_CARDS, type ProductsAsked } from './list-products.server.ts';

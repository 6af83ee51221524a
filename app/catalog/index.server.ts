export {
  type CategoryLeaf,
  type CategoryNode,
  findCategory,
  listCategories,
  saveCategory,
} from './categories.server.ts';
export { setRating, setSoldCounts } from './copies.server.ts';
export { countStoreProducts, type ProductCounts } from './count-products.server.ts';
export { findProduct, type ProductDetail, type ProductVariant } from './read-product.server.ts';
export { type SavedProduct, saveProduct } from './save-product.server.ts';

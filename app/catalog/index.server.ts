export { type BundlePart, partsOf, stockOfVariant } from './bundles.server.ts';
export {
  type CategoryNode,
  type CategoryPlace,
  categoryPlaces,
  findCategory,
  listCategories,
  saveCategory,
} from './categories.server.ts';
export { recountSales, setRating } from './copies.server.ts';
export { countStoreProducts, type ProductCounts } from './count-products.server.ts';
export { likelyIds } from './likely.server.ts';
export { cancelPricePlan, carryOutPricePlans, endSheetPlans, planPrices } from './price-plans.server.ts';
export {
  approveProduct,
  askReview,
  resumeProduct,
  returnProduct,
  stopProduct,
} from './product-states.server.ts';
export { findProduct, type ProductDetail, type ProductVariant } from './read-product.server.ts';
export { relatedIds, togetherIds } from './related.server.ts';
export { type SavedProduct, saveProduct } from './save-product.server.ts';

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
export { correctPrices, correctProduct, correctStock, wordsSeen } from './correct-product.server.ts';
export { countStoreProducts, type ProductCounts } from './count-products.server.ts';
export { likelyIds } from './likely.server.ts';
export {
  findOwnProduct,
  listPricePlans,
  type OwnOption,
  type OwnProduct,
  type PricePlanRow,
} from './own-product.server.ts';
export { countShelves, listOwnProducts, type OwnProductRow } from './own-products.server.ts';
export { cancelPricePlan, carryOutPricePlans, endSheetPlans, planPrices } from './price-plans.server.ts';
export {
  approveProduct,
  askReview,
  resumeProduct,
  returnProduct,
  stopProduct,
  withdrawReview,
} from './product-states.server.ts';
export { findProduct, type ProductDetail, type ProductVariant } from './read-product.server.ts';
export { relatedIds, togetherIds } from './related.server.ts';
export {
  findProductToReview,
  listProductsInReview,
  type ReviewedProduct,
  type WaitingProduct,
} from './review-desk.server.ts';
export { type SavedProduct, saveProduct } from './save-product.server.ts';

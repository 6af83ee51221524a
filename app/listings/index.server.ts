export { type FindImage, type ImportRequest, importProducts } from './import-products.server.ts';
export { findCards, listProducts, type ProductsAsked } from './list-products.server.ts';
export { type BasketRow, listBasketRows, storeRating } from './market-rows.server.ts';
export { eachPublished, listRuns, type PublishedProduct } from './published.server.ts';
export { uploadedImages } from './uploaded-images.server.ts';
export { writeProblems, writeProductSheet, writeTemplate } from './write-workbook.server.ts';

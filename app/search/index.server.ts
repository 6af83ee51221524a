export { browseCategory, searchProducts } from './answer.server.ts';
export { healChanged, healNextSlice, reindex } from './heal.server.ts';
export { indexCategory, indexNow, indexStore } from './index-now.server.ts';
export { suggest, type Suggestions } from './suggest.server.ts';

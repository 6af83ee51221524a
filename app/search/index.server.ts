export { browseCategory, searchProducts } from './answer.server.ts';
export { healChanged, healNextSlice, reindex } from './heal.server.ts';
export { indexCategory, indexNow, indexStore } from './index-now.server.ts';
export { indexLapsed } from './lapsed.server.ts';
export { listSearchMarkets, type SearchMarket } from './markets.server.ts';
export { pingSearch } from './ping.server.ts';
export { countPopular, noteAsked, popularSearches } from './popular.server.ts';
export { type Suggestions, suggest } from './suggest.server.ts';

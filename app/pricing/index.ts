export type { GrantUse, PointsLimit, WalletLimit } from './fill-tenders.ts';
export type { GroupQuote } from './group-delivery.ts';
export type { StoreQuote } from './price-stores.ts';
export { QUOTE_VERSIONS, type Quote, type QuoteLine, quote } from './quote.ts';
export type { QuoteInput, QuoteLineInput, QuoteMarketInput, QuoteStoreInput } from './quote-input.ts';

export type { GrantUse, PointsLimit, WalletLimit } from './fill-tenders.ts';
export type { StoreQuote } from './price-stores.ts';
export { QUOTE_VERSION, type Quote, type QuoteLine, quote } from './quote.ts';
export type { QuoteInput, QuoteLineInput, QuoteStoreInput } from './quote-input.ts';

export { type Quote, type QuoteLine, quote, type StoreQuote, type WalletLimit } from './quote.ts';
export type { QuoteInput, QuoteLineInput, QuoteStoreInput } from './quote-input.ts';

/** What was typed before, by field. */
export type Typed = Record<string, string | undefined>;
export type Errors = Record<string, string> | undefined;
/** The price depends on what was just changed: the form asks for a new quote. */
export type PriceChange = { onPriceChange: (form: HTMLFormElement) => void };

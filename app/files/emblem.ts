/** The file name an emoji has in the illustration package: its code points in hex, joined by dashes. */
export const emblemCode = (emoji: string): string =>
  Array.from(emoji, (letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('-');

/** What `emblemCode` can make and nothing else: no path may be built from other text. */
export const isEmblemCode = (text: string): boolean => /^[0-9a-f]{4,5}(-[0-9a-f]{2,5}){0,9}$/.test(text);

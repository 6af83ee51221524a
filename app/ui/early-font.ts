import font from '../fonts/ontong-sans.woff2?url';

/**
 * Asks for the mall's letters with the page, before the styles that name them are read: for pages of many short texts,
 * which would all be set anew when the letters come. Where one large picture is what people wait for, it should come first.
 */
export const EARLY_FONT = {
  rel: 'preload',
  href: font,
  as: 'font',
  type: 'font/woff2',
  crossOrigin: 'anonymous',
} as const;

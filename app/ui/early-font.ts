import font from './fonts/ontong-sans.woff2?url';

/** Asks for the mall's letters before the styles that name them are read, so that most pages are first drawn in them. */
export const EARLY_FONT = {
  rel: 'preload',
  href: font,
  as: 'font',
  type: 'font/woff2',
  crossOrigin: 'anonymous',
} as const;

/** Widths and formats an image is stored in. */
export const RENDITION_WIDTHS = [400, 800] as const;
export type RenditionWidth = (typeof RENDITION_WIDTHS)[number];
export const RENDITION_FORMATS = ['webp', 'avif'] as const;
export type RenditionFormat = (typeof RENDITION_FORMATS)[number];

/** The picture for link previews, beside the encodings. */
export const SHARE_FILE = 'share.jpg';

/** `800.webp` → its width and format; null for any other name. */
export function parseRendition(file: string): { width: RenditionWidth; format: RenditionFormat } | null {
  const [, digits, word] = /^(\d{3,4})\.([a-z]{4})$/.exec(file) ?? [];
  const width = RENDITION_WIDTHS.find((known) => String(known) === digits);
  const format = RENDITION_FORMATS.find((known) => known === word);
  return width && format ? { width, format } : null;
}

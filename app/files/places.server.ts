import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { env } from '#app/platform/env.server.ts';
import { isEmblemCode } from './emblem.ts';
import { type RenditionFormat, SHARE_FILE } from './renditions.ts';

export const imageFolder = (imageId: string): string => resolve(env().DATA_DIR, 'files', 'images', imageId);

export const renditionPath = (imageId: string, width: number, format: RenditionFormat): string =>
  join(imageFolder(imageId), `${width}.${format}`);

export const sharePath = (imageId: string): string => join(imageFolder(imageId), SHARE_FILE);

let emblemFolder: string | undefined;
/** Where the illustration package keeps an emoji; null for text that is no emoji code. */
export function emblemPath(code: string): string | null {
  if (!isEmblemCode(code)) return null;
  emblemFolder ??= join(
    dirname(createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json')),
    'assets',
  );
  return join(emblemFolder, `${code}.webp`);
}

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { isId } from '#app/core/ids.ts';
import { emblemPath, renditionPath } from './places.server.ts';
import { parseRendition, SHARE_FILE } from './renditions.ts';
import { sharePictureOf } from './share-picture.server.ts';

export type OpenedFile = { stream: Readable; bytes: number; type: string };

/** One stored encoding, streamed; null when there is none by that name. */
export async function openImage(imageId: string, file: string): Promise<OpenedFile | null> {
  if (file === SHARE_FILE && isId(imageId)) return openShared(imageId);
  const rendition = parseRendition(file);
  if (!rendition || !isId(imageId)) return null;
  return openAt(renditionPath(imageId, rendition.width, rendition.format), `image/${rendition.format}`);
}

/** An illustration of the emoji package, `1f34e.webp`. */
export async function openEmblem(file: string): Promise<OpenedFile | null> {
  const path = file.endsWith('.webp') ? emblemPath(file.slice(0, -'.webp'.length)) : null;
  return path ? openAt(path, 'image/webp') : null;
}

async function openShared(imageId: string): Promise<OpenedFile | null> {
  const path = await unlessMissing(sharePictureOf(imageId));
  return path ? openAt(path, 'image/jpeg') : null;
}

const unlessMissing = <T>(reading: Promise<T>): Promise<T | null> =>
  reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

async function openAt(path: string, type: string): Promise<OpenedFile | null> {
  const handle = await unlessMissing(open(path));
  if (!handle) return null;
  const { size } = await handle.stat();
  return { stream: createReadStream(path, { fd: handle, autoClose: true }), bytes: size, type };
}

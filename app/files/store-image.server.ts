import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { refuse } from '#app/core/refusal.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { imageRenditions, images } from '#db/schema/files.ts';
import { imageFolder, renditionPath } from './places.server.ts';
import type { FilesRefusal } from './refusals.ts';
import { RENDITION_WIDTHS } from './renditions.ts';
import { looksLikePhoto } from './sniff.ts';

export const MAX_IMAGE_BYTES = 10 * 1024 * 1024;
const MAX_PIXELS = 40_000_000;
const MIN_SIDE = 200;

export type StoredImage = { imageId: string; width: number; height: number };
type Encoded = { width: number; data: Buffer; size: { width: number; height: number } };

/**
 * Takes a picture in: only pixels survive, so places, cameras and scripts hidden in the file do not.
 * The same picture twice is one image.
 */
export async function storeImage(ctx: Ctx, input: { bytes: Uint8Array }): Promise<StoredImage> {
  const encoded = await encode(input.bytes);
  const largest = encoded.at(-1);
  if (!largest) throw new Error('an image was encoded in no width');
  const sha256 = createHash('sha256').update(largest.data).digest('hex');
  const known = await findBySha(ctx, sha256);
  if (known) return known;
  const imageId = newId();
  for (const { width, data } of encoded) await writeRendition(renditionPath(imageId, width, 'webp'), data);
  const fresh = await inTransaction(ctx, async (tx) => {
    const inserted = await tx.db
      .insert(images)
      .values({ id: imageId, sha256, ...largest.size, createdAt: tx.now })
      .onConflictDoNothing({ target: images.sha256 })
      .returning({ id: images.id });
    if (inserted.length === 0) return false;
    await tx.db
      .insert(imageRenditions)
      .values(
        encoded.map(({ width, data }) => ({ imageId, width, format: 'webp' as const, bytes: data.length })),
      );
    await enqueue(tx, 'files.make-avif', { imageId }, `avif:${imageId}`);
    return true;
  });
  if (fresh) return { imageId, ...largest.size };
  await rm(imageFolder(imageId), { recursive: true, force: true });
  const winner = await findBySha(ctx, sha256);
  if (!winner) throw new Error('an image vanished while it was stored');
  return winner;
}

async function encode(bytes: Uint8Array): Promise<Encoded[]> {
  if (bytes.length > MAX_IMAGE_BYTES)
    refuse<FilesRefusal>({ code: 'files/image-too-large', maxMegabytes: MAX_IMAGE_BYTES / 1024 / 1024 });
  if (!looksLikePhoto(bytes)) refuse<FilesRefusal>({ code: 'files/not-an-image' });
  const source = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  const { width = 0, height = 0 } = await readable(source.metadata());
  if (Math.min(width, height) < MIN_SIDE)
    refuse<FilesRefusal>({ code: 'files/image-too-small', minPixels: MIN_SIDE });
  // Decoded and turned once; the smaller width is made from the larger one's pixels.
  const widest = Math.max(...RENDITION_WIDTHS);
  const turned = source.rotate().toColourspace('srgb').resize(within(widest)).raw();
  const { data: pixels, info: raw } = await readable(turned.toBuffer({ resolveWithObject: true }));
  return Promise.all(
    RENDITION_WIDTHS.map(async (target) => {
      const sized = sharp(pixels, { raw }).resize(within(target));
      const { data, info } = await readable(
        // Half the time for a twentieth more bytes; AVIF, made later, is the small one.
        sized.webp({ quality: 82, effort: 2 }).toBuffer({ resolveWithObject: true }),
      );
      return { width: target, data, size: { width: info.width, height: info.height } };
    }),
  );
}

const within = (width: number) => ({ width, height: width * 2, fit: 'inside' as const });

/** What sharp cannot read, or finds too large, is not an image to us; it says nothing of the machine. */
async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch {
    return refuse<FilesRefusal>({ code: 'files/not-an-image' });
  }
}

async function findBySha(ctx: Ctx, sha256: string): Promise<StoredImage | null> {
  const [row] = await ctx.db.select().from(images).where(eq(images.sha256, sha256));
  return row ? { imageId: row.id, width: row.width, height: row.height } : null;
}

/** Whole or not at all: a reader never sees half a file. */
export async function writeRendition(path: string, data: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${newId()}`;
  await writeFile(draft, data);
  await rename(draft, path);
}

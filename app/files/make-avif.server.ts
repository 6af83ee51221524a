import { readFile } from 'node:fs/promises';
import { and, eq } from 'drizzle-orm';
import sharp from 'sharp';
import type { Ctx, System } from '#app/core/ctx.ts';
import { imageRenditions } from '#db/schema/files.ts';
import { renditionPath } from './places.server.ts';
import { RENDITION_WIDTHS } from './renditions.ts';
import { writeRendition } from './store-image.server.ts';

/** More effort takes ten times as long and saves a tenth of the bytes. */
const EFFORT = 1;

/** Adds the smaller AVIF encodings, slow to make, to an image already shown as WebP. Twice is once. */
export async function makeAvif(ctx: Ctx<System>, imageId: string): Promise<void> {
  const there = await ctx.db
    .select({ width: imageRenditions.width })
    .from(imageRenditions)
    .where(and(eq(imageRenditions.imageId, imageId), eq(imageRenditions.format, 'avif')));
  if (there.length === RENDITION_WIDTHS.length) return;
  const rows: (typeof imageRenditions.$inferInsert)[] = [];
  for (const width of RENDITION_WIDTHS) {
    const webp = await readFile(renditionPath(imageId, width, 'webp'));
    const data = await sharp(webp).avif({ quality: 58, effort: EFFORT }).toBuffer();
    await writeRendition(renditionPath(imageId, width, 'avif'), data);
    rows.push({ imageId, width, format: 'avif', bytes: data.length });
  }
  // After both files are there: a page offers AVIF as soon as the rows say so.
  await ctx.db.insert(imageRenditions).values(rows).onConflictDoNothing();
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { and, eq } from 'drizzle-orm';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makeAvif, openEmblem, openImage, storeImage } from '#app/files/index.server.ts';
import { env } from '#app/platform/env.server.ts';
import { imageRenditions } from '#db/schema/files.ts';
import { aPhoto, systemCtx } from '#tests/support/a-shop.ts';

const fileOf = (imageId: string, name: string) => resolve(env().DATA_DIR, 'files', 'images', imageId, name);

test('a stored picture loses everything but its pixels', async () => {
  const ctx = await systemCtx();
  const bytes = await sharp(await aPhoto())
    .withExif({ IFD0: { Copyright: 'SECRET-PLACE' }, IFD3: { GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
  expect(bytes.includes('SECRET-PLACE')).toBe(true);
  const { imageId } = await storeImage(ctx, { bytes });
  for (const name of ['400.webp', '800.webp']) {
    const stored = await readFile(fileOf(imageId, name));
    const { format, exif, icc, xmp } = await sharp(stored).metadata();
    expect({ format, exif, icc, xmp }).toEqual({
      format: 'webp',
      exif: undefined,
      icc: undefined,
      xmp: undefined,
    });
    expect(stored.includes('SECRET-PLACE')).toBe(false);
  }
});

test('the same picture twice is one image, two at once too', async () => {
  const ctx = await systemCtx();
  const bytes = await aPhoto();
  const [a, b] = await Promise.all([storeImage(ctx, { bytes }), storeImage(ctx, { bytes })]);
  const c = await storeImage(ctx, { bytes });
  expect(new Set([a.imageId, b.imageId, c.imageId]).size).toBe(1);
  expect(existsSync(fileOf(a.imageId, '800.webp'))).toBe(true);
});

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><script>alert(1)</script></svg>';
test.each([
  ['an SVG', () => Buffer.from(svg)],
  ['text', () => Buffer.from('hello')],
  ['nothing', () => Buffer.alloc(0)],
  ['a GIF', () => Buffer.from('GIF89a'.padEnd(600, 'x'))],
  ['half a JPEG', async () => (await aPhoto()).subarray(0, 300)],
  ['a picture with more pixels than anyone needs', () => bomb()],
])('%s is refused', async (_name, make) => {
  const ctx = await systemCtx();
  await expect(storeImage(ctx, { bytes: await make() })).rejects.toMatchObject({
    reason: { code: 'files/not-an-image' },
  });
});

/** 49 million pixels in a few kilobytes. */
const bomb = () =>
  sharp({ create: { width: 7000, height: 7000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();

test('a file over ten megabytes and a picture too small to show are refused', async () => {
  const ctx = await systemCtx();
  await expect(storeImage(ctx, { bytes: Buffer.alloc(10 * 1024 * 1024 + 1) })).rejects.toMatchObject({
    reason: { code: 'files/image-too-large' },
  });
  const small = await sharp(await aPhoto())
    .resize(150)
    .jpeg()
    .toBuffer();
  await expect(storeImage(ctx, { bytes: small })).rejects.toMatchObject({
    reason: { code: 'files/image-too-small' },
  });
});

test('AVIF is added once and then offered', async () => {
  const ctx = await systemCtx();
  const { imageId } = await storeImage(ctx, { bytes: await aPhoto() });
  expect(await openImage(imageId, '400.avif')).toBeNull();
  await makeAvif(ctx, imageId);
  await makeAvif(ctx, imageId);
  const rows = await ctx.db
    .select()
    .from(imageRenditions)
    .where(and(eq(imageRenditions.imageId, imageId), eq(imageRenditions.format, 'avif')));
  expect(rows).toHaveLength(2);
  const opened = await openImage(imageId, '400.avif');
  expect(opened).toMatchObject({ type: 'image/avif', bytes: rows.find(({ width }) => width === 400)?.bytes });
  opened?.stream.destroy();
});

test('only names we made open a file', async () => {
  const { imageId } = await storeImage(await systemCtx(), { bytes: await aPhoto() });
  expect(await openImage(imageId, '../400.webp')).toBeNull();
  expect(await openImage('../../..', '400.webp')).toBeNull();
  expect(await openEmblem('../package.json')).toBeNull();
  const apple = await openEmblem('1f34e.webp');
  expect(apple?.type).toBe('image/webp');
  apple?.stream.destroy();
});

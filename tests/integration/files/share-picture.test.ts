import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { openImage, storeImage } from '#app/files/index.server.ts';
import { aPhoto, systemCtx } from '#tests/support/a-shop.ts';

const { written } = vi.hoisted(() => ({ written: [] as string[] }));
vi.mock('#app/files/store-image.server.ts', async (original) => {
  const known = await original<typeof import('#app/files/store-image.server.ts')>();
  return {
    ...known,
    writeRendition: (path: string, data: Buffer) => {
      written.push(path);
      return known.writeRendition(path, data);
    },
  };
});

test('many at once who share the same link have its picture made once', async () => {
  const { imageId } = await storeImage(await systemCtx(), { bytes: await aPhoto() });
  const opened = await Promise.all(Array.from({ length: 20 }, () => openImage(imageId, 'share.jpg')));
  expect(written.filter((path) => path.endsWith('share.jpg')).length).toBe(1);
  const [first, ...others] = await Promise.all(
    opened.map(async (file) => Buffer.concat(await (file?.stream.toArray() ?? []))),
  );
  expect(await sharp(first).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
  expect(others.every((bytes) => first?.equals(bytes))).toBe(true);
});

test('a picture nobody stored has none to share, and holds up no other', async () => {
  expect(await openImage(crypto.randomUUID(), 'share.jpg')).toBeNull();
  const { imageId } = await storeImage(await systemCtx(), { bytes: await aPhoto() });
  const file = await openImage(imageId, 'share.jpg');
  expect(file?.type).toBe('image/jpeg');
  file?.stream.destroy();
});

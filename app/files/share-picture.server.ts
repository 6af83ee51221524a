import { access, readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { renditionPath, sharePath } from './places.server.ts';
import { writeRendition } from './store-image.server.ts';

/** What messengers and social sites show: the picture whole in the middle, its own colours blurred to the sides. */
const WIDTH = 1200;
const HEIGHT = 630;
const BLUR = 40;

/** Makes the picture for link previews once, when the first link is shared; returns where it lies. */
export async function sharePictureOf(imageId: string): Promise<string> {
  const path = sharePath(imageId);
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) return path;
  const source = await readFile(renditionPath(imageId, 800, 'webp'));
  const whole = await sharp(source)
    .resize(HEIGHT, HEIGHT, { fit: 'contain', background: '#ffffff' })
    .toBuffer();
  const data = await sharp(source)
    .resize(WIDTH, HEIGHT, { fit: 'cover' })
    .blur(BLUR)
    .composite([{ input: whole }])
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer();
  await writeRendition(path, data);
  return path;
}

import { access, readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { renditionPath, sharePath } from './places.server.ts';
import { writeRendition } from './store-image.server.ts';

/** What messengers and social sites show: the picture whole in the middle, its own colours blurred to the sides. */
const WIDTH = 1200;
const HEIGHT = 630;
const BLUR = 40;

const underWay = new Map<string, Promise<string>>();
let last: Promise<unknown> = Promise.resolve();

/**
 * Makes the picture for link previews once, when the first link is shared; returns where it lies. Anybody may ask and
 * it is heavy work: many who ask for the same one wait for one making, and one is made at a time.
 */
export async function sharePictureOf(imageId: string): Promise<string> {
  const path = sharePath(imageId);
  if (await isThere(path)) return path;
  return underWay.get(imageId) ?? inTurn(imageId, path);
}

function inTurn(imageId: string, path: string): Promise<string> {
  const making = last.then(() => make(imageId, path)).finally(() => underWay.delete(imageId));
  underWay.set(imageId, making);
  last = making.catch(() => undefined);
  return making;
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function make(imageId: string, path: string): Promise<string> {
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

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { emblemCode } from '#app/files/index.ts';
import type { PictureRecipe } from './picture-names.ts';

const SIDE = 800;
const assets = join(
  dirname(createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json')),
  'assets',
);

type Placed = { emoji: string; size: number; x: number; y: number; turn: number };

/** Where the illustration stands: whole, near with the edge cut, or three of a kind. */
const CROPS: Record<PictureRecipe['crop'], (emoji: readonly string[]) => Placed[]> = {
  whole: ([emoji = '']) => [{ emoji, size: 500, x: 400, y: 392, turn: 0 }],
  near: ([emoji = '']) => [{ emoji, size: 720, x: 470, y: 430, turn: -14 }],
  group: ([a = '', b = a, c = b]) => [
    { emoji: b, size: 330, x: 235, y: 300, turn: -10 },
    { emoji: c, size: 310, x: 575, y: 275, turn: 10 },
    { emoji: a, size: 400, x: 405, y: 510, turn: 0 },
  ],
};

/** An illustration on a soft radial ground of the product's hue, with a gentle shadow. No text is drawn. */
export async function composePicture({ emoji, hue, crop }: PictureRecipe): Promise<Buffer> {
  const placed = CROPS[crop](emoji);
  const [ground, ...layers] = await Promise.all([groundOf(hue, crop, placed), ...placed.map(layerOf)]);
  return sharp(ground, { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .composite(layers)
    .png({ compressionLevel: 0 })
    .toBuffer();
}

/** Pictures of one hue and crop stand on the same ground. */
const grounds = new Map<string, Promise<Buffer>>();
function groundOf(hue: number, crop: PictureRecipe['crop'], placed: readonly Placed[]): Promise<Buffer> {
  const key = `${hue} ${crop}`;
  const known = grounds.get(key) ?? sharp(drawGround(hue, placed)).removeAlpha().raw().toBuffer();
  grounds.set(key, known);
  return known;
}

const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 };

async function layerOf({ emoji, size, x, y, turn }: Placed): Promise<OverlayOptions> {
  const bytes = await readFile(join(assets, `${emblemCode(emoji)}.webp`));
  const upright =
    turn === 0 ? bytes : await sharp(bytes).rotate(turn, { background: CLEAR }).png().toBuffer();
  const left = Math.round(x - size / 2);
  const top = Math.round(y - size / 2);
  const from = { left: Math.max(0, -left), top: Math.max(0, -top) };
  const width = Math.min(size - from.left, SIDE - Math.max(0, left));
  const height = Math.min(size - from.top, SIDE - Math.max(0, top));
  const input = await sharp(upright)
    .resize(size, size, { fit: 'contain', background: CLEAR })
    .extract({ ...from, width, height })
    .ensureAlpha()
    .raw()
    .toBuffer();
  return {
    input,
    raw: { width, height, channels: 4 },
    left: Math.max(0, left),
    top: Math.max(0, top),
  };
}

/** Drawn as vectors: the light falls from above, and each thing throws a soft round shadow below itself. */
function drawGround(hue: number, placed: readonly Placed[]): Buffer {
  const tone = (saturation: number, light: number) => `hsl(${hue}, ${saturation}%, ${light}%)`;
  const shadows = placed
    .map(
      ({ size, x, y }) =>
        `<ellipse cx="${x}" cy="${y + size * 0.45}" rx="${size * 0.4}" ry="${size * 0.1}" fill="url(#s)"/>`,
    )
    .join('');
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}"><defs><radialGradient id="g" cx="50%" cy="38%" r="78%"><stop offset="0" stop-color="${tone(70, 98)}"/><stop offset="0.55" stop-color="${tone(58, 93)}"/><stop offset="1" stop-color="${tone(48, 86)}"/></radialGradient><radialGradient id="s"><stop offset="0" stop-color="${tone(40, 30)}" stop-opacity="0.34"/><stop offset="0.6" stop-color="${tone(40, 30)}" stop-opacity="0.12"/><stop offset="1" stop-color="${tone(40, 30)}" stop-opacity="0"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#g)"/>${shadows}</svg>`,
  );
}

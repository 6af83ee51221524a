import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { emblemCode } from '#app/files/index.ts';
import type { Ground, PictureRecipe } from './picture-names.ts';

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
export async function composePicture({ emoji, ground: wanted, crop }: PictureRecipe): Promise<Buffer> {
  const hue = await hueFor(wanted, emoji[0] ?? '');
  const placed = CROPS[crop](emoji);
  const [ground, ...layers] = await Promise.all([groundOf(hue, crop, placed), ...placed.map(layerOf)]);
  const canvas = Buffer.from(ground);
  for (const layer of layers) lay(canvas, layer);
  return sharp(canvas, { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
}

type Layer = { pixels: Buffer; width: number; height: number; left: number; top: number };

/** Blends by hand: for one layer on an opaque ground it is several times quicker than a general compositor. */
function lay(canvas: Buffer, { pixels, width, height, left, top }: Layer): void {
  for (let y = 0; y < height; y++) {
    let from = y * width * 4;
    let to = ((top + y) * SIDE + left) * 3;
    for (let x = 0; x < width; x++, from += 4, to += 3) {
      const alpha = pixels[from + 3] ?? 0;
      if (alpha === 0) continue;
      for (let c = 0; c < 3; c++) {
        const under = canvas[to + c] ?? 0;
        canvas[to + c] = under + (((pixels[from + c] ?? 0) - under) * alpha) / 255;
      }
    }
  }
}

const WARM = 36;
const STEP = 15;
const SAMPLE = 24;

/** The illustration's own hue by its most coloured pixels, in steps, so that few grounds serve all. */
async function hueFor(wanted: Ground, emoji: string): Promise<number> {
  if (typeof wanted === 'number') return wanted;
  const bytes = await readFile(join(assets, `${emblemCode(emoji)}.webp`));
  const pixels = await sharp(bytes).resize(SAMPLE, SAMPLE).ensureAlpha().raw().toBuffer();
  let [x, y, weight] = [0, 0, 0];
  for (let i = 0; i < pixels.length; i += 4) {
    const [r = 0, g = 0, b = 0, alpha = 0] = pixels.subarray(i, i + 4);
    const chroma = Math.max(r, g, b) - Math.min(r, g, b);
    const colour = (chroma * alpha) / 255;
    const angle = Math.atan2(Math.sqrt(3) * (g - b), 2 * r - g - b);
    x += Math.cos(angle) * colour;
    y += Math.sin(angle) * colour;
    weight += alpha / 255;
  }
  const faint = weight === 0 || Math.hypot(x, y) / weight < 24;
  const hue = faint ? WARM : (Math.atan2(y, x) * 180) / Math.PI + 360;
  const turned = wanted === 'beside' ? hue + 2 * STEP : hue;
  return (Math.round(turned / STEP) * STEP) % 360;
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

async function layerOf({ emoji, size, x, y, turn }: Placed): Promise<Layer> {
  const bytes = await readFile(join(assets, `${emblemCode(emoji)}.webp`));
  const upright =
    turn === 0 ? bytes : await sharp(bytes).rotate(turn, { background: CLEAR }).png().toBuffer();
  const left = Math.round(x - size / 2);
  const top = Math.round(y - size / 2);
  const from = { left: Math.max(0, -left), top: Math.max(0, -top) };
  const width = Math.min(size - from.left, SIDE - Math.max(0, left));
  const height = Math.min(size - from.top, SIDE - Math.max(0, top));
  const pixels = await sharp(upright)
    .resize(size, size, { fit: 'contain', background: CLEAR, kernel: 'cubic' })
    .extract({ ...from, width, height })
    .ensureAlpha()
    .raw()
    .toBuffer();
  return { pixels, width, height, left: Math.max(0, left), top: Math.max(0, top) };
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

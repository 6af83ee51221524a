import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp, { type Region } from 'sharp';
import { emblemCode } from '#app/files/index.ts';
import type { Ground, PictureRecipe } from './picture-names.ts';

const SIDE = 800;
/** Nothing in a ground is sharp, so it is drawn small. */
const DRAWN = 200;
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
    .png({ compressionLevel: 1 })
    .toBuffer();
}

type Layer = { colour: Buffer; cover: Buffer; width: number; height: number; left: number; top: number };

/** Colour already weighted by its cover: scaling keeps clean edges, and laying one on a ground is one line. */
function lay(canvas: Buffer, { colour, cover, width, height, left, top }: Layer): void {
  for (let y = 0; y < height; y++) {
    let from = y * width;
    let to = ((top + y) * SIDE + left) * 3;
    for (let x = 0; x < width; x++, from += 1, to += 3) {
      const bare = 1 - (cover[from] ?? 0) / 255;
      if (bare === 1) continue;
      for (let c = 0; c < 3; c++)
        canvas[to + c] = Math.min(255, (canvas[to + c] ?? 0) * bare + (colour[from * 3 + c] ?? 0));
    }
  }
}

type Illustration = { colour: Buffer; cover: Buffer; side: number; hue: number };

const illustrations = new Map<string, Promise<Illustration>>();
function illustrationOf(emoji: string): Promise<Illustration> {
  const known = illustrations.get(emoji) ?? readIllustration(emoji);
  illustrations.set(emoji, known);
  return known;
}

async function readIllustration(emoji: string): Promise<Illustration> {
  const bytes = await readFile(join(assets, `${emblemCode(emoji)}.webp`));
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const count = info.width * info.height;
  const [colour, cover] = [Buffer.alloc(count * 3), Buffer.alloc(count)];
  for (let i = 0; i < count; i++) {
    const alpha = data[i * 4 + 3] ?? 0;
    cover[i] = alpha;
    for (let c = 0; c < 3; c++) colour[i * 3 + c] = Math.round(((data[i * 4 + c] ?? 0) * alpha) / 255);
  }
  return { colour, cover, side: info.width, hue: hueOf(colour, cover) };
}

const WARM = 36;
const STEP = 15;
const FAINT = 24;

/** The hue of the most coloured pixels; what has hardly a colour stands on a warm ground. */
function hueOf(colour: Buffer, cover: Buffer): number {
  let [x, y, weight] = [0, 0, 0];
  for (let i = 0; i < cover.length; i += 7) {
    const [r = 0, g = 0, b = 0] = [colour[i * 3], colour[i * 3 + 1], colour[i * 3 + 2]];
    const chroma = Math.max(r, g, b) - Math.min(r, g, b);
    const angle = Math.atan2(Math.sqrt(3) * (g - b), 2 * r - g - b);
    x += Math.cos(angle) * chroma;
    y += Math.sin(angle) * chroma;
    weight += (cover[i] ?? 0) / 255;
  }
  const faint = weight === 0 || Math.hypot(x, y) / weight < FAINT;
  return faint ? WARM : (Math.atan2(y, x) * 180) / Math.PI + 360;
}

/** In steps, so that few grounds serve all. */
async function hueFor(wanted: Ground, emoji: string): Promise<number> {
  if (typeof wanted === 'number') return wanted;
  const { hue } = await illustrationOf(emoji);
  return (Math.round((wanted === 'beside' ? hue + 2 * STEP : hue) / STEP) * STEP) % 360;
}

/** Pictures of one hue and crop stand on the same ground. */
const grounds = new Map<string, Promise<Buffer>>();
function groundOf(hue: number, crop: PictureRecipe['crop'], placed: readonly Placed[]): Promise<Buffer> {
  const key = `${hue} ${crop}`;
  const known =
    grounds.get(key) ?? sharp(drawGround(hue, placed)).removeAlpha().resize(SIDE, SIDE).raw().toBuffer();
  grounds.set(key, known);
  return known;
}

async function layerOf({ emoji, size, x, y, turn }: Placed): Promise<Layer> {
  const { colour, cover, side } = await illustrationOf(emoji);
  const left = Math.round(x - size / 2);
  const top = Math.round(y - size / 2);
  const from = { left: Math.max(0, -left), top: Math.max(0, -top) };
  const width = Math.min(size - from.left, SIDE - Math.max(0, left));
  const height = Math.min(size - from.top, SIDE - Math.max(0, top));
  const cut = { ...from, width, height };
  const [wide, thin] = await Promise.all([
    scale({ data: colour, side, channels: 3, size, turn, cut }),
    scale({ data: cover, side, channels: 1, size, turn, cut }),
  ]);
  return { colour: wide, cover: thin, width, height, left: Math.max(0, left), top: Math.max(0, top) };
}

type Scaling = {
  data: Buffer;
  side: number;
  channels: 1 | 3;
  size: number;
  turn: number;
  cut: Region;
};

async function scale({ data, side, channels, size, turn, cut }: Scaling): Promise<Buffer> {
  const space = channels === 1 ? 'b-w' : 'srgb';
  const raw = { width: side, height: side, channels };
  const upright =
    turn === 0
      ? { data, info: raw }
      : await sharp(data, { raw })
          .rotate(turn, { background: '#000' })
          .toColourspace(space)
          .raw()
          .toBuffer({ resolveWithObject: true });
  return sharp(upright.data, { raw: upright.info })
    .resize(size, size, { fit: 'contain', background: '#000', kernel: 'linear' })
    .extract(cut)
    .toColourspace(space)
    .raw()
    .toBuffer();
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
    `<svg xmlns="http://www.w3.org/2000/svg" width="${DRAWN}" height="${DRAWN}" viewBox="0 0 ${SIDE} ${SIDE}"><defs><radialGradient id="g" cx="50%" cy="38%" r="78%"><stop offset="0" stop-color="${tone(70, 98)}"/><stop offset="0.55" stop-color="${tone(58, 93)}"/><stop offset="1" stop-color="${tone(48, 86)}"/></radialGradient><radialGradient id="s"><stop offset="0" stop-color="${tone(40, 30)}" stop-opacity="0.34"/><stop offset="0.6" stop-color="${tone(40, 30)}" stop-opacity="0.12"/><stop offset="1" stop-color="${tone(40, 30)}" stop-opacity="0"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#g)"/>${shadows}</svg>`,
  );
}

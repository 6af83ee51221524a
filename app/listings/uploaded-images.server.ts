import type { Ctx } from '#app/core/ctx.ts';
import { Refusal } from '#app/core/refusal.ts';
import { storeImage } from '#app/files/index.server.ts';
import type { FindImage } from './import-products.server.ts';

/** A picture this mall already keeps, by the address it shows it at. */
const STORED = /\/files\/images\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\/|$)/;

/** Pictures uploaded with the form, by file name; each is re-encoded once, when a good row first names it. */
export function uploadedImages(ctx: Ctx, files: readonly File[]): FindImage {
  const byName = new Map(files.map((file) => [plain(file.name), file]));
  const asked = new Map<string, ReturnType<FindImage>>();
  const store = async (file: File) => {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      return { imageId: (await storeImage(ctx, { bytes })).imageId };
    } catch (error) {
      if (error instanceof Refusal && error.reason.code.startsWith('files/'))
        return { problem: `'${file.name}': ${WHY[error.reason.code] ?? WHY['files/not-an-image']}` };
      throw error;
    }
  };
  return async (name) => {
    const [, stored] = STORED.exec(name) ?? [];
    if (stored) return { imageId: stored };
    const file = byName.get(plain(name));
    if (!file) return null;
    const known = asked.get(plain(name)) ?? store(file);
    asked.set(plain(name), known);
    return known;
  };
}

/** Macs give names in decomposed Hangul, and a browser may send a folder with the name. */
const plain = (name: string): string =>
  (name.normalize('NFC').split(/[\\/]/).pop() ?? '').trim().toLowerCase();

const WHY: Record<string, string> = {
  'files/not-an-image': '사진으로 읽을 수 없습니다. JPG, PNG, WebP 파일로 올려 주세요.',
  'files/image-too-large': '사진이 너무 큽니다. 10MB보다 작게 줄여 주세요.',
  'files/image-too-small': '사진이 너무 작습니다. 가로세로 200픽셀 이상으로 올려 주세요.',
};

import type { Ctx, System } from '#app/core/ctx.ts';
import { storeImage } from '#app/files/index.server.ts';
import type { FindImage } from '#app/listings/index.server.ts';
import { composePicture } from './compose-picture.server.ts';
import { withFixedIds } from './fixed-ids.server.ts';
import { recipeOf } from './picture-names.ts';
import { sideBySide } from './side-by-side.ts';

const HANDS = 4;

/** Composes and stores every picture the spreadsheets name, once each. */
export async function storePictures(ctx: Ctx<System>, names: readonly string[]): Promise<FindImage> {
  const stored = new Map<string, string>();
  await sideBySide(names, HANDS, async (name) => {
    const recipe = recipeOf(name);
    if (!recipe) throw new Error(`no recipe for picture ${name}`);
    const bytes = await composePicture(recipe);
    const { imageId } = await withFixedIds(`picture ${name}`, ctx.now, () => storeImage(ctx, { bytes }));
    stored.set(name, imageId);
  });
  return async (name) => {
    const imageId = stored.get(name);
    return imageId ? { imageId } : null;
  };
}

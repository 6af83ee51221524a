/** How a picture is composed; its name in a spreadsheet says the same. */
export type PictureRecipe = { emoji: readonly string[]; hue: number; crop: 'whole' | 'near' | 'group' };

const CROPS = ['whole', 'near', 'group'] as const;

/** `🍎-12-whole.webp` */
export const pictureName = ({ emoji, hue, crop }: PictureRecipe): string =>
  `${emoji.join('+')}-${hue}-${crop}.webp`;

/** The recipe a name stands for; null for any other file name. */
export function recipeOf(name: string): PictureRecipe | null {
  const [, emoji = '', hue = '', word = ''] = /^(.+)-(\d{1,3})-(\w+)\.webp$/u.exec(name) ?? [];
  const crop = CROPS.find((known) => known === word);
  return emoji && crop ? { emoji: emoji.split('+'), hue: Number(hue), crop } : null;
}

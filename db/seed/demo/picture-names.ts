/** `own`: the ground takes the hue of the illustration; `beside`: one next to it; a number: that hue. */
export type Ground = 'own' | 'beside' | number;
/** How a picture is composed; its name in a spreadsheet says the same. */
export type PictureRecipe = { emoji: readonly string[]; ground: Ground; crop: 'whole' | 'near' | 'group' };

const CROPS = ['whole', 'near', 'group'] as const;

/** `🍎-own-whole.webp` */
export const pictureName = ({ emoji, ground, crop }: PictureRecipe): string =>
  `${emoji.join('+')}-${ground}-${crop}.webp`;

/** The recipe a name stands for; null for any other file name. */
export function recipeOf(name: string): PictureRecipe | null {
  const [, emoji = '', ground = '', word = ''] = /^(.+)-(own|beside|\d{1,3})-(\w+)\.webp$/u.exec(name) ?? [];
  const crop = CROPS.find((known) => known === word);
  if (!emoji || !crop) return null;
  return {
    emoji: emoji.split('+'),
    ground: ground === 'own' || ground === 'beside' ? ground : Number(ground),
    crop,
  };
}

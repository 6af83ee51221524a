import { createHash } from 'node:crypto';
import type { NoticeType } from '#app/catalog/index.ts';
import { CATEGORIES } from '../reference/categories.ts';
import { LEAF_FACTS, type LeafFacts } from './content/leaf-facts.ts';
import type { StoreContent } from './content/store-content.ts';

export type DemoVariant = { option: string; price: number; listPrice: number; soldOut: boolean };
export type DemoProduct = {
  code: string;
  name: string;
  leaf: string;
  leafName: string;
  categoryPath: string;
  noticeType: NoticeType;
  facts: LeafFacts;
  emoji: string;
  variants: DemoVariant[];
  origin: string;
  size: string;
  core: string;
  summary: string;
  story: string;
};

const LEAVES = new Map(
  CATEGORIES.flatMap(({ top, leaves }) =>
    leaves.map(([slug, name, , noticeType]) => [slug, { name, path: `${top[1]} > ${name}`, noticeType }]),
  ),
);

/** Always the same number for the same words: what looks varied in the demo is fixed. */
export const pickBy = (words: string, below: number): number =>
  createHash('sha256').update(words).digest().readUInt32BE(0) % below;

export const oneOf = <T>(choices: readonly T[], words: string): T | undefined =>
  choices[pickBy(words, Math.max(1, choices.length))];

/** The goods of a store out of its compact table; a slip in the table stops here and names its line. */
export function readGoods(store: StoreContent): DemoProduct[] {
  const lines = store.goods.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, at) => {
    const parts = line.split('|').map((part) => part.trim());
    const [
      name = '',
      leaf = '',
      emoji = '',
      prices = '',
      origin = '',
      size = '',
      core = '',
      summary = '',
      story,
    ] = parts;
    const place = LEAVES.get(leaf);
    const facts = LEAF_FACTS[leaf];
    if (parts.length !== 9 || !place || !facts || !story)
      throw new Error(`${store.slug}: nine parts and a known category are wanted: ${line}`);
    return {
      code: `${store.slug}-${String(at + 1).padStart(3, '0')}`,
      name,
      leaf,
      leafName: place.name,
      categoryPath: place.path,
      noticeType: place.noticeType,
      facts,
      emoji,
      variants: prices.split(';').map((text) => readPrice(text.trim(), line)),
      origin,
      size,
      core,
      summary,
      story,
    };
  });
}

function readPrice(text: string, line: string): DemoVariant {
  const found = /^(?:(.+)=)?(\d+)(?:<(\d+))?(!)?$/.exec(text);
  if (!found) throw new Error(`not a price: ${text} in ${line}`);
  const [, option = '', price = '', listPrice, soldOut] = found;
  return {
    option,
    price: Number(price),
    listPrice: Number(listPrice ?? price),
    soldOut: soldOut !== undefined,
  };
}

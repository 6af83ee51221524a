import { createHash } from 'node:crypto';
import type { NoticeType } from '#app/catalog/index.ts';
import { seedPlaces } from '../reference/categories.ts';
import { LEAF_FACTS, type LeafFacts } from './content/leaf-facts.ts';
import { NARROW_LEAVES } from './content/narrow-leaves.ts';
import type { StoreContent } from './content/store-content.ts';

export type DemoVariant = {
  option: string;
  price: number;
  listPrice: number;
  soldOut: boolean;
  /** `code*2, code-1*1`: what a bundle holds. */
  parts?: string;
};
export type DemoProduct = {
  code: string;
  name: string;
  /** The second-level category its line names, which says how it is kept and dated. */
  group: string;
  /** Where it stands in the tree. */
  leaf: string;
  leafName: string;
  categoryPath: string;
  noticeType: NoticeType;
  facts: LeafFacts;
  emoji: string;
  /** `맛`, `중량`: what the options differ in, when in more than one thing. */
  axes: string[];
  variants: DemoVariant[];
  origin: string;
  size: string;
  core: string;
  summary: string;
  story: string;
};

const LEAVES = new Map(
  seedPlaces().map(({ is: [slug, name, , noticeType], path }) => [
    slug,
    { name, path: path.map(({ is }) => is[1]).join(' > '), noticeType },
  ]),
);

const narrow = (group: string, name: string): string =>
  NARROW_LEAVES[group]?.find(([, words]) => words.test(name))?.[0] ?? group;

/** Always the same number for the same words: what looks varied in the demo is fixed. */
export const pickBy = (words: string, below: number): number =>
  createHash('sha256').update(words).digest().readUInt32BE(0) % below;

export const oneOf = <T>(choices: readonly T[], words: string): T | undefined =>
  choices[pickBy(words, Math.max(1, choices.length))];

/** The goods of a store out of its compact table; a slip in the table stops here and names its line. */
export function readGoods(store: StoreContent): DemoProduct[] {
  const codeOf = (at: number) => `${store.slug}-${String(at).padStart(3, '0')}`;
  const goods = linesOf(store.goods).map((line, at) => readLine(line, { store, code: codeOf(at + 1) }));
  const bundles = linesOf(store.bundles ?? '').map((line, at) => {
    const [, words = '', held = ''] = /^(.+)\|([^|]+)$/.exec(line) ?? [];
    const product = readLine(words, { store, code: `${store.slug}-set-${at + 1}`, broad: true });
    const parts = held.split(',').map((word) => partOf(goods, word.trim(), line));
    return {
      ...product,
      variants: product.variants.map((variant) => ({ ...variant, parts: parts.join(', ') })),
    };
  });
  return [...goods, ...bundles];
}

const linesOf = (table: string): string[] => table.split('\n').filter((line) => line.trim() !== '');

/** `4-1*2` as the option code of the store's fourth line, first option, twice. */
function partOf(goods: readonly DemoProduct[], word: string, line: string): string {
  const [, at = '', option = '1', quantity = '1'] = /^(\d+)(?:-(\d+))?(?:\*(\d+))?$/.exec(word) ?? [];
  const product = goods[Number(at) - 1];
  if (!product?.variants[Number(option) - 1]) throw new Error(`not one of the goods: ${word} in ${line}`);
  return `${skuOf(product, Number(option) - 1)}*${quantity}`;
}

/** An option's code: the product's own where it has but one. */
export const skuOf = ({ code, variants }: DemoProduct, at: number): string =>
  variants.length > 1 ? `${code}-${at + 1}` : code;

/** What holds several things stands on the second level, `broad`. */
function readLine(
  line: string,
  { store, code, broad = false }: { store: StoreContent; code: string; broad?: boolean },
): DemoProduct {
  const parts = line.split('|').map((part) => part.trim());
  const [
    name = '',
    group = '',
    emoji = '',
    prices = '',
    origin = '',
    size = '',
    core = '',
    summary = '',
    story,
  ] = parts;
  const leaf = broad ? group : narrow(group, name);
  const place = LEAVES.get(leaf);
  const facts = LEAF_FACTS[group];
  const [, axes = '', options = prices] = /^\{(.+?)\}(.+)$/.exec(prices) ?? [];
  if (parts.length !== 9 || !place || !facts || !story)
    throw new Error(`${store.slug}: nine parts and a known category are wanted: ${line}`);
  return {
    code,
    name,
    group,
    leaf,
    leafName: LEAVES.get(group)?.name ?? place.name,
    categoryPath: place.path,
    noticeType: place.noticeType,
    facts,
    emoji,
    axes: axes ? axes.split('/').map((axis) => axis.trim()) : [],
    variants: options.split(';').map((text) => readPrice(text.trim(), line)),
    origin,
    size,
    core,
    summary,
    story,
  };
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

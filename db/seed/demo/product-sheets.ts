import { addDays, kstDay } from '#app/core/kst.ts';
import {
  COLUMNS,
  KIND_WORDS,
  type SheetRecord,
  STATE_WORDS,
  TAX_WORDS,
  YES_NO_WORDS,
} from '#app/listings/index.ts';
import type { StoreContent } from './content/store-content.ts';
import { noticeTexts } from './notice-texts.ts';
import { pictureName } from './picture-names.ts';
import { attributeCells, contents } from './product-facts.ts';
import { type DemoProduct, oneOf, pickBy, readGoods, skuOf } from './read-goods.ts';

const C = COLUMNS;
/** An illustration that so many products share is shown on two grounds, in two crops. */
const CROWDED = 6;

/** The day the demo's discounts begin. */
export const SALE_DAY = kstDay('2026-04-01');

export type StoreSheet = { records: SheetRecord[]; products: DemoProduct[] };

/** A store's products as the rows its owner would have typed. */
export function storeSheet(store: StoreContent, at: number, shares: ReadonlyMap<string, number>): StoreSheet {
  const products = readGoods(store);
  return { products, records: products.flatMap((product) => productRows(store, product, at, shares)) };
}

/** How many products of the demo show each illustration. */
export function countIllustrations(stores: readonly StoreContent[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { emoji } of stores.flatMap(readGoods)) shares.set(emoji, (shares.get(emoji) ?? 0) + 1);
  return shares;
}

function productRows(
  store: StoreContent,
  product: DemoProduct,
  at: number,
  shares: ReadonlyMap<string, number>,
): SheetRecord[] {
  const ticket = product.noticeType === 'ticket';
  const taxFree = product.noticeType === 'fresh_food' || product.noticeType === 'book';
  const whole: SheetRecord = {
    [C.kind]: ticket ? KIND_WORDS.ticket : KIND_WORDS.goods,
    [C.category]: product.categoryPath,
    [C.name]: product.name,
    [C.summary]: product.summary,
    [C.description]: describe(store, product),
    [C.taxType]: taxFree ? TAX_WORDS.tax_free : TAX_WORDS.taxable,
    [C.origin]: ticket ? '' : product.origin,
    [C.withdrawalException]: product.facts.withdrawal ?? '',
    [C.state]: STATE_WORDS.on_sale,
    [C.validDays]: ticket ? (oneOf([180, 365, 365, 90], product.code) ?? 365) : '',
    [C.adultOnly]: product.group === 'liquor' ? YES_NO_WORDS.yes : '',
    [C.optionAxes]: product.axes.join(' / '),
    ...saleDays(product),
    ...attributeCells(product),
    ...pictures(product, shares),
    ...noticeTexts(store, product, at),
  };
  const several = product.variants.length > 1;
  const holds = contents(product);
  return product.variants.map((variant, i) => ({
    [C.sellerCode]: product.code,
    ...(i === 0 ? whole : {}),
    // What is struck through in the mall is what was charged before the day of the sale.
    [C.price]: variant.listPrice,
    [C.salePrice]: variant.listPrice > variant.price ? variant.price : '',
    [C.restockOn]: variant.soldOut ? restockDay(`${product.code}/${i}`) : '',
    [C.content]: holds[i] ?? '',
    [C.parts]: variant.parts ?? '',
    [C.stock]: variant.parts ? '' : variant.soldOut ? 0 : 6 + pickBy(`${product.code}/${i}/stock`, 90),
    [C.optionName]: several ? variant.option : '',
    [C.sku]: several ? skuOf(product, i) : '',
  }));
}

/** Most prices came down for good; some sales end with the year. */
function saleDays({ variants, code }: DemoProduct): SheetRecord {
  if (variants.every(({ price, listPrice }) => price === listPrice)) return {};
  return {
    [C.saleBegins]: SALE_DAY,
    ...(pickBy(`${code}/sale`, 4) === 0 && { [C.saleEnds]: '2026-12-31' }),
  };
}

const restockDay = (words: string): string => addDays(kstDay('2026-12-01'), pickBy(`${words}/restock`, 40));

const describe = (store: StoreContent, { story, code, facts }: DemoProduct): string =>
  [story, oneOf(store.voices, `${code}voice`), oneOf(facts.tips, `${code}tip`)].filter(Boolean).join('\n\n');

function pictures({ emoji, name, leafName, facts, code }: DemoProduct, shares: ReadonlyMap<string, number>) {
  const crowded = (shares.get(emoji) ?? 0) >= CROWDED && pickBy(`${code}ground`, 2) === 1;
  const shown = emoji.split('+');
  const main = pictureName({
    emoji: shown,
    ground: crowded ? 'beside' : 'own',
    crop: shown.length > 1 ? 'group' : crowded ? 'near' : 'whole',
  });
  const group = pictureName({ emoji: facts.group, ground: facts.hue, crop: 'group' });
  return {
    [C.image]: main,
    [C.imageAlt]: `${name} 그림`,
    [C.image2]: group,
    [C.imageAlt2]: `${leafName}을 한데 모은 그림`,
  };
}

import { COLUMNS, KIND_WORDS, type SheetRecord, STATE_WORDS, TAX_WORDS } from '#app/listings/index.ts';
import type { StoreContent } from './content/store-content.ts';
import { noticeTexts } from './notice-texts.ts';
import { pictureName } from './picture-names.ts';
import { type DemoProduct, oneOf, pickBy, readGoods } from './read-goods.ts';

const C = COLUMNS;
/** An illustration that so many products share is shown on two grounds, in two crops. */
const CROWDED = 6;

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
    [C.unitPriceText]: unitPrice(product),
    [C.withdrawalException]: product.facts.withdrawal ?? '',
    [C.state]: STATE_WORDS.on_sale,
    [C.validDays]: ticket ? (oneOf([180, 365, 365, 90], product.code) ?? 365) : '',
    ...pictures(product, shares),
    ...noticeTexts(store, product, at),
  };
  const several = product.variants.length > 1;
  return product.variants.map((variant, i) => ({
    [C.sellerCode]: product.code,
    ...(i === 0 ? whole : {}),
    [C.price]: variant.price,
    [C.listPrice]: variant.listPrice > variant.price ? variant.listPrice : '',
    [C.stock]: variant.soldOut ? 0 : 6 + pickBy(`${product.code}/${i}/stock`, 90),
    [C.optionName]: several ? variant.option : '',
    [C.sku]: several ? `${product.code}-${i + 1}` : '',
  }));
}

const describe = (store: StoreContent, { story, code, facts }: DemoProduct): string =>
  [story, oneOf(store.voices, `${code}voice`), oneOf(facts.tips, `${code}tip`)].filter(Boolean).join('\n\n');

function pictures({ emoji, name, leafName, facts, code }: DemoProduct, shares: ReadonlyMap<string, number>) {
  const crowded = (shares.get(emoji) ?? 0) >= CROWDED && pickBy(`${code}ground`, 2) === 1;
  const main = pictureName({
    emoji: [emoji],
    ground: crowded ? 'beside' : 'own',
    crop: crowded ? 'near' : 'whole',
  });
  const group = pictureName({ emoji: facts.group, ground: facts.hue, crop: 'group' });
  return {
    [C.image]: main,
    [C.imageAlt]: `${name} 그림`,
    [C.image2]: group,
    [C.imageAlt2]: `${leafName}을 한데 모은 그림`,
  };
}

/** `100g당 995원`, when the first option says a weight or a volume. */
function unitPrice({ variants, size, noticeType }: DemoProduct): string {
  const [first] = variants;
  if (!first || (noticeType !== 'fresh_food' && noticeType !== 'processed_food')) return '';
  const found = /(\d+(?:\.\d+)?)\s*(kg|g|ml|L)\b(?!.*×)/.exec(first.option || size);
  if (!found || /각|봉|병|개|포|장|모|마리|토막/.test((first.option || size).replace(found[0], '')))
    return '';
  const [, digits = '', unit = ''] = found;
  const base = Number(digits) * (unit === 'kg' || unit === 'L' ? 1000 : 1);
  if (base < 100) return '';
  const per = Math.round((first.price * 100) / base);
  return `100${unit === 'kg' || unit === 'g' ? 'g' : 'ml'}당 ${per.toLocaleString('ko-KR')}원`;
}

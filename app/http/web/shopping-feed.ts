import type { PublishedProduct } from '#app/listings/index.server.ts';
import { paths } from '../paths.ts';

/** 상품 DB(EP) 3.0 of the price-comparison sites: tab-separated, one product a line, names in the first. */
const COLUMNS = [
  'id',
  'title',
  'price_pc',
  'price_mobile',
  'normal_price',
  'link',
  'mobile_link',
  'image_link',
  'category_name1',
  'category_name2',
  'category_name3',
  'condition',
  'brand',
  'origin',
  'adult',
  'review_count',
  'shipping',
  'class',
  'update_time',
] as const;

/** A tab or a line break in a value would move every column after it. */
const cell = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Fee of one unit alone: 0 is free shipping, as the format has it. */
const shippingOf = (product: PublishedProduct): number =>
  product.kind !== 'goods' || (product.shippingFreeFrom !== null && product.price >= product.shippingFreeFrom)
    ? 0
    : product.shippingFee;

const stamp = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Seoul',
  dateStyle: 'short',
  timeStyle: 'medium',
});

function line(origin: string, product: PublishedProduct, categories: readonly string[]): string {
  const page = origin + paths.product(product.id);
  const values: Record<(typeof COLUMNS)[number], string | number> = {
    id: product.id,
    title: product.origin ? `${product.name} · ${product.origin}` : product.name,
    price_pc: product.price,
    price_mobile: product.price,
    normal_price: product.listPrice,
    link: page,
    mobile_link: page,
    image_link: origin + paths.image(product.imageId, 800, 'webp'),
    category_name1: categories[0] ?? '',
    category_name2: categories[1] ?? '',
    category_name3: categories[2] ?? '',
    condition: '신상품',
    brand: product.storeName,
    origin: product.origin ?? '',
    adult: product.adultOnly ? 'Y' : 'N',
    review_count: product.ratingCount,
    shipping: shippingOf(product),
    class: 'U',
    update_time: stamp.format(product.updatedAt),
  };
  return COLUMNS.map((column) => cell(String(values[column]))).join('\t');
}

/** The whole feed, piece by piece; what is sold out is left out. */
export async function* shoppingFeed(
  origin: string,
  batches: AsyncIterable<readonly PublishedProduct[]>,
  categoriesOf: (categoryId: string) => readonly string[],
): AsyncGenerator<string> {
  yield `${COLUMNS.join('\t')}\n`;
  for await (const products of batches)
    yield products
      .filter((product) => !product.soldOut)
      .map((product) => `${line(origin, product, categoriesOf(product.categoryId))}\n`)
      .join('');
}

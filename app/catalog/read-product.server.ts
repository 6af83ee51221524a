import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { sellerInfoColumns, shippingColumns, shownStoreType } from '#app/stores/index.server.ts';
import { categories, pricePlans, productImages, products, variants } from '#db/schema/catalog.ts';
import { images } from '#db/schema/files.ts';
import { markets, stores } from '#db/schema/stores.ts';
import { attributeRows, inheritAttributes } from './attributes.ts';
import { type BundlePart, partsOf, stockOfVariant } from './bundles.server.ts';
import { findCategory } from './categories.server.ts';
import { priceRecord } from './price-record.ts';
import { historiesOf } from './prices.server.ts';
import { unitPrice } from './unit-price.ts';
import type { ProductState } from './words.ts';

/** One product as its page shows it, with the stock of this moment; null for unknown ids and what was never on sale. */
export const findProduct = (ctx: Ctx, productId: string) =>
  readProduct(ctx, productId, ['on_sale', 'stopped']);

/** The same in whatever states the asker may see it in. */
export async function readProduct(ctx: Ctx, productId: string, states: readonly ProductState[]) {
  const [[row], options, pictures] = await Promise.all([
    readRow(ctx, productId, states),
    readVariants(ctx, productId),
    readImages(ctx, productId),
  ]);
  if (!row) return null;
  const { storeState, attributes, ...product } = row;
  const variantIds = options.map(({ id }) => id);
  const [place, histories, parts] = await Promise.all([
    findCategory(ctx, product.categorySlug),
    historiesOf(ctx, variantIds),
    product.isBundle ? partsOf(ctx, variantIds) : new Map<string, BundlePart[]>(),
  ]);
  const path = place?.path ?? [];
  return {
    ...product,
    categoryPath: path.map(({ id, slug, name }) => ({ id, slug, name })),
    attributes: attributeRows(inheritAttributes(path), attributes),
    onSale: product.state === 'on_sale' && storeState === 'open',
    soldOut: !options.some((option) => option.stock > 0),
    variants: options.map((option) => ({
      ...option,
      parts: parts.get(option.id) ?? [],
      unitPrice: unitPrice(option.price, option.contentAmount, product.contentMeasure),
    })),
    unitPrice: unitPrice(product.price, product.contentAmount, product.contentMeasure),
    saleEndsAt: options.reduce<Date | null>(
      (last, { saleEndsAt }) => (saleEndsAt && (!last || saleEndsAt > last) ? saleEndsAt : last),
      null,
    ),
    priceRecord: priceRecord([...histories.values()]),
    images: pictures,
  };
}
export type ProductDetail = NonNullable<Awaited<ReturnType<typeof findProduct>>>;
export type ProductVariant = ProductDetail['variants'][number];

const readRow = (ctx: Ctx, productId: string, states: readonly ProductState[]) =>
  ctx.db
    .select({
      id: products.id,
      kind: products.kind,
      isBundle: products.isBundle,
      state: products.state,
      name: products.name,
      summary: products.summary,
      description: products.description,
      origin: products.origin,
      taxType: products.taxType,
      adultOnly: products.adultOnly,
      withdrawalException: products.withdrawalException,
      contentMeasure: products.contentMeasure,
      contentAmount: products.contentAmount,
      attributes: products.attributes,
      optionAxes: products.optionAxes,
      notice: products.notice,
      terms: products.terms,
      price: products.price,
      listPrice: products.listPrice,
      soldCount: products.soldCount,
      ratingCount: products.ratingCount,
      ratingSum: products.ratingSum,
      categoryId: products.categoryId,
      categorySlug: categories.slug,
      categoryName: categories.name,
      noticeType: categories.noticeType,
      storeState: stores.state,
      store: {
        id: stores.id,
        slug: stores.slug,
        name: stores.name,
        storeType: shownStoreType(ctx),
        district: stores.district,
        emblem: stores.emblem,
        walletPayable: stores.walletPayable,
        walletRefusal: stores.walletRefusal,
        cashbackEligible: stores.cashbackEligible,
        cashbackRefusal: stores.cashbackRefusal,
        marketName: markets.name,
        marketSlug: markets.slug,
      },
      seller: sellerInfoColumns,
      shipping: shippingColumns,
    })
    .from(products)
    .innerJoin(stores, eq(stores.id, products.storeId))
    .leftJoin(markets, eq(markets.id, stores.marketId))
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .where(and(eq(products.id, productId), inArray(products.state, [...states])));

const readVariants = (ctx: Ctx, productId: string) =>
  ctx.db
    .select({
      id: variants.id,
      optionName: variants.optionName,
      optionValues: variants.optionValues,
      contentAmount: variants.contentAmount,
      restockOn: variants.restockOn,
      saleEndsAt:
        sql`(select p.ends_at from plan_prices l join price_plans p on p.id = l.plan_id where l.variant_id = variants.id and p.state = 'running' limit 1)`.mapWith(
          pricePlans.endsAt,
        ),
      price: variants.price,
      listPrice: variants.listPrice,
      stock: stockOfVariant('variants'),
    })
    .from(variants)
    .where(and(eq(variants.productId, productId), eq(variants.active, true)))
    .orderBy(asc(variants.position), asc(variants.id));

const readImages = (ctx: Ctx, productId: string) =>
  ctx.db
    .select({
      id: images.id,
      alt: productImages.alt,
      // A scalar with a limit: EXISTS would be answered from a hash of every AVIF there is.
      avif: sql`coalesce((select true from image_renditions r where r.format = 'avif' and r.image_id = ${images.id} limit 1), false)`.mapWith(
        Boolean,
      ),
    })
    .from(productImages)
    .innerJoin(images, eq(images.id, productImages.imageId))
    .where(eq(productImages.productId, productId))
    .orderBy(asc(productImages.position));

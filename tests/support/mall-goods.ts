import { eq } from 'drizzle-orm';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { openUnit } from '#app/inventory/index.server.ts';
import { openDatabase } from '#db/client.server.ts';
import { products, variants } from '#db/schema/catalog.ts';
import { aStore, aVariant, type World } from './a-world.ts';
import type { RunningMall } from './mall.ts';

/** Work in the database of a running mall, beside it. */
export async function besideTheMall<T>(mall: RunningMall, work: (world: World) => Promise<T>): Promise<T> {
  const database = openDatabase({ url: mall.databaseUrl, pool: 1, name: 'e2e' });
  try {
    const system = {
      actor: { kind: 'system' as const },
      now: new Date(),
      db: database.db,
      requestId: 'e2e',
    };
    return await work({ database, system });
  } finally {
    await database.close();
  }
}

/** Another choice of a product. */
export async function anOption(
  { system }: World,
  productId: string,
  option: { name: string; price: number; stock?: number; position?: number },
): Promise<string> {
  const id = newId();
  await system.db.insert(variants).values({
    id,
    productId,
    unitId: await openUnit(system, option.stock ?? 100),
    sku: option.name,
    optionName: option.name,
    price: krw(option.price),
    listPrice: krw(option.price),
    position: option.position ?? 1,
  });
  return id;
}

export async function unitsLeft(
  mall: RunningMall,
  unitId: string,
): Promise<{ onHand: number; held: number }> {
  const [row] = await besideTheMall(
    mall,
    ({ database }) =>
      database.client<
        { on_hand: number; held: number }[]
      >`select on_hand, held from inventory_units where id = ${unitId}`,
  );
  if (!row) throw new Error(`no unit ${unitId}`);
  return { onHand: row.on_hand, held: row.held };
}

export type PaymentFacts = {
  state: string;
  amount: number;
  taxFree: number;
  orderName: string;
  orderState: string | null;
  number: string | null;
  refunds: string[];
  tickets: number;
};

/** What the mall's own rows say about a payment and the order it pays. */
export async function paymentFacts(mall: RunningMall, tossOrderId: string): Promise<PaymentFacts> {
  const [row] = await besideTheMall(
    mall,
    ({ database }) => database.client<PaymentFacts[]>`
      select a.state, a.amount::int, a.tax_free::int as "taxFree", a.order_name as "orderName",
        o.state as "orderState", o.number,
        array(select f.state from refunds f where f.order_id = o.id order by f.decided_at) as refunds,
        (select count(*)::int from tickets t join order_lines l on l.id = t.order_line_id where l.order_id = o.id) as tickets
      from payment_attempts a left join orders o on o.id = a.subject_id where a.toss_order_id = ${tossOrderId}`,
  );
  if (!row) throw new Error(`no payment ${tossOrderId}`);
  return row;
}

/** What the payment page hands to the provider's script, for a test that has no script. */
export async function paymentSession(
  mall: RunningMall,
  tossOrderId: string,
): Promise<Record<string, unknown>> {
  const { amount, taxFree, orderName } = await paymentFacts(mall, tossOrderId);
  return {
    method: '카드',
    amount,
    taxFreeAmount: taxFree,
    orderName,
    successUrl: `${mall.url}/payments/${tossOrderId}/return`,
    failUrl: `${mall.url}/payments/${tossOrderId}/fail`,
  };
}

export type MarketProduct = {
  marketName: string;
  storeName: string;
  productName: string;
  shipping: number;
  option: { name: string; price: number };
};

/** A demo product of a market store that comes in several options; its second one, bought alone and sent within the city. */
export async function aMarketProductWithOptions(mall: RunningMall): Promise<MarketProduct> {
  const [row] = await besideTheMall(
    mall,
    ({ database }) => database.client<MarketProduct[]>`
      select m.name as "marketName", s.name as "storeName", p.name as "productName",
        (case when not s.joins_group or m.group_fee is null then s.shipping_fee
          when v.price >= m.group_free_from then 0 else least(m.group_fee, s.shipping_fee) end)::int as shipping,
        json_build_object('name', v.option_name, 'price', v.price::int) as option
      from variants v join products p on p.id = v.product_id join stores s on s.id = p.store_id
        join markets m on m.id = s.market_id join inventory_units u on u.id = v.unit_id
      where p.state = 'on_sale' and p.kind = 'goods' and not p.adult_only and s.wallet_payable and v.position = 1
        and u.on_hand > 20 and v.price < coalesce(s.shipping_free_from, v.price + 1)
        and length(p.name) < 20 order by s.name, p.name limit 1`,
  );
  if (!row) throw new Error('the demo has no market product with options');
  return row;
}

/** How many orders ever asked for a unit. */
export async function ordersOf(mall: RunningMall, variantId: string): Promise<number> {
  const rows = await besideTheMall(
    mall,
    ({ database }) =>
      database.client`select distinct order_id from order_lines where variant_id = ${variantId}`,
  );
  return rows.length;
}

/** A product of two axes: 2 × 2 combinations, one of them sold out. */
export async function aProductOfChoices(mall: RunningMall, name: string): Promise<string> {
  return besideTheMall(mall, async (world) => {
    const { productId, variantId } = await aVariant(world, await aStore(world), { name });
    const { db } = world.system;
    const called = (id: string, optionValues: string[]) =>
      db
        .update(variants)
        .set({ optionName: optionValues.join(' / '), optionValues })
        .where(eq(variants.id, id));
    await db
      .update(products)
      .set({ optionAxes: ['맛', '크기'] })
      .where(eq(products.id, productId));
    await called(variantId, ['꿀', '작은 것']);
    const others = [
      { values: ['꿀', '큰 것'], price: 15_000, stock: 0 },
      { values: ['팥', '작은 것'], price: 10_000, stock: 9 },
      { values: ['팥', '큰 것'], price: 15_000, stock: 9 },
    ];
    for (const [at, { values, ...option }] of others.entries())
      await called(
        await anOption(world, productId, { ...option, name: values.join(' / '), position: at + 1 }),
        values,
      );
    return productId;
  });
}

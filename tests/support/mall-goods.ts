import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { openUnit } from '#app/inventory/index.server.ts';
import { openDatabase } from '#db/client.server.ts';
import { variants } from '#db/schema/catalog.ts';
import type { World } from './a-world.ts';
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

/** How many orders ever asked for a unit. */
export async function ordersOf(mall: RunningMall, variantId: string): Promise<number> {
  const rows = await besideTheMall(
    mall,
    ({ database }) =>
      database.client`select distinct order_id from order_lines where variant_id = ${variantId}`,
  );
  return rows.length;
}

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

export type PaymentFacts = { state: string; amount: number; taxFree: number; orderName: string };

/** What the mall's own row says about a payment. */
export async function paymentFacts(mall: RunningMall, tossOrderId: string): Promise<PaymentFacts> {
  const [row] = await besideTheMall(
    mall,
    ({ database }) =>
      database.client<
        { state: string; amount: string; tax_free: string; order_name: string }[]
      >`select state, amount, tax_free, order_name from payment_attempts where toss_order_id = ${tossOrderId}`,
  );
  if (!row) throw new Error(`no payment ${tossOrderId}`);
  return {
    state: row.state,
    amount: Number(row.amount),
    taxFree: Number(row.tax_free),
    orderName: row.order_name,
  };
}

import { sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { SHARES, type Shares } from '#app/refunds/index.ts';

export type RewardFact = {
  programmeId: string;
  amount: number;
  reversed: number;
  base: number;
  state: 'promised' | 'due' | 'paid';
};
export type LineFact = {
  id: string;
  storeOrderId: string;
  unitId: string | null;
  /** Of one, when it is a bundle. */
  parts: { unitId: string; quantity: number }[];
  lineType: 'item' | 'shipping';
  kind: string;
  state: string;
  quantity: number;
  refundedQuantity: number;
  confirmed: boolean;
  shares: Shares;
  rewards: RewardFact[];
};
export type AttemptFact = { tossOrderId: string; state: string; sentAt: string | null };
export type RefundFact = {
  id: string;
  state: string;
  charged: number;
  cashback: number;
  grant: number;
  points: number;
  external: number;
  pendingReturn: number;
  clawedCashback: number;
  clawedPoints: number;
};
export type OrderFact = {
  id: string;
  number: string;
  userId: string;
  state: string;
  expiresAt: string;
  lines: LineFact[];
  attempts: AttemptFact[];
  refunds: RefundFact[];
};
export type ChargeFact = {
  id: string;
  amount: number;
  state: string;
  month: string;
  attempts: AttemptFact[];
};
export type GiftFact = { id: string; senderId: string; receiverId: string; amount: number; state: string };
export type PersonFact = {
  /** Paid out of charges through the provider, by charge. */
  payOuts: { chargeId: string; amount: number; state: string }[];
  /** What ended by itself, by bucket. */
  expired: Record<string, number>;
  month: { charged: number; charging: number; restored: number };
  charges: ChargeFact[];
  balances: Record<string, number>;
  waiting: Record<string, number>;
  coupons: { id: string; state: string }[];
};
export type Facts = {
  gifts: GiftFact[];
  orders: OrderFact[];
  people: PersonFact[];
  stock: Record<string, number>;
  budgets: Record<string, number>;
};

const SHARE_COLUMNS = SHARES.map(
  (share) => `'${share}', l."${share.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}"`,
).join(', ');

/** Everything of one history as the database has it now, in one round trip. */
export async function readFacts(
  ctx: Ctx,
  of: { userIds: readonly string[]; unitIds: readonly string[]; programmes: string; month: string },
): Promise<Facts> {
  const users = of.userIds.map((id) => `'${id}'`).join(',');
  const units = of.unitIds.map((id) => `'${id}'`).join(',');
  const attempts = (subject: string) =>
    `(select coalesce(json_agg(json_build_object('tossOrderId', a.toss_order_id, 'state', a.state, 'sentAt', a.sent_at) order by a.created_at, a.id), '[]') from payment_attempts a where a.subject_id = ${subject})`;
  const [row] = await ctx.db.execute<{ facts: Facts }>(
    sql.raw(`select json_build_object(
      'orders', (select coalesce(json_agg(json_build_object('id', o.id, 'number', o.number, 'userId', o.user_id, 'state', o.state, 'expiresAt', o.expires_at,
          'attempts', ${attempts('o.id')},
          'refunds', (select coalesce(json_agg(json_build_object('id', f.id, 'state', f.state, 'charged', f.charged, 'cashback', f.cashback, 'grant', f."grant", 'points', f.points, 'external', f.external,
              'pendingReturn', f.pending_return, 'clawedCashback', f.clawed_cashback, 'clawedPoints', f.clawed_points) order by f.decided_at, f.id), '[]') from refunds f where f.order_id = o.id),
          'lines', (select json_agg(json_build_object('id', l.id, 'storeOrderId', l.store_order_id, 'unitId', l.unit_id, 'parts', (select coalesce(json_agg(json_build_object('unitId', p.unit_id, 'quantity', p.quantity)), '[]') from order_line_parts p where p.line_id = l.id), 'lineType', l.line_type, 'kind', l.kind, 'state', l.state, 'quantity', l.quantity,
              'refundedQuantity', l.refunded_quantity, 'confirmed', l.confirmed_at is not null, 'shares', json_build_object(${SHARE_COLUMNS}),
              'rewards', (select coalesce(json_agg(json_build_object('programmeId', r.programme_id, 'amount', r.amount, 'reversed', r.reversed, 'base', r.base, 'state', r.state) order by r.programme_id), '[]') from order_line_rewards r where r.line_id = l.id)
            ) order by l.position) from order_lines l where l.order_id = o.id)
        ) order by o.placed_at, o.id), '[]') from orders o where o.user_id in (${users})),
      'gifts', (select coalesce(json_agg(json_build_object('id', g.id, 'senderId', g.sender_id, 'receiverId', g.receiver_id, 'amount', g.amount, 'state', g.state) order by g.sent_at, g.id), '[]') from wallet_gifts g where g.sender_id in (${users})),
      'people', (select json_agg(json_build_object(
          'payOuts', (select coalesce(json_agg(json_build_object('chargeId', f.charge_id, 'amount', f.external, 'state', f.state) order by f.decided_at, f.id), '[]') from refunds f join wallet_charges c on c.id = f.charge_id where c.user_id = u.id),
          'expired', (select coalesce(json_object_agg(x.bucket, x.amount), '{}') from (select l.bucket, sum(e.amount) as amount from lot_uses e join wallet_lots l on l.id = e.lot_id where l.user_id = u.id and e.use = 'expire' group by 1) x),
          'month', coalesce((select json_build_object('charged', m.charged, 'charging', m.charging, 'restored', m.restored) from wallet_months m where m.user_id = u.id and m.month = '${of.month}'), '{"charged":0,"charging":0,"restored":0}'),
          'charges', (select coalesce(json_agg(json_build_object('id', c.id, 'amount', c.amount, 'state', c.state, 'month', c.month, 'attempts', ${attempts('c.id')}) order by c.created_at, c.id), '[]') from wallet_charges c where c.user_id = u.id),
          'balances', (select coalesce(json_object_agg(x.name, x.owed), '{}') from (select regexp_replace(a.code, ':[0-9a-f]{8}-.*$', '') as name, sum(-b.amount) as owed
            from books.account a join books.balance b on b.account_id = a.id where a.code like '%' || u.id || '%' group by 1) x),
          'waiting', (select coalesce(json_object_agg(x.bucket, x.amount), '{}') from (select l.bucket, sum(p.amount - p.moved) as amount from pending_returns p join wallet_lots l on l.id = p.lot_id where p.user_id = u.id group by 1) x),
          'coupons', (select coalesce(json_agg(json_build_object('id', k.id, 'state', k.state) order by k.id), '[]') from coupons k where k.user_id = u.id)
        ) order by array_position(array[${users}]::uuid[], u.id)) from users u where u.id in (${users})),
      'stock', (select json_object_agg(i.id, i.on_hand) from inventory_units i where i.id in (${units})),
      'budgets', (select coalesce(json_object_agg(p.id || ':' || split_part(a.code, ':', 4), -b.amount), '{}') from cashback_programmes p
        join books.account a on a.code like 'budget:daejeon:' || p.id || ':%' join books.balance b on b.account_id = a.id where p.id in (${of.programmes}))
    ) as facts`),
  );
  if (!row) throw new Error('no facts');
  return row.facts;
}

import { isDeepStrictEqual } from 'node:util';
import { and, asc, gt, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { QUOTE_VERSIONS, type Quote, type QuoteInput, quote } from '#app/pricing/index.ts';
import { orderLines, orders } from '#db/schema/orders.ts';
import type { Offender } from './invariants.ts';

const BATCH = 500;
const FROZEN = [
  'amount',
  'charged',
  'cashback',
  'grant',
  'points',
  'external',
  'couponCity',
  'couponMall',
  'couponSeller',
  'fee',
  'feeVat',
  'pointsEarned',
] as const;

/**
 * 혜택 증명: prices every order again from its stored input and compares it with the stored answer and its lines. Each by
 * the rules of its own version; orders of versions whose rules are not in this program are left out.
 */
export async function recomputeProofs(ctx: Ctx): Promise<Offender[]> {
  const offenders: Offender[] = [];
  const ofVersion = inArray(sql`${orders.quote} #>> '{output,version}'`, [...QUOTE_VERSIONS]);
  for (let after: string | null = null; ; ) {
    const batch = await ctx.db
      .select({ id: orders.id, number: orders.number, quote: orders.quote })
      .from(orders)
      .where(and(ofVersion, after === null ? undefined : gt(orders.id, after)))
      .orderBy(asc(orders.id))
      .limit(BATCH);
    const last = batch.at(-1);
    if (!last) return offenders;
    const lines = await ctx.db
      .select()
      .from(orderLines)
      .where(
        inArray(
          orderLines.orderId,
          batch.map(({ id }) => id),
        ),
      )
      .orderBy(asc(orderLines.position));
    for (const order of batch) {
      // Written from a QuoteInput and its Quote, and compared with what they give now.
      const { input, output } = order.quote as unknown as { input: QuoteInput; output: Quote };
      const version = QUOTE_VERSIONS.find((known) => known === output.version);
      const again: Quote = JSON.parse(JSON.stringify(quote(input, version)));
      const own = lines.filter((line) => line.orderId === order.id);
      const charged =
        own.length === again.lines.length &&
        again.lines.every((line, i) => FROZEN.every((share) => own[i]?.[share] === line[share]));
      if (!isDeepStrictEqual(again, output))
        offenders.push({ subject: `order ${order.number}`, detail: 'its proof gives another answer' });
      else if (!charged)
        offenders.push({ subject: `order ${order.number}`, detail: 'its lines are not the proven ones' });
    }
    after = last.id;
  }
}

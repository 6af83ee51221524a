import { eq } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { formatWon, type Krw } from '#app/core/krw.ts';
import { findUser } from '#app/identity/index.server.ts';
import { readReceipt } from '#app/orders/index.server.ts';
import { sendMail } from '#app/platform/mail.server.ts';
import { mailLayout } from '#app/platform/mail-layout.ts';
import { refunds } from '#db/schema/refunds.ts';
import { mailPayOutDone } from './wallet-mails.server.ts';

const INTERMEDIARY =
  '온통대전몰은 통신판매중개자이며 통신판매의 당사자가 아닙니다. 상품·거래에 관한 책임은 판매자에게 있습니다.';

type Receipt = NonNullable<Awaited<ReturnType<typeof readReceipt>>>;

async function addressOf(ctx: Ctx<System>, receipt: Receipt): Promise<string | null> {
  if (receipt.contact.email) return receipt.contact.email;
  const user = receipt.userId ? await findUser(ctx, receipt.userId) : null;
  return user?.email ?? null;
}

const tenderLines = (
  tenders: Record<'charged' | 'cashback' | 'grant' | 'points' | 'external', Krw>,
): string[] =>
  [
    ['온통대전 충전금', tenders.charged] as const,
    ['온통대전 캐시백', tenders.cashback] as const,
    ['정책수당', tenders.grant] as const,
    ['적립금', tenders.points] as const,
    ['카드·간편결제·계좌', tenders.external] as const,
  ]
    .filter(([, amount]) => amount > 0)
    .map(([label, amount]) => `${label} ${formatWon(amount)}`);

/** Tells the buyer that the payment happened (E-commerce Act art. 8③) with the contract's amounts. */
export async function mailOrderPaid(ctx: Ctx<System>, orderId: string): Promise<void> {
  const receipt = await readReceipt(ctx, orderId);
  const to = receipt && (await addressOf(ctx, receipt));
  if (!receipt || !to) return;
  const bought = receipt.lines.flatMap((line) =>
    line.lineType === 'item'
      ? [
          `${line.name} × ${line.quantity}  ${formatWon(line.amount)}`,
          ...line.parts.map(
            (part) => `  └ ${[part.name, part.optionName].filter(Boolean).join(' ')} × ${part.quantity}`,
          ),
        ]
      : [`배송비  ${formatWon(line.amount)}`],
  );
  await sendMail(ctx, {
    to,
    subject: `[온통대전몰] 결제가 완료되었습니다 (${receipt.number})`,
    ...mailLayout({
      title: '결제가 완료되었습니다',
      lines: [
        `주문번호 ${receipt.number}`,
        ...bought,
        `결제 금액 ${formatWon(receipt.total)}`,
        ...tenderLines(receipt.tenders),
        INTERMEDIARY,
      ],
    }),
  });
}

/** Tells the buyer that money went back, tender by tender. */
export async function mailRefundDone(ctx: Ctx<System>, refundId: string): Promise<void> {
  const [refund] = await ctx.db.select().from(refunds).where(eq(refunds.id, refundId));
  if (refund?.chargeId) return mailPayOutDone(ctx, { ...refund, chargeId: refund.chargeId });
  const receipt = refund?.orderId ? await readReceipt(ctx, refund.orderId) : null;
  const to = receipt && (await addressOf(ctx, receipt));
  if (!refund || !receipt || !to) return;
  await sendMail(ctx, {
    to,
    subject: `[온통대전몰] 환불이 완료되었습니다 (${receipt.number})`,
    ...mailLayout({
      title: '환불이 완료되었습니다',
      lines: [
        `주문번호 ${receipt.number}`,
        ...tenderLines(refund),
        '카드 환불은 카드사에 따라 3~4영업일이 걸릴 수 있습니다.',
      ],
    }),
  });
}

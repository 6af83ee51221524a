import type { Ctx, Shopper } from '#app/core/ctx.ts';
import type { Krw } from '#app/core/krw.ts';
import type { Page } from '#app/core/paging.ts';
import { nameOrders, type OrderName } from '#app/orders/index.server.ts';
import { refundSubjects } from '#app/refunds/index.server.ts';
import {
  type GiftView,
  giftsById,
  type HistoryRow,
  listWalletHistory,
  nameLots,
  programmesById,
} from '#app/wallet/index.server.ts';
import { BUCKET_LABEL, type HistoryFilter } from '#app/wallet/index.ts';
import { paths } from './paths.ts';

/** One entry in the shopper's words. */
export type ToldRow = {
  seq: string;
  title: string;
  detail: string | null;
  to: string | null;
  amount: Krw;
  balance: Krw;
  at: Date;
  /** By bucket, when the entry touched more than one. */
  parts: string[];
};
type Told = Pick<ToldRow, 'title'> & Partial<Pick<ToldRow, 'detail' | 'to'>>;

type Facts = {
  orders: OrderName[];
  refunds: Awaited<ReturnType<typeof refundSubjects>>;
  gifts: GiftView[];
  lots: Awaited<ReturnType<typeof nameLots>>;
  programmes: Awaited<ReturnType<typeof programmesById>>;
};

/** The parts of an entry's key after its kind: ids of what it was about. */
const idsOf = (key: string): string[] => key.split(':').slice(1);
const idOf = (key: string): string => idsOf(key)[0] ?? '';

/** 이용 내역 with each entry explained: which order, gift, charge or programme, in a handful of queries per page. */
export async function walletHistory(
  ctx: Ctx<Shopper>,
  which: { filter: HistoryFilter; currency: string },
  page: { cursor: string | null; limit: number },
): Promise<Page<ToldRow>> {
  const { rows, next } = await listWalletHistory(ctx, which, page);
  const of = (...kinds: string[]) => rows.filter((row) => kinds.includes(row.kind)).map((row) => row.key);
  const refunds = await refundSubjects(ctx, of('refund', 'charge-back').map(idOf));
  const [orders, gifts, lots, programmes] = await Promise.all([
    nameOrders(ctx, {
      orderIds: [
        ...of('hold', 'release').map(idOf),
        ...refunds.flatMap(({ orderId }) => (orderId ? [orderId] : [])),
      ],
      lineIds: of('reward', 'points-earned').map(idOf),
    }),
    giftsById(ctx, of('gift', 'gift-in', 'gift-back').map(idOf)),
    nameLots(ctx, { lotIds: of('expire').map(idOf), sourceIds: of('grant').map(idOf) }),
    programmesById(
      ctx,
      of('reward').flatMap((key) => idsOf(key)[1] ?? []),
    ),
  ]);
  const facts = { orders, refunds, gifts, lots, programmes };
  return { next, rows: rows.map((row) => tell(row, facts)) };
}

function tell(row: HistoryRow, facts: Facts): ToldRow {
  const { title, detail = null, to = null } = explain(row, facts);
  const { seq, amount, balance, at } = row;
  const parts =
    row.parts.length > 1
      ? row.parts.map((part) => `${BUCKET_LABEL[part.bucket]} ${signed(part.amount)}`)
      : [];
  return { seq, title, detail, to, amount, balance, at, parts };
}

const signed = (amount: number): string =>
  `${amount > 0 ? '+' : '−'}${Math.abs(amount).toLocaleString('ko-KR')}원`;

const ofOrder = (order: OrderName | undefined): Pick<Told, 'detail' | 'to'> => {
  if (!order) return {};
  const [first = '', ...others] = order.stores;
  const stores = others.length > 0 ? `${first} 외 ${others.length}곳` : first;
  return { detail: `${stores} · 주문 ${order.number}`, to: paths.order(order.number) };
};

function explain(row: HistoryRow, { orders, refunds, gifts, lots, programmes }: Facts): Told {
  const [id = '', second = ''] = idsOf(row.key);
  const order = orders.find((one) => one.id === id);
  const lineOrder = orders.find((one) => one.lineIds.includes(id));
  const refund = refunds.find((one) => one.id === id);
  const gift = gifts.find((one) => one.id === id);
  const toGifts = gift && paths.walletGifts({ show: gift.direction });
  switch (row.kind) {
    case 'charge':
      return { title: '충전' };
    case 'charge-back':
      return {
        title: refund?.reason ?? '충전 취소',
        detail: '충전할 때 쓴 결제 수단으로 돌려보냈어요',
        to: refund?.chargeId ? paths.walletPayOut(refund.chargeId) : null,
      };
    case 'hold':
      return {
        title: order?.state === 'awaiting_payment' ? '결제 대기 중인 주문에 보류' : '주문 결제',
        ...ofOrder(order),
      };
    case 'release':
      return { title: '결제하지 않은 주문에서 돌아옴', ...ofOrder(order) };
    case 'refund':
      return { title: '환불', ...ofOrder(orders.find((one) => one.id === refund?.orderId)) };
    case 'reward':
      return { title: `${programmes.get(second)?.name ?? '캐시백'} 적립`, ...ofOrder(lineOrder) };
    case 'points-earned':
      return { title: '구매 적립금', ...ofOrder(lineOrder) };
    case 'points':
      return { title: '적립금 받음' };
    case 'grant':
      return {
        title: '정책수당 받음',
        detail: lots.find((lot) => lot.sourceId === id)?.programme ?? null,
      };
    case 'gift':
      return { title: '선물 보냄', detail: gift ? `${gift.person} 님에게` : null, to: toGifts ?? null };
    case 'gift-in':
      return { title: '선물 받음', detail: gift ? `${gift.person} 님이 보냄` : null, to: toGifts ?? null };
    case 'gift-back':
      return {
        title: '보낸 선물이 돌아옴',
        detail: gift ? `${gift.person} 님에게 보낸 선물` : null,
        to: toGifts ?? null,
      };
    case 'pending-in':
      return { title: '보관하던 금액이 들어옴', detail: '보유 한도에 자리가 나서 지갑으로 옮겼어요' };
    case 'expire':
      return {
        title: '유효기간이 지나 사라짐',
        detail: lots.find((lot) => lot.id === id)?.programme ?? null,
      };
    default:
      return { title: '금액 변동' };
  }
}

import { findProduct } from '#app/catalog/index.server.ts';
import type { Ctx, System } from '#app/core/ctx.ts';
import { formatWon } from '#app/core/krw.ts';
import { readRestockWatch } from '#app/interests/index.server.ts';
import { mailTo } from './mail-to.server.ts';

const ASKED = '직접 신청하신 알림이라 보내 드립니다. 상품 화면에서 언제든 끌 수 있습니다.';

/** 재입고 알림 the person asked for: once per asking. Not advertising, so no consent to advertising is needed. */
export async function mailRestock(ctx: Ctx<System>, watchId: string): Promise<void> {
  const watch = await readRestockWatch(ctx, watchId);
  if (!watch) return;
  const name = watch.optionName ? `${watch.name} (${watch.optionName})` : watch.name;
  await mailTo(ctx, watch.userId, `restock:${watchId}`, {
    title: '기다리신 상품이 다시 들어왔습니다',
    lines: [name, `지금 판매가 ${formatWon(watch.price)}. 수량이 적으면 다시 품절될 수 있습니다.`],
    notes: [ASKED],
  });
}

/** 가격 인하 알림 the person asked for: one mail per new low. */
export async function mailPriceDrop(
  ctx: Ctx<System>,
  drop: { userId: string; productId: string; from: number; to: number },
): Promise<void> {
  const product = await findProduct(ctx, drop.productId);
  if (!product) return;
  await mailTo(ctx, drop.userId, `price-drop:${drop.productId}:${drop.to}`, {
    title: '지켜보신 상품의 가격이 내렸습니다',
    lines: [product.name, `${formatWon(drop.from)} → ${formatWon(drop.to)}`],
    notes: [ASKED],
  });
}

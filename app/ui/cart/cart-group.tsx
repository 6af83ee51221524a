import type { GroupQuote } from '#app/pricing/index.ts';
import { Won } from '../money.tsx';
import { CartStore, type CartStoreView } from './cart-store.tsx';

type Block = { group: GroupQuote | null; stores: CartStoreView[] };

/** The stalls one market delivers stand together, where the first of them stood. */
export function cartBlocks(stores: readonly CartStoreView[], groups: readonly GroupQuote[]): Block[] {
  const blocks: Block[] = [];
  for (const store of stores) {
    const group = groups.find(({ storeIds }) => storeIds.includes(store.storeId)) ?? null;
    const open = group && blocks.find((block) => block.group?.marketId === group.marketId);
    if (open) open.stores.push(store);
    else blocks.push({ group, stores: [store] });
  }
  return blocks;
}

/** 합배송: one market's stalls with the one fee they share. */
export function CartGroup({ group, stores }: { group: GroupQuote; stores: readonly CartStoreView[] }) {
  const saved = group.separately - group.fee;
  return (
    <section aria-label={`${group.name} 합배송`} className="grid gap-3 rounded-panel bg-teal-50 p-3 lg:p-4">
      <h2 className="px-1 text-md font-heavy text-teal-800">
        {group.name} 합배송
        {stores.length > 1 && (
          <span className="ml-1.5 text-xs font-medium">점포 {stores.length}곳을 한 번에 보내요</span>
        )}
      </h2>
      {stores.map((store) => (
        <CartStore key={store.storeId} store={store} />
      ))}
      <div className="grid gap-0.5 px-1 text-sm text-teal-800">
        <p className="flex flex-wrap justify-between gap-x-4">
          <span>합배송 배송비 {group.fee > 0 ? <Won amount={group.fee} /> : '무료'}</span>
          {group.missingForFree !== null && (
            <strong>
              합배송 <Won amount={group.missingForFree} /> 더 담으면 무료
            </strong>
          )}
        </p>
        <p className="text-xs">
          {saved > 0 && (
            <>
              따로 보낼 때보다 <Won amount={saved} /> 아껴요.{' '}
            </>
          )}
          대전 안으로 보낼 때의 금액이에요. 다른 지역은 점포마다 따로 보내요.
        </p>
      </div>
    </section>
  );
}

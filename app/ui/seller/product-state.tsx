import { PRODUCT_STATE_LABEL, type ProductState } from '#app/catalog/index.ts';
import { Badge } from '../feedback.tsx';

const TONES = { draft: 'plain', review: 'warm', on_sale: 'teal', stopped: 'dark' } as const;

/** Where a product stands; sold out is said in place of on sale, for that is what shoppers see. */
export function ProductStateBadge({ state, soldOut = false }: { state: ProductState; soldOut?: boolean }) {
  if (state === 'on_sale' && soldOut) return <Badge tone="red">품절</Badge>;
  return <Badge tone={TONES[state]}>{PRODUCT_STATE_LABEL[state]}</Badge>;
}

import { add, type Krw, times } from '#app/core/krw.ts';
import type { BundlePartProblem } from './refusals.ts';

/** What is taken off one shelf. */
type Taken = { unitId: string; quantity: number };

/** The shelves a line takes its goods from: its own, or a bundle's parts. The one place that knows. */
export const unitsOf = (line: {
  unitId: string | null;
  quantity: number;
  /** Of one. */
  parts: readonly Taken[];
}): Taken[] =>
  line.unitId
    ? [{ unitId: line.unitId, quantity: line.quantity }]
    : line.parts.map(({ unitId, quantity }) => ({ unitId, quantity: quantity * line.quantity }));

/** What the parts cost one by one now; null when one of them cannot be bought by itself. */
export const separately = (
  parts: readonly { price: Krw; quantity: number; onSale: boolean }[],
): Krw | null =>
  parts.length > 0 && parts.every(({ onSale }) => onSale)
    ? add(...parts.map(({ price, quantity }) => times(price, quantity)))
    : null;

const BECAUSE: Record<BundlePartProblem, string> = {
  'not-found': '이 상점에 없는 옵션코드입니다.',
  ambiguous: '상품 여럿이 쓰는 옵션코드입니다. 옵션코드를 서로 다르게 고쳐 주세요.',
  'is-bundle': '묶음 상품입니다. 묶음은 다른 묶음에 담을 수 없습니다.',
  'not-goods': '배송하는 상품이 아닙니다. 상품만 묶을 수 있습니다.',
  'not-for-sale': '판매 중이 아닙니다. 판매 중인 상품만 묶을 수 있습니다.',
  'other-tax': '과세 여부가 다릅니다. 과세 상품과 면세 상품은 한 묶음에 담을 수 없습니다.',
};

/** Says which part of a bundle is refused and why. */
export const bundlePartText = ({ sku, because }: { sku: string; because: BundlePartProblem }): string =>
  `‘${sku}’: ${BECAUSE[because]}`;

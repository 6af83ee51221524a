import { krw } from '#app/core/krw.ts';
import type { ShopCard } from '#app/http/shop-cards.server.ts';
import type { StoreRow } from '#app/stores/index.server.ts';
import { Price } from '../money.tsx';
import { ProductCard } from '../product-card.tsx';
import { StoreGrid } from '../store-parts.tsx';
import { Part, State } from './part.tsx';

type Variation = { name: string; over: Partial<ShopCard> };

const VARIATIONS: readonly Variation[] = [
  { name: '그대로', over: {} },
  { name: '할인', over: { price: krw(8_900), listPrice: krw(11_900) } },
  { name: '품절', over: { soldOut: true } },
  { name: '온통대전 결제 불가', over: { walletPayable: false, cashback: 0 } },
  {
    name: '아주 긴 이름과 원산지',
    over: {
      name: '새벽에 갓 짠 저온 압착 국산 참기름과 들기름 세 병 명절 선물상자 보자기 포장',
      origin: '참깨: 국산(대전 대덕구) / 들깨: 국산(충남 금산군)',
      priceVaries: true,
    },
  },
];

/** One product of the mall in every state a card can have. */
export function Products({ card, stores }: { card: ShopCard | null; stores: readonly StoreRow[] }) {
  if (!card) return null;
  return (
    <Part
      id="products"
      title="상품과 상점"
      lead="그림, 표시, 상점, 이름과 원산지, 가격, 캐시백 순서는 어디서나 같아요."
    >
      <div className="grid grid-cols-2 gap-x-3 gap-y-7 sm:grid-cols-3 lg:grid-cols-4 lg:gap-x-5 xl:grid-cols-5">
        {VARIATIONS.map(({ name, over }) => (
          <State key={name} name={name}>
            <ul className="card-grid">
              <li>
                <ProductCard card={{ ...card, ...over }} cashback={over.cashback ?? card.cashback} />
              </li>
            </ul>
          </State>
        ))}
      </div>
      <State name="가격">
        <div className="flex flex-wrap items-baseline-last gap-x-8 gap-y-3">
          <Price price={16_400} listPrice={19_900} size="page" />
          <Price price={24_000} listPrice={24_000} size="page" />
          <Price price={8_900} listPrice={11_900} varies />
        </div>
      </State>
      <StoreGrid stores={stores} />
    </Part>
  );
}

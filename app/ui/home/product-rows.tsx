import type { HomeRow } from '#app/http/home-rows.server.ts';
import { Section } from '../lists.tsx';
import { ProductCard, ProductGrid } from '../product-card.tsx';

/** Titled rows of cards, all of them below what is in sight when the page opens. */
export function ProductRows({ rows }: { rows: readonly HomeRow[] }) {
  return rows.map((row) => (
    <Section key={row.id} title={row.title} lead={row.lead} more={row.more ?? undefined}>
      <ProductGrid row>
        {row.cards.map((card, place) => (
          <li key={card.id} className="relative">
            {row.ranked && (
              <span className="absolute left-2 top-2 z-10 grid size-7 place-items-center rounded-chip bg-ink text-sm font-heavy text-white">
                <span className="sr-only">판매 순위 </span>
                {place + 1}
                <span className="sr-only">위</span>
              </span>
            )}
            <ProductCard card={card} cashback={card.cashback} tagged={!row.ranked} />
          </li>
        ))}
      </ProductGrid>
    </Section>
  ));
}

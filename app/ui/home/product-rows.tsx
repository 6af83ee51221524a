import type { HomeRow } from '#app/http/home-rows.server.ts';
import { Section } from '../lists.tsx';
import { ProductCard, ProductGrid } from '../product-card.tsx';

/** Titled rows of cards; the first is in sight at once, so its pictures are not lazy. */
export function ProductRows({ rows, below = false }: { rows: readonly HomeRow[]; below?: boolean }) {
  return rows.map((row, at) => (
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
            <ProductCard
              card={card}
              cashback={card.cashback}
              eager={at === 0 && !below}
              tagged={!row.ranked}
            />
          </li>
        ))}
      </ProductGrid>
    </Section>
  ));
}

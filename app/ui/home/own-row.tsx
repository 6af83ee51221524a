import { Link } from '@remix-run/react';
import type { OwnRow } from '#app/http/own-row.server.ts';
import { paths } from '#app/http/paths.ts';
import { Section } from '../lists.tsx';
import { ProductCard, ProductGrid } from '../product-card.tsx';

/** Chosen for this member, with why and the way to switch it off. */
export function OwnProducts({ row }: { row: OwnRow }) {
  return (
    <Section title={`${row.name} 님이 자주 본 갈래에서`}>
      <ProductGrid row>
        {row.cards.map((card) => (
          <li key={card.id}>
            <ProductCard card={card} cashback={card.cashback} />
          </li>
        ))}
      </ProductGrid>
      <p className="mt-2 text-xs text-ink-2">
        최근 본 상품과 산 상품의 갈래에서 아직 보지 않은 상품을 골랐어요. 맞춤 상품 보기에 동의하셔서 보여
        드려요.{' '}
        <Link to={paths.consents()} className="inline-block py-1 underline underline-offset-2">
          끄기
        </Link>
      </p>
    </Section>
  );
}

import { Link } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { paths } from '#app/http/paths.ts';
import type { ShopCard } from '#app/http/shop-cards.server.ts';
import { Section } from '../lists.tsx';
import { CardRowList } from '../product-list.tsx';

/**
 * Remembers this product and shows what was seen before it. It comes after the page, so that what a guest's page holds is
 * the same for everyone; without scripts a link leads to what is remembered.
 */
export function RecentStrip({ productId }: { productId: string }) {
  const [cards, setCards] = useState<ShopCard[]>([]);
  useEffect(() => {
    const leaving = new AbortController();
    const body = new FormData();
    body.set('productId', productId);
    // Not a fetcher: its submission would read every loader of the page again.
    fetch(paths.recentSeen(), { method: 'POST', body, signal: leaving.signal })
      .then((answer) => (answer.ok ? answer.json() : { cards: [] }))
      .then((seen: { cards: ShopCard[] }) => setCards(seen.cards))
      .catch(() => undefined);
    return () => leaving.abort();
  }, [productId]);
  if (cards.length === 0)
    return (
      <p className="without-scripts mt-10 text-sm">
        <Link to={paths.recent()} className="inline-flex min-h-11 items-center underline underline-offset-2">
          최근 본 상품 보기
        </Link>
      </p>
    );
  return (
    <Section title="최근 본 상품" more={{ to: paths.recent(), label: '모두 보기' }}>
      <CardRowList cards={cards} />
    </Section>
  );
}

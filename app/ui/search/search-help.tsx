import { paths } from '#app/http/paths.ts';
import type { ShopCard } from '#app/http/shop-cards.server.ts';
import { EmblemLink } from '../emblem-link.tsx';
import { ChipLinks, Section } from '../lists.tsx';
import { CardRowList } from '../product-list.tsx';

/** A search that found nothing still leads somewhere. */
export function SearchHelp({
  text,
  popular,
  categories,
  cards,
}: {
  text: string;
  popular: readonly string[];
  categories: readonly { name: string; slug: string; emblem: string }[];
  cards: readonly ShopCard[];
}) {
  return (
    <>
      {text !== '' && (
        <div className="rounded-panel bg-ground-2 px-5 py-7 text-center">
          <p className="text-lg font-bold">‘{text}’에 맞는 상품을 찾지 못했어요</p>
          <ul className="mt-2 text-sm text-ink-2">
            <li>낱말을 줄이거나 더 넓은 말로 찾아보세요.</li>
            <li>‘유기농 통밀 식빵’ 대신 ‘식빵’</li>
            <li className="mt-2">초성만 써도 돼요. ㅊㄱㄹ → 참기름</li>
          </ul>
        </div>
      )}
      {popular.length > 0 && (
        <Section title="많이 찾는 말">
          <ChipLinks
            label="인기 검색어"
            links={popular.map((term) => ({ to: paths.search({ q: term }), text: term, current: false }))}
          />
        </Section>
      )}
      <Section title="카테고리에서 찾기">
        <ul className="grid grid-cols-5 gap-y-4 lg:grid-cols-9">
          {categories.map((category) => (
            <li key={category.slug}>
              <EmblemLink to={paths.category(category.slug)} text={category.name} emoji={category.emblem} />
            </li>
          ))}
        </ul>
      </Section>
      {cards.length > 0 && (
        <Section title="지금 많이 팔리는 상품">
          <CardRowList cards={cards} />
        </Section>
      )}
    </>
  );
}

import type { Kind } from '#app/catalog/index.ts';
import { paths } from '../paths.ts';

/** One thing told to search engines in schema.org's words (JSON-LD). */
export type Thing = { '@type': string; [property: string]: unknown };

const CONTEXT = 'https://schema.org';
const said = (thing: Thing): Record<string, unknown> => ({ '@context': CONTEXT, ...thing });

/** As `<script type="application/ld+json">`; the framework escapes what could end the element. */
export const jsonLd = (thing: Thing) => ({ 'script:ld+json': said(thing) });

export const mallThing = (origin: string): Thing => ({
  '@type': 'WebSite',
  name: '온통대전몰',
  url: origin + paths.home(),
  inLanguage: 'ko',
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${origin}/search?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  },
});

export const crumbsThing = (origin: string, crumbs: readonly { to: string; text: string }[]): Thing => ({
  '@type': 'BreadcrumbList',
  itemListElement: crumbs.map(({ to, text }, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name: text,
    item: origin + to,
  })),
});

/** Stars as a count and their sum; none when nobody has rated yet. */
export const ratingThing = ({ count, sum }: { count: number; sum: number }): Thing | undefined =>
  count === 0
    ? undefined
    : {
        '@type': 'AggregateRating',
        ratingValue: (sum / count).toFixed(1),
        reviewCount: count,
        bestRating: 5,
        worstRating: 1,
      };

export type ReviewFacts = { author: string; stars: number; text: string; writtenAt: Date };

const reviewThing = (review: ReviewFacts): Thing => ({
  '@type': 'Review',
  author: { '@type': 'Person', name: review.author },
  datePublished: review.writtenAt.toISOString().slice(0, 10),
  reviewBody: review.text,
  reviewRating: { '@type': 'Rating', ratingValue: review.stars, bestRating: 5, worstRating: 1 },
});

export type ProductFacts = {
  id: string;
  kind: Kind;
  name: string;
  summary: string;
  imageIds: readonly string[];
  storeName: string;
  storeSlug: string;
  categoryName: string;
  origin: string | null;
  options: readonly { price: number; inStock: boolean }[];
  onSale: boolean;
  rating: { count: number; sum: number };
  reviews: readonly ReviewFacts[];
};

const AVAILABLE = `${CONTEXT}/InStock`;
const GONE = `${CONTEXT}/OutOfStock`;
const ENDED = `${CONTEXT}/Discontinued`;

function offerOf(origin: string, product: ProductFacts): Thing {
  const prices = product.options.map(({ price }) => price);
  const inStock = product.options.some((option) => option.inStock);
  const shared = {
    priceCurrency: 'KRW',
    availability: !product.onSale ? ENDED : inStock ? AVAILABLE : GONE,
    itemCondition: `${CONTEXT}/NewCondition`,
    url: origin + paths.product(product.id),
    seller: {
      '@type': 'Organization',
      name: product.storeName,
      url: origin + paths.store(product.storeSlug),
    },
  };
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  return low === high
    ? { '@type': 'Offer', price: low, ...shared }
    : { '@type': 'AggregateOffer', lowPrice: low, highPrice: high, offerCount: prices.length, ...shared };
}

/** A product with what it costs; the amounts are those of the page. */
export function productThing(origin: string, product: ProductFacts): Thing {
  const rating = ratingThing(product.rating);
  return {
    '@type': 'Product',
    name: product.name,
    description: product.summary,
    sku: product.id,
    image: product.imageIds.map((id) => origin + paths.image(id, 800, 'webp')),
    brand: { '@type': 'Brand', name: product.storeName },
    category: product.categoryName,
    ...(product.origin ? { countryOfOrigin: product.origin } : {}),
    offers: offerOf(origin, product),
    ...(rating ? { aggregateRating: rating } : {}),
    ...(product.reviews.length > 0 ? { review: product.reviews.map(reviewThing) } : {}),
  };
}

export type StoreFacts = {
  slug: string;
  name: string;
  intro: string;
  address: string;
  phone: string;
  emblem: string;
  position: { latitude: number; longitude: number } | null;
  rating: { count: number; sum: number };
};

const postal = (address: string): Thing => ({
  '@type': 'PostalAddress',
  streetAddress: address,
  addressLocality: '대전광역시',
  addressCountry: 'KR',
});

export function storeThing(origin: string, store: StoreFacts): Thing {
  const rating = ratingThing(store.rating);
  return {
    '@type': 'Store',
    name: store.name,
    description: store.intro,
    url: origin + paths.store(store.slug),
    image: origin + paths.emblem(store.emblem),
    telephone: store.phone,
    address: postal(store.address),
    ...(store.position ? { geo: { '@type': 'GeoCoordinates', ...store.position } } : {}),
    ...(rating ? { aggregateRating: rating } : {}),
  };
}

export type EventFacts = {
  path: string;
  name: string;
  description: string;
  beginsAt: Date;
  endsAt: Date;
  place: string;
};

export const eventThing = (origin: string, event: EventFacts): Thing => ({
  '@type': 'Event',
  name: event.name,
  description: event.description,
  startDate: event.beginsAt.toISOString(),
  endDate: event.endsAt.toISOString(),
  eventStatus: `${CONTEXT}/EventScheduled`,
  eventAttendanceMode: `${CONTEXT}/MixedEventAttendanceMode`,
  url: origin + event.path,
  location: { '@type': 'Place', name: event.place, address: postal(event.place) },
  organizer: { '@type': 'Organization', name: '온통대전몰', url: origin + paths.home() },
});

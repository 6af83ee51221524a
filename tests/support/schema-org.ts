/** What a search engine requires before it shows a thing; alternatives are joined by a bar. */
const REQUIRED: Record<string, readonly string[]> = {
  WebSite: ['name', 'url'],
  BreadcrumbList: ['itemListElement'],
  ListItem: ['position', 'name', 'item'],
  Product: ['name', 'image', 'offers|review|aggregateRating'],
  Offer: ['price', 'priceCurrency', 'availability', 'url'],
  AggregateOffer: ['lowPrice', 'highPrice', 'priceCurrency', 'offerCount', 'availability'],
  AggregateRating: ['ratingValue', 'reviewCount'],
  Review: ['author', 'reviewRating', 'datePublished'],
  Rating: ['ratingValue', 'bestRating'],
  Store: ['name', 'address', 'url', 'image'],
  PostalAddress: ['streetAddress', 'addressLocality', 'addressCountry'],
  GeoCoordinates: ['latitude', 'longitude'],
  Event: ['name', 'startDate', 'location', 'eventStatus'],
  Place: ['name', 'address'],
  Organization: ['name'],
  Person: ['name'],
  Brand: ['name'],
  SearchAction: ['target', 'query-input'],
  EntryPoint: ['urlTemplate'],
};
const URLS = ['url', 'item', 'image', 'availability'];

/** Every fault of a thing and of the things inside it. */
export function faultsOfThing(thing: unknown, at = '$'): string[] {
  if (Array.isArray(thing)) return thing.flatMap((one, index) => faultsOfThing(one, `${at}[${index}]`));
  if (!thing || typeof thing !== 'object') return [];
  const properties = thing as Record<string, unknown>;
  const type = properties['@type'];
  const required = typeof type === 'string' ? REQUIRED[type] : undefined;
  if (!required) return [`${at}: unknown type ${String(type)}`];
  const isSaid = (name: string): boolean => {
    const value = properties[name];
    return (
      value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
    );
  };
  const missing = required
    .filter((names) => !names.split('|').some(isSaid))
    .map((names) => `${at} ${type}: no ${names}`);
  const relative = URLS.flatMap((name) => [properties[name]].flat())
    .filter((value) => typeof value === 'string' && !/^https?:\/\//.test(value))
    .map((value) => `${at} ${type}: not a whole address: ${String(value)}`);
  const inside = Object.entries(properties)
    .filter(([, value]) => typeof value === 'object')
    .flatMap(([name, value]) =>
      Array.isArray(value) && value.every((one) => typeof one !== 'object')
        ? []
        : faultsOfThing(value, `${at}.${name}`),
    );
  return [...missing, ...relative, ...inside];
}

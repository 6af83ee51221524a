export type Region = 'mainland' | 'jeju' | 'island';
export const REGION_LABEL: Record<Region, string> = {
  mainland: '일반 지역',
  jeju: '제주',
  island: '도서·산간',
};

type Range = readonly [from: number, until: number];

const JEJU: readonly Range[] = [[63000, 63644]];

/**
 * Postcodes couriers serve by boat. Islands joined to the land by a bridge carry no surcharge and are left out
 * (consumer agency correction of October 2025).
 */
const ISLANDS: readonly Range[] = [
  [22386, 22388],
  [23004, 23010],
  [23100, 23116],
  [23124, 23136],
  [31708, 31708],
  [32133, 32133],
  [33411, 33411],
  [40200, 40240],
  [46768, 46771],
  [52570, 52571],
  [53031, 53033],
  [53089, 53104],
  [54000, 54000],
  [56347, 56349],
  [57068, 57069],
  [58760, 58762],
  [58800, 58810],
  [58816, 58818],
  [58826, 58826],
  [58832, 58832],
  [58839, 58841],
  [58843, 58866],
  [58953, 58958],
  [59102, 59103],
  [59127, 59127],
  [59129, 59129],
  [59137, 59145],
  [59149, 59170],
  [59421, 59421],
  [59531, 59531],
  [59551, 59551],
  [59563, 59563],
  [59568, 59568],
  [59650, 59650],
  [59766, 59766],
  [59781, 59790],
];

/** Postcodes of the city, where the markets themselves deliver. */
const CITY: readonly Range[] = [[34000, 35499]];

const within = (ranges: readonly Range[], code: number): boolean =>
  ranges.some(([from, until]) => from <= code && code <= until);

/** Which surcharge, if any, a five-digit postcode carries. */
export function regionOf(postcode: string): Region {
  const code = Number(postcode);
  if (within(JEJU, code)) return 'jeju';
  return within(ISLANDS, code) ? 'island' : 'mainland';
}

export const isInCity = (postcode: string): boolean => within(CITY, Number(postcode));

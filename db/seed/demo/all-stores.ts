import { EAST_STORES } from './content/east-markets.ts';
import { JUNGANG_STORES } from './content/jungang-market.ts';
import type { StoreContent } from './content/store-content.ts';
import { VENTURE_SOCIAL_STORES } from './content/venture-social.ts';
import { VILLAGE_GENERAL_STORES } from './content/village-general.ts';
import { WEST_STORES } from './content/west-markets.ts';

/** Every store of the demo, in the order it opened. New ones come last: a store's place makes its numbers. */
export const DEMO_STORES: readonly StoreContent[] = [
  ...JUNGANG_STORES,
  ...EAST_STORES,
  ...WEST_STORES,
  ...VENTURE_SOCIAL_STORES,
  ...VILLAGE_GENERAL_STORES,
];

import type { Kind, KindRules } from '#app/catalog/index.ts';
import { goods } from '#app/goods/index.server.ts';
import { tickets } from '#app/tickets/index.server.ts';

const REGISTRY: Record<Kind, KindRules> = { goods, ticket: tickets };

/** The rules of a kind; a kind without rules does not compile. */
export const kindRules = (kind: Kind): KindRules => REGISTRY[kind];

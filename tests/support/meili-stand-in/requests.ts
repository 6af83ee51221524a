import { z } from 'zod';

/** The parts of Meilisearch's documented HTTP API that the mall uses, each body checked to the last field. */
const uid = z.string().regex(/^[a-zA-Z0-9_-]{1,512}$/);

export const CreateIndex = z.strictObject({ uid, primaryKey: z.string().optional() });
export const SwapIndexes = z.array(
  z.strictObject({ indexes: z.tuple([uid, uid]), rename: z.boolean().optional() }),
);
export const Documents = z.array(
  z.looseObject({ id: z.string().regex(/^[a-zA-Z0-9_-]{1,511}$/, 'invalid_document_id') }),
);
export const DocumentIds = z.array(z.string());

const RULES = ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness'];
const rankingRule = z
  .string()
  .refine((rule) => RULES.includes(rule) || /^[A-Za-z0-9_.]+:(asc|desc)$/.test(rule));

export const Settings = z.strictObject({
  searchableAttributes: z.array(z.string()),
  displayedAttributes: z.array(z.string()),
  filterableAttributes: z.array(z.string()),
  sortableAttributes: z.array(z.string()),
  rankingRules: z.array(rankingRule),
  synonyms: z.record(z.string(), z.array(z.string())),
  typoTolerance: z.strictObject({
    enabled: z.boolean(),
    minWordSizeForTypos: z.strictObject({
      oneTypo: z.int().min(0).max(255),
      twoTypos: z.int().min(0).max(255),
    }),
    disableOnAttributes: z.array(z.string()),
  }),
  faceting: z.strictObject({
    maxValuesPerFacet: z.int().positive(),
    sortFacetValuesBy: z.record(z.string(), z.enum(['alpha', 'count'])),
  }),
  pagination: z.strictObject({ maxTotalHits: z.int().positive() }),
});
export type Settings = z.output<typeof Settings>;

const Query = z.strictObject({
  indexUid: uid,
  q: z.string(),
  matchingStrategy: z.enum(['all', 'last', 'frequency']),
  attributesToSearchOn: z.array(z.string()).min(1),
  attributesToRetrieve: z.array(z.string()),
  filter: z.array(z.string()).optional(),
  facets: z.array(z.string()).optional(),
  sort: z.array(z.string().regex(/^\w+:(asc|desc)$/)).optional(),
  page: z.int().min(0),
  hitsPerPage: z.int().min(0),
});
export type Query = z.output<typeof Query>;
export const MultiSearch = z.strictObject({ queries: z.array(Query).min(1) });

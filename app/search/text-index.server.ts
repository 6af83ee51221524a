import { env } from '#app/platform/env.server.ts';
import { embeddedIndex } from './embedded/engine.server.ts';
import type { TextIndex } from './engine.ts';
import { meilisearchIndex } from './meilisearch/engine.server.ts';

let meilisearch: TextIndex | undefined;

/** The engine that answers texts: Meilisearch where one is configured, PostgreSQL otherwise. */
export function textIndex(): TextIndex {
  const { MEILISEARCH_HOST: host, MEILISEARCH_API_KEY: key } = env();
  if (!host) return embeddedIndex;
  meilisearch ??= meilisearchIndex(host, key);
  return meilisearch;
}

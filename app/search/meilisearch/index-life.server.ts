import { type EnqueuedTaskPromise, type Meilisearch, MeilisearchApiError, type Task } from 'meilisearch';
import { newId } from '#app/core/ids.ts';
import type { SearchDocument } from './documents.ts';
import { indexSettings } from './settings.ts';

export const INDEX = 'products';
/** One being built stands beside the one that answers, under its own name. */
const BUILDING = `${INDEX}_`;
const LONGEST_TASK_MS = 120_000;
const LOOKED_AT_EVERY_MS = 50;

/** Meilisearch takes work and does it later: it is done when its task says so. */
export async function done(task: EnqueuedTaskPromise): Promise<Task> {
  const ended = await task.waitTask({ timeout: LONGEST_TASK_MS, interval: LOOKED_AT_EVERY_MS });
  if (ended.status !== 'succeeded')
    throw new Error(`search task ${ended.uid} ${ended.status}: ${ended.error?.code ?? 'unknown'}`);
  return ended;
}

const isMissing = (error: unknown): boolean =>
  error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found';

/** The index that answers; a new server is given an empty one. */
export async function ensureIndex(client: Meilisearch): Promise<void> {
  try {
    await client.getRawIndex(INDEX);
  } catch (error) {
    if (!isMissing(error)) throw error;
    await openIndex(client, INDEX);
  }
}

async function openIndex(client: Meilisearch, uid: string): Promise<void> {
  await done(client.createIndex(uid, { primaryKey: 'id' }));
  await done(client.index(uid).updateSettings(indexSettings()));
}

/** Fills a fresh index and lets it take the place of the one that answers; nobody ever sees half of it. */
export async function rebuildIndex(
  client: Meilisearch,
  batches: AsyncIterable<SearchDocument[]>,
): Promise<void> {
  await ensureIndex(client);
  await dropLeftovers(client);
  const fresh = `${BUILDING}${newId()}`;
  await openIndex(client, fresh);
  for await (const documents of batches)
    if (documents.length > 0) await done(client.index<SearchDocument>(fresh).addDocuments(documents));
  await done(client.swapIndexes([{ indexes: [INDEX, fresh], rename: false }]));
  await done(client.deleteIndex(fresh));
}

/** What a rebuild that was cut off left behind. */
async function dropLeftovers(client: Meilisearch): Promise<void> {
  const { results } = await client.getRawIndexes({ limit: 1000 });
  for (const { uid } of results) if (uid.startsWith(BUILDING)) await done(client.deleteIndex(uid));
}

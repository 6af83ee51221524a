import { embeddedIndex } from './embedded/engine.server.ts';
import type { TextIndex } from './engine.ts';

/** The engine that answers texts: PostgreSQL. */
export const textIndex = (): TextIndex => embeddedIndex;

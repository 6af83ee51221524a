import type { Ctx } from '#app/core/ctx.ts';
import { textIndex } from './text-index.server.ts';

/** Throws when a text could not be answered now. */
export const pingSearch = (ctx: Ctx): Promise<void> => textIndex().ping(ctx);

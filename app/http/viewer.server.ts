import type { Ctx } from '#app/core/ctx.ts';
import { NOBODY, type Viewer } from '#app/ui/shell/viewer.ts';
import type { AnyActor } from './ctx.server.ts';

/** What the frame around every page shows of the person looking. */
export async function viewerOf(ctx: Ctx<AnyActor>): Promise<Viewer> {
  return { ...NOBODY, signedIn: ctx.actor.kind === 'shopper' };
}

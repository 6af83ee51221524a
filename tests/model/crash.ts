import { Crash } from './provider.ts';

/** Where the process dies next; the mall's own fault points, in this process. */
export const crash: { at: string | null } = { at: null };

export async function crashPoint(point: string): Promise<void> {
  if (crash.at !== point) return;
  crash.at = null;
  throw new Crash(point);
}

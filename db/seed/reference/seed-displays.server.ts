import type { Ctx, System } from '#app/core/ctx.ts';
import { listSections, saveSection } from '#app/displays/index.server.ts';
import { SaveSectionInput } from '#app/displays/index.ts';
import { HOME_SECTIONS } from './displays.ts';

/** Rows for a home that has none; one that an operator arranged stays as it is. */
export async function seedHomeSections(ctx: Ctx<System>): Promise<void> {
  if ((await listSections(ctx, null)).length > 0) return;
  for (const section of HOME_SECTIONS) await saveSection(ctx, SaveSectionInput.parse(section));
}

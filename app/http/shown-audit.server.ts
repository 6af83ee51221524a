import { type AuditRow, listAudit } from '#app/audit/index.server.ts';
import { DESK_LABEL } from '#app/audit/index.ts';
import type { Ctx, Operator } from '#app/core/ctx.ts';
import type { Page } from '#app/core/paging.ts';
import { namesOf } from '#app/identity/index.server.ts';

/** What the screen shows of a row. */
export type ShownAudit = Omit<AuditRow, 'actorId' | 'actorKind' | 'before' | 'after'> & {
  who: string;
  before: string | null;
  after: string | null;
};

const textOf = (value: unknown): string | null => (value === null ? null : JSON.stringify(value, null, 2));

/** A page of the audit log with names in place of ids. */
export async function readShownAudit(
  ctx: Ctx<Operator>,
  asked: { cursor?: string | null; limit?: number },
): Promise<Page<ShownAudit>> {
  const page = await listAudit(ctx, asked);
  const names = await namesOf(
    ctx,
    page.rows.flatMap(({ actorId }) => (actorId ? [actorId] : [])),
  );
  return { next: page.next, rows: page.rows.map((row) => shown(row, names)) };
}

function shown(row: AuditRow, names: Map<string, string>): ShownAudit {
  const { actorId, actorKind, before, after, ...facts } = row;
  const name = actorId ? (names.get(actorId) ?? '탈퇴한 회원') : '';
  return {
    ...facts,
    who: [name, DESK_LABEL[actorKind] ?? actorKind].filter(Boolean).join(' · '),
    before: textOf(before),
    after: textOf(after),
  };
}

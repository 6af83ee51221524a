import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { writeAudit } from '#app/audit/index.server.ts';
import type { Ctx, Operator, System } from '#app/core/ctx.ts';
import { inTransaction } from '#db/client.server.ts';
import { benefitGroups } from '#db/schema/cashback.ts';
import type { BenefitGroup } from './words.ts';

/** 복지 대상 등록: the person belongs to the group from then on, or until the end given. Enrolling again moves the end. */
export async function enrolInBenefitGroup(
  ctx: Ctx<Operator | System>,
  enrolment: { userId: string; group: BenefitGroup; beginsAt: Date; endsAt: Date | null },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db
      .insert(benefitGroups)
      .values(enrolment)
      .onConflictDoUpdate({
        target: [benefitGroups.userId, benefitGroups.group, benefitGroups.beginsAt],
        set: { endsAt: enrolment.endsAt },
      });
    await writeAudit(tx, {
      action: 'wallet.enrol-in-benefit-group',
      subject: `user:${enrolment.userId}`,
      after: { group: enrolment.group, beginsAt: enrolment.beginsAt, endsAt: enrolment.endsAt },
    });
  });
}

export async function groupsOf(ctx: Ctx, userId: string): Promise<BenefitGroup[]> {
  const rows = await ctx.db
    .select({ group: benefitGroups.group })
    .from(benefitGroups)
    .where(
      and(
        eq(benefitGroups.userId, userId),
        lte(benefitGroups.beginsAt, ctx.now),
        or(isNull(benefitGroups.endsAt), gt(benefitGroups.endsAt, ctx.now)),
      ),
    );
  return rows.map(({ group }) => group);
}

import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listOpenCampaigns, listOwnCoupons, usableCoupons } from '#app/promotions/index.server.ts';
import { openStore } from '#app/stores/index.server.ts';
import { OpenStoreInput } from '#app/stores/index.ts';
import { users } from '#db/schema/identity.ts';
import { DEMO_STORES } from '#db/seed/demo/all-stores.ts';
import { seedCampaigns } from '#db/seed/demo/demo-coupons.server.ts';
import { seedPeople } from '#db/seed/demo/demo-people.server.ts';
import { storeDraft } from '#db/seed/demo/store-facts.ts';
import { seedReference } from '#db/seed/reference/reference.server.ts';
import { aWorld, NOON } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

test('the demo begins with a sale on, a box with coupons, and one that has ended; twice is once', async () => {
  const { database, system } = await aWorld(await freshDatabaseUrl());
  try {
    await seedReference(system);
    const [first] = DEMO_STORES;
    await openStore(system, OpenStoreInput.parse(storeDraft(first!, 1)));
    for (let again = 0; again < 2; again++) {
      await seedCampaigns(system);
      await seedPeople(system, NOON);
    }
    const open = await listOpenCampaigns(system, null);
    expect(open.map(({ level }) => level).sort()).toEqual(['cart', 'cart', 'product', 'shipping', 'store']);
    expect(open.map(({ scopeText }) => scopeText)).toContain(`${first!.name} 상점`);
    const [shopper] = await system.db.select().from(users).where(eq(users.email, 'shopper@demo.example'));
    const ctx = { ...system, actor: { kind: 'shopper' as const, userId: shopper?.id ?? '' } };
    expect(await usableCoupons(ctx, ctx.actor.userId)).toHaveLength(3);
    expect(await listOwnCoupons(ctx, 'open')).toHaveLength(3);
    expect(await listOwnCoupons(ctx, 'closed')).toMatchObject([
      { name: '가을맞이 2,000원 쿠폰', state: 'expired' },
    ]);
  } finally {
    await database.close();
  }
});

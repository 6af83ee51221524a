import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { after, days } from '#app/core/kst.ts';
import {
  findEvent,
  listBanners,
  listEvents,
  listRanking,
  listSections,
  readDisplayDesk,
  removeDisplay,
  saveBanner,
  saveEvent,
  saveSection,
  setRanking,
} from '#app/displays/index.server.ts';
import {
  type SaveBannerDraft,
  SaveBannerInput,
  SaveEventInput,
  SaveSectionInput,
} from '#app/displays/index.ts';
import { homeRows } from '#app/http/home-rows.server.ts';
import { auditLog } from '#db/schema/audit.ts';
import { aCategory, aProduct, aStore, aUser, fresh, systemCtx } from '#tests/support/a-shop.ts';

const NOBODY = '0198c0de-0000-7000-8000-00000000dead';

async function anOperator() {
  const ctx = await systemCtx();
  return { ...ctx, actor: { kind: 'operator' as const, userId: await aUser(ctx) } };
}
const banner = (over: Partial<SaveBannerDraft> = {}) =>
  SaveBannerInput.parse({
    title: fresh('배너'),
    lead: '1주년',
    action: '보기',
    path: '/events',
    emblem: '🎉',
    ground: 'warm',
    position: 900,
    beginsAt: new Date('2026-11-23T00:00:00Z'),
    ...over,
  });

test('a banner is shown from its beginning until its end, and who saved it is on record', async () => {
  const ctx = await anOperator();
  const id = await saveBanner(ctx, banner({ beginsAt: ctx.now, endsAt: after(ctx.now, days(1)) }));
  const shownAt = async (ms: number) => {
    const rows = await listBanners({ ...ctx, now: after(ctx.now, ms) });
    return rows.some((row) => row.id === id);
  };
  expect([await shownAt(-1), await shownAt(0), await shownAt(days(1) - 1), await shownAt(days(1))]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const audit = await ctx.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.subject, `banner:${id}`));
  expect(audit).toMatchObject([
    { action: 'displays.save-banner', subject: `banner:${id}`, actorId: ctx.actor.userId },
  ]);
  await removeDisplay(ctx, 'banner', id);
});

test('a new banner and a new row sent twice at once are one each', async () => {
  const ctx = await anOperator();
  const [once, row] = [banner(), section({ title: fresh('줄'), source: 'newest' })];
  const ids = await Promise.all([saveBanner(ctx, once), saveBanner(ctx, once)]);
  const rows = await Promise.all([saveSection(ctx, row), saveSection(ctx, row)]);
  const desk = await readDisplayDesk(ctx);
  expect(desk.banners.filter(({ title }) => title === once.title).map(({ id }) => id)).toEqual([ids[0]]);
  expect(desk.sections.filter(({ title }) => title === row.title).map(({ id }) => id)).toEqual([rows[0]]);
  await removeDisplay(ctx, 'banner', ids[0]);
  await removeDisplay(ctx, 'section', rows[0]);
});

test('a banner is changed in place; one that is gone is refused', async () => {
  const ctx = await anOperator();
  const id = await saveBanner(ctx, banner());
  expect(await saveBanner(ctx, { ...banner({ title: '새 제목' }), id })).toBe(id);
  expect((await listBanners(ctx)).find((row) => row.id === id)?.title).toBe('새 제목');
  await removeDisplay(ctx, 'banner', id);
  expect((await listBanners(ctx)).find((row) => row.id === id)).toBeUndefined();
  const gone = { reason: { code: 'displays/not-found' } };
  await expect(removeDisplay(ctx, 'banner', id)).rejects.toMatchObject(gone);
  await expect(saveBanner(ctx, { ...banner(), id })).rejects.toMatchObject(gone);
});

async function aShelf() {
  const ctx = await anOperator();
  const system = await systemCtx();
  const store = await aStore(system);
  const leaf = await aCategory(system);
  const ids: string[] = [];
  for (let n = 0; n < 3; n++) ids.push(await aProduct(system, store.id, { categorySlug: leaf }));
  const hidden = await aProduct(system, store.id, { categorySlug: leaf, state: 'draft' });
  const slug = fresh('event');
  const eventId = await saveEvent(
    ctx,
    SaveEventInput.parse({
      slug,
      title: '장터',
      lead: '가을',
      story: '안내',
      emblem: '🥬',
      place: '대전',
      beginsAt: ctx.now,
      endsAt: after(ctx.now, days(3)),
    }),
  );
  return { ctx, system, ids, hidden, leaf, slug, eventId };
}
const section = (over: object) =>
  SaveSectionInput.parse({
    title: '줄',
    source: 'picks',
    position: 1,
    shown: true,
    beginsAt: new Date(0),
    ...over,
  });

test('picked products come in the order picked, without those that cannot be bought', async () => {
  const { ctx, ids, hidden, eventId } = await aShelf();
  const picks = [ids[2], hidden, ids[0]];
  const id = await saveSection(ctx, section({ eventId, picks }));
  const [row] = await homeRows(ctx, eventId);
  expect(row?.cards.map((card) => card.id)).toEqual([ids[2], ids[0]]);
  await saveSection(ctx, section({ id, eventId, picks: [ids[1]] }));
  const [changed] = await homeRows(ctx, eventId);
  expect(changed?.cards.map((card) => card.id)).toEqual([ids[1]]);
  expect(await listSections(ctx, null)).not.toContainEqual(expect.objectContaining({ id }));
});

test('unknown products and categories are refused and nothing is kept', async () => {
  const { ctx, ids, eventId } = await aShelf();
  await expect(saveSection(ctx, section({ eventId, picks: [ids[0], NOBODY] }))).rejects.toMatchObject({
    reason: { code: 'displays/product-not-found' },
  });
  await expect(
    saveSection(ctx, section({ eventId, source: 'newest', categorySlug: 'no-such-category' })),
  ).rejects.toMatchObject({ reason: { code: 'displays/category-not-found' } });
  expect(await listSections(ctx, eventId)).toEqual([]);
});

test('a row of a category shows its products; a hidden, an early and an empty row are left out', async () => {
  const { ctx, ids, leaf, eventId } = await aShelf();
  await saveSection(ctx, section({ eventId, source: 'newest', categorySlug: leaf, title: '보이는 줄' }));
  await saveSection(ctx, section({ eventId, source: 'newest', categorySlug: leaf, shown: false }));
  await saveSection(
    ctx,
    section({ eventId, source: 'newest', categorySlug: leaf, beginsAt: after(ctx.now, 1) }),
  );
  const empty = await aCategory(await systemCtx());
  await saveSection(ctx, section({ eventId, source: 'newest', categorySlug: empty }));
  const rows = await homeRows(ctx, eventId);
  expect(rows.map((row) => row.title)).toEqual(['보이는 줄']);
  expect(new Set(rows[0]?.cards.map((card) => card.id))).toEqual(new Set(ids));
  expect(rows[0]?.more).toEqual({ to: `/categories/${leaf}`, label: '모두 보기' });
});

test('the ranking is replaced whole, sold nothing is not ranked', async () => {
  const { ctx, system, ids } = await aShelf();
  const [a = '', b = '', c = ''] = ids;
  await setRanking(system, [
    { productId: b, units: 9 },
    { productId: a, units: 2 },
    { productId: c, units: 0 },
  ]);
  expect(await listRanking(ctx, 10)).toEqual([b, a]);
  await setRanking(system, [{ productId: c, units: 1 }]);
  expect(await listRanking(ctx, 10)).toEqual([c]);
});

test('an event is open until its end, then past', async () => {
  const { ctx, slug } = await aShelf();
  const at = (ms: number) => ({ ...ctx, now: after(ctx.now, ms) });
  const has = async (ms: number, when: 'open' | 'past') =>
    (await listEvents(at(ms), when)).some((event) => event.slug === slug);
  expect([await has(days(3) - 1, 'open'), await has(days(3), 'open'), await has(days(3), 'past')]).toEqual([
    true,
    false,
    true,
  ]);
  expect(await findEvent(ctx, 'no-such-event')).toBeNull();
});

import { expect, test } from 'vitest';
import { newId } from '#app/core/ids.ts';
import { after, days } from '#app/core/kst.ts';
import { saveEvent } from '#app/displays/index.server.ts';
import { SaveEventInput } from '#app/displays/index.ts';
import { loader } from '#app/routes/web/sitemap-pages.ts';
import type { ProgrammeState } from '#app/testbed/index.ts';
import { testbedProgrammes } from '#db/schema/testbed.ts';
import { aBrowser } from '#tests/support/a-browser.ts';
import { aStore, fresh, systemCtx } from '#tests/support/a-shop.ts';

/** The sitemap as it is answered, with what the test made in it. */
async function theSitemap(): Promise<string> {
  let text = '';
  const keep = async (args: Parameters<typeof loader>[0]) => {
    const answer = await loader(args);
    text = await answer.text();
    return answer;
  };
  await aBrowser().call(keep, '/sitemaps/pages.xml');
  return text;
}

test('districts, events, and tests that everyone may read are in the sitemap; results where there are any', async () => {
  const ctx = await systemCtx();
  const slug = fresh('event');
  const words = { title: '행사', lead: '설명', story: '안내', emblem: '🎉', place: '대전' };
  await saveEvent(
    ctx,
    SaveEventInput.parse({ ...words, slug, beginsAt: ctx.now, endsAt: after(ctx.now, days(1)) }),
  );
  const store = await aStore(ctx);
  const aProgramme = async (state: ProgrammeState) => {
    const programme = {
      id: newId(),
      slug: fresh(state),
      storeId: store.id,
      state,
      title: '시험',
      question: '맛있을까요?',
      story: '이야기',
      disclosure: 'none' as const,
      beginsAt: ctx.now,
      endsAt: after(ctx.now, days(7)),
      quantity: 10,
      prices: [],
      questions: [],
      createdAt: ctx.now,
      closedAt: ctx.now,
    };
    await ctx.db.insert(testbedProgrammes).values(programme);
    return programme.slug;
  };
  const [draft, running, ended] = [
    await aProgramme('draft'),
    await aProgramme('running'),
    await aProgramme('ended'),
  ];
  const text = await theSitemap();
  for (const path of [
    '/events',
    `/events/${slug}`,
    `/testbed/${running}`,
    `/testbed/${ended}`,
    `/testbed/${ended}/result`,
  ])
    expect(text).toContain(`${path}</loc>`);
  expect(text).toMatch(/\/districts\/[a-z-]+<\/loc>/);
  expect(text).not.toContain(draft);
  expect(text).not.toContain(`${running}/result`);
  expect(text).toContain(`/stores/${store.slug}</loc>`);
});

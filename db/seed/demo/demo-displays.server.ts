import type { Ctx, System } from '#app/core/ctx.ts';
import { addDays, type KstDay, kstDayOf, startOfDay } from '#app/core/kst.ts';
import { findEvent, listBanners, saveBanner, saveEvent, saveSection } from '#app/displays/index.server.ts';
import {
  SaveBannerInput,
  type SaveEventDraft,
  SaveEventInput,
  type SaveSectionDraft,
  SaveSectionInput,
} from '#app/displays/index.ts';
import { listProducts, type ProductsAsked } from '#app/listings/index.server.ts';

const SALE = 'anniversary-sale';
const KIMJANG = 'kimjang-season';

type Seasonal = { event: SaveEventDraft; rows: { title: string; lead: string; asked: ProductsAsked }[] };

const period = (today: KstDay, from: number, until: number) => ({
  beginsAt: startOfDay(addDays(today, from)),
  endsAt: startOfDay(addDays(today, until)),
});

/** Events around the day of the seed: two running, one to come, one over. */
const seasons = (today: KstDay): Seasonal[] => [
  {
    event: {
      ...period(today, -3, 21),
      slug: SALE,
      title: '온통대전몰 1주년 온통세일',
      lead: '30% 쿠폰과 추가 캐시백을 함께 쓰는 3주',
      story:
        '온통대전몰이 문을 연 지 한 해가 되었어요.\n30% 할인쿠폰을 받고, 온통대전으로 내면 1주년 추가 캐시백도 함께 받아요. 쿠폰과 캐시백은 준비한 예산까지만 드리고, 남은 예산은 언제든 볼 수 있어요.',
      emblem: '🎉',
      place: '대전광역시 온통대전몰',
    },
    rows: [
      { title: '과일·채소·쌀', lead: '밭에서 바로 온 것들', asked: { categorySlug: 'farm', limit: 10 } },
      {
        title: '시장에서 많이 찾아요',
        lead: '전통시장 상점의 상품',
        asked: { storeTypes: ['market'], limit: 10 },
      },
    ],
  },
  {
    event: {
      ...period(today, -10, 12),
      slug: KIMJANG,
      title: '대전 김장 장터',
      lead: '절임배추부터 고춧가루까지 한 번에',
      story:
        '김장철에 필요한 것을 시장과 마을에서 모았어요. 여러 상점 것을 한 장바구니에 담아 한 번에 결제하세요.',
      emblem: '🥬',
      place: '대전광역시 전통시장',
    },
    rows: [
      {
        title: '김장에 필요한 것',
        lead: '반찬과 간편식까지',
        asked: { categorySlug: 'dish', limit: 10 },
      },
    ],
  },
  {
    event: {
      ...period(today, 25, 40),
      slug: 'new-year-gifts',
      title: '새해 선물전',
      lead: '마을기업이 정성껏 담은 새해 선물',
      story: '새해에 나누기 좋은 마을기업과 사회적기업의 선물 꾸러미를 모을 예정이에요.',
      emblem: '🎁',
      place: '대전광역시 온통대전몰',
    },
    rows: [],
  },
  {
    event: {
      ...period(today, -50, -30),
      slug: 'autumn-bread',
      title: '가을 빵 축제',
      lead: '대전의 동네 빵집이 함께한 축제',
      story: '동네 빵집 열두 곳이 함께했어요. 찾아 주셔서 고맙습니다.',
      emblem: '🥐',
      place: '대전광역시 중구 은행동',
    },
    rows: [],
  },
];

/** Seasonal events with their rows, and the banners that lead to them. What is there already stays as it is. */
export async function seedDisplays(ctx: Ctx<System>): Promise<void> {
  const today = kstDayOf(ctx.now);
  for (const { event, rows } of seasons(today)) {
    if (await findEvent(ctx, event.slug)) continue;
    const eventId = await saveEvent(ctx, SaveEventInput.parse(event));
    for (const [position, row] of rows.entries()) await seedRow(ctx, eventId, position, row);
  }
  if ((await listBanners(ctx)).length === 0) await seedBanners(ctx, today);
}

async function seedRow(ctx: Ctx<System>, eventId: string, position: number, row: Seasonal['rows'][number]) {
  const { rows: cards } = await listProducts(ctx, row.asked);
  if (cards.length === 0) return;
  const draft: SaveSectionDraft = {
    eventId,
    position,
    title: row.title,
    lead: row.lead,
    source: 'picks',
    picks: cards.map(({ id }) => id),
    shown: true,
    beginsAt: ctx.now,
  };
  await saveSection(ctx, SaveSectionInput.parse(draft));
}

async function seedBanners(ctx: Ctx<System>, today: KstDay): Promise<void> {
  const drafts = [
    {
      ...period(today, -3, 21),
      title: '우리 동네 장바구니 30%\u00a0쿠폰 먼저 받으세요',
      lead: '1주년 온통세일',
      action: '쿠폰 받기',
      path: '/coupons',
      emblem: '🛍️',
      ground: 'warm',
    },
    {
      ...period(today, -10, 12),
      title: '대전 김장 장터',
      lead: '절임배추부터 고춧가루까지',
      action: '장터 보기',
      path: `/events/${KIMJANG}`,
      emblem: '🥬',
      ground: 'teal',
    },
    {
      ...period(today, -3, 21),
      title: '1주년 추가 캐시백',
      lead: '예산이 남은 동안',
      action: '기준과 예산 보기',
      path: '/policies/cashback',
      emblem: '💰',
      ground: 'plain',
    },
    {
      ...period(today, -3, 60),
      title: '새 상품을 먼저 써 보세요',
      lead: '테스트베드',
      action: '기획 보기',
      path: '/testbed',
      emblem: '🚀',
      ground: 'warm',
    },
  ] as const;
  for (const [position, draft] of drafts.entries())
    await saveBanner(ctx, SaveBannerInput.parse({ ...draft, position }));
}

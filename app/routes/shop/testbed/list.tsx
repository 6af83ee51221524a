import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { listShopCards } from '#app/http/shop-cards.server.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { listStores } from '#app/stores/index.server.ts';
import { STORE_TYPE_LABEL } from '#app/stores/index.ts';
import { listProgrammes } from '#app/testbed/index.server.ts';
import { PHASE_LABEL, PHASES, TESTBED_TYPES } from '#app/testbed/index.ts';
import { Empty } from '#app/ui/feedback.tsx';
import { ChipLinks, MoreLink, Section } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { CardRowList } from '#app/ui/product-list.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { StoreGrid } from '#app/ui/store-parts.tsx';
import { LawNotice } from '#app/ui/testbed/programme-body.tsx';
import { ProgrammeGrid } from '#app/ui/testbed/programme-card.tsx';

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, {
    title: '테스트베드',
    description:
      '벤처창업기업, 사회적기업, 마을기업이 새 상품을 시민에게 먼저 선보이고 의견을 듣는 곳이에요.',
    path: paths.testbed(),
  });

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const search = new URL(request.url).searchParams;
  const type = TESTBED_TYPES.find((known) => known === search.get('type')) ?? null;
  const phase = PHASES.find((known) => known === search.get('phase')) ?? 'running';
  const storeTypes = type ? [type] : TESTBED_TYPES;
  const [programmes, stores, cards] = await Promise.all([
    listProgrammes(ctx, { phase, ...(type && { storeType: type }), cursor: search.get('after') }),
    listStores(ctx, { storeTypes, cursor: search.get('cursor') }),
    listShopCards(ctx, { storeTypes, sort: 'newest', limit: 10 }),
  ]);
  return { programmes, stores, cards: cards.rows, type, phase };
}

const EMPTY = {
  running: '지금 진행하는 시험이 없어요',
  coming: '시작을 앞둔 시험이 없어요',
  past: '지난 시험이 없어요',
} as const;

export default function TestbedPage() {
  const { programmes, stores, cards, type, phase } = useLoaderData<typeof loader>();
  return (
    <Page
      title="테스트베드"
      lead="벤처창업기업·사회적기업·마을기업이 새 상품을 시민에게 먼저 내놓고, 산 분의 평가를 받아 고쳐 가는 곳이에요."
    >
      <LawNotice />
      <div className="mt-5 grid gap-1">
        <ChipLinks
          label="진행 단계"
          links={PHASES.map((word) => ({
            to: paths.testbed({ type, phase: word }),
            text: PHASE_LABEL[word],
            current: word === phase,
          }))}
        />
        <ChipLinks
          label="기업 유형"
          links={[
            { to: paths.testbed({ phase }), text: '전체', current: type === null },
            ...TESTBED_TYPES.map((word) => ({
              to: paths.testbed({ type: word, phase }),
              text: STORE_TYPE_LABEL[word],
              current: word === type,
            })),
          ]}
        />
      </div>
      <Section title={PHASE_LABEL[phase]}>
        {programmes.rows.length === 0 ? (
          <Empty emoji="🧪" title={EMPTY[phase]}>
            다른 단계나 유형을 골라 보세요.
          </Empty>
        ) : (
          <ProgrammeGrid cards={programmes.rows} />
        )}
        <MoreLink to={programmes.next && paths.testbed({ type, phase, after: programmes.next })} />
      </Section>
      {cards.length > 0 && (
        <Section title="새로 선보인 상품">
          <CardRowList cards={cards} />
        </Section>
      )}
      <Section title="참여할 수 있는 기업의 상점" lead="확인서가 유효한 상점이에요.">
        {stores.rows.length === 0 ? (
          <Empty emoji="🚀" title="아직 참여한 상점이 없어요" />
        ) : (
          <StoreGrid stores={stores.rows} />
        )}
        <MoreLink to={stores.next && paths.testbed({ type, phase, cursor: stores.next })} />
      </Section>
    </Page>
  );
}

export const ErrorBoundary = RouteError;

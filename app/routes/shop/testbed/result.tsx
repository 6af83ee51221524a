import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { formatNumber } from '#app/core/krw.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { notFound } from '#app/http/respond.server.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { findProgramme, numbersOf, programmeResults } from '#app/testbed/index.server.ts';
import { DISCLOSURE_LABEL, isOver } from '#app/testbed/index.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty, Notice } from '#app/ui/feedback.tsx';
import { Facts } from '#app/ui/lists.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { Period, StateBadge } from '#app/ui/testbed/programme-card.tsx';
import { ResultChart } from '#app/ui/testbed/result-chart.tsx';

export const meta: MetaFunction<typeof loader> = ({ data, matches, location }) =>
  pageMeta(matches, {
    title: `${data?.programme.title ?? '테스트베드'} 결과`,
    description: data?.programme.question ?? '',
    path: location.pathname,
    hidden: !data,
  });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const programme = (await findProgramme(ctx, params.slug ?? '')) ?? notFound();
  if (!isOver(programme.state)) notFound();
  const [numbers, results] = await Promise.all([
    numbersOf(ctx, programme.id),
    programmeResults(ctx, programme),
  ]);
  return { programme, numbers, results };
}

export default function ResultPage() {
  const { programme, numbers, results } = useLoaderData<typeof loader>();
  const rate = Math.round((Math.min(numbers.sold, programme.quantity) * 100) / programme.quantity);
  return (
    <Page
      title={`${programme.title} 결과`}
      crumbs={[
        { to: paths.testbed(), text: '테스트베드' },
        { to: paths.testProgramme(programme.slug), text: programme.title },
      ]}
      lead={<StateBadge state={programme.state} />}
      narrow
    >
      <div className="grid gap-4">
        {programme.state === 'graduated' && (
          <Notice tone="done" title="졸업했어요">
            시험을 마치고 상점의 정식 상품으로 계속 팔아요.
          </Notice>
        )}
        {programme.state === 'ended' && (
          <Notice title="시험을 마치고 판매를 끝냈어요">
            이미 산 분의 반품과 하자 보상은 그대로 지켜져요.
          </Notice>
        )}
        <Panel title="한눈에 보기">
          <Facts
            facts={[
              { label: '물은 것', value: programme.question },
              { label: '기간', value: <Period {...programme} /> },
              { label: '산 사람', value: `${formatNumber(numbers.buyers)}명` },
              {
                label: '판 수량',
                value: `${formatNumber(numbers.sold)}개 (준비한 ${formatNumber(programme.quantity)}개의 ${rate}%)`,
              },
              { label: '평가', value: `${formatNumber(numbers.answers)}건` },
              { label: '구매자 혜택', value: DISCLOSURE_LABEL[programme.disclosure] },
            ]}
          />
        </Panel>
        {numbers.answers === 0 ? (
          <Empty emoji="📊" title="모인 평가가 없어요">
            산 분의 평가가 없어 집계할 것이 없어요. 없는 것을 있는 것처럼 꾸미지 않아요.
          </Empty>
        ) : (
          results.map((result) => <ResultChart key={result.question.id} result={result} />)
        )}
        {programme.closingWords && (
          <Panel title="만든 곳의 마무리 글">
            <p className="whitespace-pre-line text-sm lg:text-base">{programme.closingWords}</p>
          </Panel>
        )}
        <LinkButton to={paths.testProgramme(programme.slug)} look="quiet">
          시험 페이지와 평가 읽기
        </LinkButton>
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { formatNumber } from '#app/core/krw.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { programmePage } from '#app/http/programme-page.server.ts';
import { notFound } from '#app/http/respond.server.ts';
import { isPart, pageMeta } from '#app/http/web/page-meta.ts';
import { crumbsThing } from '#app/http/web/structured-data.ts';
import { findProgramme } from '#app/testbed/index.server.ts';
import { isOver } from '#app/testbed/index.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { MoreLink, Section } from '#app/ui/lists.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { ProductCard, ProductGrid } from '#app/ui/product-card.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { StoreTypeBadge } from '#app/ui/store-parts.tsx';
import { FeedbackList } from '#app/ui/testbed/feedback-list.tsx';
import { LawNotice, ProgrammeBody } from '#app/ui/testbed/programme-body.tsx';
import { StateBadge } from '#app/ui/testbed/programme-card.tsx';
import { Day } from '#app/ui/when.tsx';

export const meta: MetaFunction<typeof loader> = ({ data, matches, location }) =>
  pageMeta(matches, {
    title: data?.programme.title ?? '찾는 기획이 없어요',
    description: data?.programme.question ?? '',
    path: location.pathname,
    hidden: !data || isPart(location.search),
    things: (origin) => [crumbsThing(origin, [{ to: paths.testbed(), text: '테스트베드' }])],
  });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const programme = (await findProgramme(ctx, params.slug ?? '')) ?? notFound();
  const cursor = new URL(request.url).searchParams.get('cursor');
  return { programme, over: isOver(programme.state), ...(await programmePage(ctx, programme, cursor)) };
}

export default function ProgrammePage() {
  const { programme, over, products, numbers, feedback, toAnswer } = useLoaderData<typeof loader>();
  return (
    <Page
      title={programme.title}
      crumbs={[{ to: paths.testbed(), text: '테스트베드' }]}
      lead={
        <p className="flex flex-wrap items-center gap-2">
          <StateBadge state={programme.state} />
          <StoreTypeBadge storeType={programme.storeType} />
          <Link to={paths.store(programme.storeSlug)} className="py-1 underline underline-offset-2">
            {programme.storeName}
          </Link>
          {programme.certificateNumber && programme.certificateUntil && (
            <span className="text-xs">
              확인서 {programme.certificateNumber} · <Day day={programme.certificateUntil} />
              까지
            </span>
          )}
        </p>
      }
    >
      <LawNotice />
      {over && (
        <div className="mt-4 flex flex-wrap items-center justify-between gap-3 rounded-card bg-ground-2 p-4">
          <p className="text-sm">시험이 끝났어요. 산 분들의 답을 모아 결과를 공개해요.</p>
          <LinkButton to={paths.testResult(programme.slug)} size="small">
            결과 보기
          </LinkButton>
        </div>
      )}
      {toAnswer.length > 0 && (
        <div className="mt-4">
          <Panel title="사신 상품을 평가해 주세요">
            <ul className="grid gap-2">
              {toAnswer.map((line) => (
                <li
                  key={line.orderLineId}
                  className="flex flex-wrap items-center justify-between gap-2 text-sm"
                >
                  {line.productName}
                  <LinkButton to={paths.testFeedback(programme.slug, line.orderLineId)} size="small">
                    평가하기<span className="sr-only"> {line.productName}</span>
                  </LinkButton>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      )}
      <div className="mt-5 grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <ProgrammeBody programme={programme} />
        <Panel title="지금까지">
          <dl className="grid grid-cols-3 gap-2 lg:grid-cols-1">
            <Figure
              label="판 수량"
              value={`${formatNumber(numbers.sold)} / ${formatNumber(programme.quantity)}개`}
            />
            <Figure label="산 사람" value={`${formatNumber(numbers.buyers)}명`} />
            <Figure label="평가" value={`${formatNumber(numbers.answers)}건`} />
          </dl>
        </Panel>
      </div>
      <Section title="시험하는 상품">
        {products.length === 0 ? (
          <Empty emoji="🧪" title="지금 판매하는 상품이 없어요" />
        ) : (
          <ProductGrid>
            {products.map((card) => (
              <li key={card.id}>
                <ProductCard card={card} cashback={card.cashback} />
              </li>
            ))}
          </ProductGrid>
        )}
      </Section>
      <Section
        title="산 분들의 평가"
        lead="이 시험의 상품을 실제로 산 분만 쓸 수 있어요. 환불한 상품은 세지 않아요."
      >
        {feedback.rows.length === 0 ? (
          <Empty emoji="💬" title="아직 평가가 없어요">
            상품을 산 분이 첫 평가를 남기면 여기에 보여 드려요.
          </Empty>
        ) : (
          <FeedbackList rows={feedback.rows} questions={programme.questions} />
        )}
        <MoreLink to={feedback.next && paths.testProgramme(programme.slug, { cursor: feedback.next })} />
      </Section>
    </Page>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className="rounded-card bg-ground-2 p-3">
      <dt className="text-xs text-ink-2">{label}</dt>
      <dd className="font-heavy">{value}</dd>
    </div>
  );
}

export const ErrorBoundary = RouteError;

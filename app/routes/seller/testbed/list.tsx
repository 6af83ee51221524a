import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { sellerCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { listOwnProgrammes } from '#app/testbed/index.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { MoreLink } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { ProgrammeGrid } from '#app/ui/testbed/programme-card.tsx';

export const meta: MetaFunction = () => [{ title: '테스트베드 · 판매자센터' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await sellerCtx(request);
  return listOwnProgrammes(ctx, new URL(request.url).searchParams.get('cursor'));
}

export default function SellerTestbed() {
  const { rows, next } = useLoaderData<typeof loader>();
  return (
    <Page title="테스트베드" lead="새 상품을 정한 기간과 수량만큼 팔고, 산 분의 평가를 받습니다.">
      <LinkButton to={paths.seller.newTest()}>새 시험 기획하기</LinkButton>
      <div className="mt-6">
        {rows.length === 0 ? (
          <Empty emoji="🧪" title="아직 기획한 시험이 없어요">
            벤처창업기업·사회적기업·마을기업 확인서가 유효한 상점이 신청할 수 있어요.
          </Empty>
        ) : (
          <ProgrammeGrid cards={rows} to={(card) => paths.seller.test(card.id)} />
        )}
      </div>
      <MoreLink to={next && paths.seller.testbed({ cursor: next })} />
    </Page>
  );
}

export const ErrorBoundary = RouteError;

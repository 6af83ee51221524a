import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { operatorCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { listForDesk } from '#app/testbed/index.server.ts';
import type { ProgrammeState } from '#app/testbed/index.ts';
import { Empty } from '#app/ui/feedback.tsx';
import { ChipLinks, MoreLink } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { ProgrammeGrid } from '#app/ui/testbed/programme-card.tsx';

export const meta: MetaFunction = () => [{ title: '테스트베드 심사 · 온통대전몰' }];

const SHELVES: Record<string, { text: string; states: readonly ProgrammeState[] }> = {
  applied: { text: '심사 기다림', states: ['applied'] },
  running: { text: '예정·진행', states: ['approved', 'running'] },
  closed: { text: '결정할 것', states: ['closed'] },
  done: { text: '끝남', states: ['graduated', 'ended', 'rejected'] },
};

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await operatorCtx(request);
  const search = new URL(request.url).searchParams;
  const asked = search.get('shelf') ?? 'applied';
  const shelf = asked in SHELVES ? asked : 'applied';
  const page = await listForDesk(ctx, {
    states: SHELVES[shelf]?.states ?? [],
    cursor: search.get('cursor'),
  });
  return { ...page, shelf };
}

export default function OperatorTestbed() {
  const { rows, next, shelf } = useLoaderData<typeof loader>();
  return (
    <Page title="테스트베드 심사" lead="신청을 읽고 승인하거나 까닭을 적어 돌려보냅니다.">
      <ChipLinks
        label="단계"
        links={Object.entries(SHELVES).map(([word, { text }]) => ({
          to: paths.operator.testbed({ shelf: word }),
          text,
          current: word === shelf,
        }))}
      />
      <div className="mt-5">
        {rows.length === 0 ? (
          <Empty emoji="🗂️" title="이 단계에는 아무것도 없어요" />
        ) : (
          <ProgrammeGrid cards={rows} to={(card) => paths.operator.test(card.id)} />
        )}
      </div>
      <MoreLink to={next && paths.operator.testbed({ shelf, cursor: next })} />
    </Page>
  );
}

export const ErrorBoundary = RouteError;

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { operatorCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { readShownAudit } from '#app/http/shown-audit.server.ts';
import { AuditList } from '#app/ui/desk/audit-list.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { MoreLink } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '감사 기록 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await operatorCtx(request);
  const cursor = new URL(request.url).searchParams.get('after');
  return readShownAudit(ctx, { cursor });
}

export default function AuditPage() {
  const { rows, next } = useLoaderData<typeof loader>();
  return (
    <Page title="감사 기록" lead="누가, 언제, 무엇을 했는지 고치거나 지울 수 없게 남습니다.">
      {rows.length === 0 ? <Empty emoji="🗂️" title="더 보여 드릴 기록이 없어요" /> : <AuditList rows={rows} />}
      <MoreLink to={next && paths.operator.audit({ after: next })} label="이전 기록 더 보기" />
    </Page>
  );
}

export const ErrorBoundary = RouteError;

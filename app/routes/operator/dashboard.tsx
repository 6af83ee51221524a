import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { operatorCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { readShownAudit } from '#app/http/shown-audit.server.ts';
import { AuditList } from '#app/ui/desk/audit-list.tsx';
import { Section } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '운영 데스크 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  return readShownAudit(await operatorCtx(request), { limit: 10 });
}

export default function OperatorDashboard() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <Page title="현황" lead="직원과 판매자가 방금 한 일을 봅니다.">
      <Section title="최근 감사 기록" more={{ to: paths.operator.audit(), label: '모두 보기' }}>
        <AuditList rows={rows} />
      </Section>
    </Page>
  );
}

export const ErrorBoundary = RouteError;

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { readCookie, writeCookie } from '#app/http/cookies.server.ts';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { endAllSessions, endOwnSession, listSessions } from '#app/identity/index.server.ts';
import { Badge } from '#app/ui/feedback.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';
import { Instant } from '#app/ui/when.tsx';

export const meta: MetaFunction = () => [{ title: '로그인된 기기 · 온통대전몰' }];

const Asked = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('end-all') }),
  z.object({ intent: z.literal('end-one'), key: z.string().max(64) }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  return { sessions: await listSessions(ctx, readCookie(request, 'session')) };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await shopperCtx(request);
  const form = await readForm(request, Asked);
  if (!form.ok) return form.answer;
  if (form.value.intent === 'end-one') {
    await endOwnSession(ctx, form.value.key);
    return redirectWithToast(paths.sessions(), '그 기기에서 로그아웃했습니다.');
  }
  await endAllSessions(ctx, ctx.actor.userId);
  return redirectWithToast(paths.login(), '모든 기기에서 로그아웃했습니다.', [writeCookie('session', null)]);
}

export default function SessionsPage() {
  const { sessions } = useLoaderData<typeof loader>();
  return (
    <Page
      narrow
      title="로그인된 기기"
      lead="모르는 기기가 있으면 로그아웃하고 비밀번호를 바꿔 주세요."
      crumbs={[{ to: paths.me(), text: '내 정보' }]}
    >
      <ul className="mb-6 grid gap-3">
        {sessions.map((session) => (
          <li
            key={session.key}
            className="flex flex-wrap items-center justify-between gap-3 rounded-panel border border-line p-4"
          >
            <div className="text-sm">
              <h2 className="flex flex-wrap items-center gap-2 text-base font-bold">
                {session.device} {session.current && <Badge tone="teal">지금 이 기기</Badge>}
              </h2>
              <p className="text-ink-2">
                마지막 사용 <Instant at={session.lastSeenAt} />
              </p>
              <p className="text-ink-2">
                로그인 <Instant at={session.createdAt} />
              </p>
            </div>
            {!session.current && (
              <Form method="post">
                <input type="hidden" name="intent" value="end-one" />
                <SubmitButton name="key" value={session.key} look="quiet" size="small">
                  로그아웃<span className="sr-only"> {session.device}</span>
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <Form method="post">
        <SubmitButton name="intent" value="end-all" look="danger" wide>
          모든 기기에서 로그아웃
        </SubmitButton>
      </Form>
    </Page>
  );
}

export const ErrorBoundary = RouteError;

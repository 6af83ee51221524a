import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { anyCtx } from '#app/http/ctx.server.ts';
import { notFound } from '#app/http/respond.server.ts';
import { env } from '#app/platform/env.server.ts';
import { listLocalMails } from '#app/platform/mail.server.ts';
import { Empty } from '#app/ui/feedback.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { Instant } from '#app/ui/when.tsx';

export const meta: MetaFunction = () => [{ title: '데모 메일함 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  if (!env().MALL_DEMO) notFound();
  return { mails: await listLocalMails(await anyCtx(request)), origin: new URL(request.url).origin };
}

export default function MailboxPage() {
  const { mails, origin } = useLoaderData<typeof loader>();
  return (
    <Page narrow title="데모 메일함" lead="데모에서 보냈을 메일이 모두 여기에 모입니다.">
      {mails.length === 0 ? (
        <Empty emoji="📭" title="아직 메일이 없어요">
          <p>비밀번호 찾기나 주문을 하면 메일이 도착합니다.</p>
        </Empty>
      ) : (
        <ol className="grid gap-3">
          {mails.map((mail) => (
            <li key={mail.id} className="rounded-panel border border-line p-4">
              <h2 className="text-base font-bold">{mail.subject}</h2>
              <p className="mt-0.5 text-xs text-ink-2">
                받는 사람 {mail.recipient} · <Instant at={mail.sentAt} />
              </p>
              <p className="mt-3 whitespace-pre-line text-sm">
                <Linked text={mail.body} origin={origin} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </Page>
  );
}

/** Only our own addresses become links. */
function Linked({ text, origin }: { text: string; origin: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, position) =>
    part.startsWith(`${origin}/`) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <a key={position} href={part} className="break-all font-semibold text-warm-700 underline">
        {part}
      </a>
    ) : (
      part
    ),
  );
}

export const ErrorBoundary = RouteError;

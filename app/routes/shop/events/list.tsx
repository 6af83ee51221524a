import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { type EventRow, listEvents } from '#app/displays/index.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { EventGrid } from '#app/ui/events/event-card.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { Section } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, {
    title: '행사와 기획전',
    description: '지금 열리는 온통대전몰의 행사와 기획전, 곧 열릴 행사, 지난 행사를 모았어요.',
    path: paths.events(),
  });

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const [open, past] = await Promise.all([listEvents(ctx, 'open'), listEvents(ctx, 'past')]);
  const hasBegun = (event: EventRow) => event.beginsAt <= ctx.now;
  return { running: open.filter(hasBegun), coming: open.filter((event) => !hasBegun(event)), past };
}

export default function EventsPage() {
  const { running, coming, past } = useLoaderData<typeof loader>();
  return (
    <Page title="행사와 기획전">
      <h2 className="sr-only">지금 열리는 행사</h2>
      {running.length > 0 ? (
        <EventGrid events={running} />
      ) : (
        <Empty emoji="🎪" title="지금 열리는 행사가 없어요">
          새 행사가 열리면 여기에서 가장 먼저 알려 드려요.
        </Empty>
      )}
      {coming.length > 0 && (
        <Section title="곧 열려요">
          <EventGrid events={coming} />
        </Section>
      )}
      {past.length > 0 && (
        <Section title="지난 행사">
          <EventGrid events={past} />
        </Section>
      )}
    </Page>
  );
}

export const ErrorBoundary = RouteError;

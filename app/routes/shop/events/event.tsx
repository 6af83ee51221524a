import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findEvent } from '#app/displays/index.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { homeRows } from '#app/http/home-rows.server.ts';
import { paths } from '#app/http/paths.ts';
import { notFound } from '#app/http/respond.server.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { eventThing } from '#app/http/web/structured-data.ts';
import { EventPeriod } from '#app/ui/events/event-card.tsx';
import { Empty, Notice } from '#app/ui/feedback.tsx';
import { ProductRows } from '#app/ui/home/product-rows.tsx';
import { Crumbs } from '#app/ui/page.tsx';
import { Emblem } from '#app/ui/picture.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction<typeof loader> = ({ data, matches, location }) =>
  pageMeta(matches, {
    title: data?.event.title ?? '찾는 행사가 없어요',
    description: data?.event.lead ?? '',
    path: location.pathname,
    hidden: !data,
    things: (origin) =>
      data
        ? [
            eventThing(origin, {
              ...data.event,
              path: paths.event(data.event.slug),
              name: data.event.title,
              description: data.event.lead,
            }),
          ]
        : [],
  });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const event = (await findEvent(ctx, params.slug ?? '')) ?? notFound();
  const when = event.endsAt <= ctx.now ? 'past' : event.beginsAt > ctx.now ? 'coming' : 'running';
  const rows = when === 'past' ? [] : await homeRows(ctx, event.id);
  return { event, when, rows } as const;
}

export default function EventPage() {
  const { event, when, rows } = useLoaderData<typeof loader>();
  return (
    <div className="page-width pb-16 pt-5 lg:pt-8">
      <Crumbs crumbs={[{ to: paths.events(), text: '행사와 기획전' }]} />
      <header className="hero-ground relative isolate mt-2 overflow-hidden rounded-panel px-5 py-7 lg:px-12 lg:py-12">
        <div className="max-w-[14rem] max-lg:large-text:max-w-[12rem] lg:max-w-2xl">
          <p className="text-xs font-bold text-warm-700 lg:text-base">{event.lead}</p>
          <h1 className="mt-1.5 text-xl font-heavy lg:text-4xl">{event.title}</h1>
          <p className="mt-2 text-xs lg:text-sm">
            <EventPeriod event={event} />
            <span className="mt-0.5 block">{event.place}</span>
          </p>
        </div>
        <span
          aria-hidden
          className="absolute bottom-4 right-4 -z-10 origin-bottom-right large-text:scale-50! max-lg:scale-75 lg:bottom-7 lg:right-14 lg:scale-140"
        >
          <Emblem emoji={event.emblem} size={104} />
        </span>
      </header>
      {when === 'past' && (
        <div className="mt-5">
          <Notice title="끝난 행사예요">행사 때의 가격과 혜택은 더 이상 쓸 수 없어요.</Notice>
        </div>
      )}
      {when === 'coming' && (
        <div className="mt-5">
          <Notice title="아직 열리지 않았어요">시작하는 날부터 혜택을 쓸 수 있어요.</Notice>
        </div>
      )}
      <p className="mt-6 max-w-3xl whitespace-pre-line">{event.story}</p>
      <ProductRows rows={rows} />
      {when !== 'past' && rows.length === 0 && (
        <Empty emoji={event.emblem} title="상품을 준비하고 있어요">
          행사 상품이 정해지면 여기에 보여 드려요.
        </Empty>
      )}
    </div>
  );
}

export const ErrorBoundary = RouteError;

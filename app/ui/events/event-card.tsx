import { Link } from '@remix-run/react';
import { paths } from '#app/http/paths.ts';
import { Emblem } from '../picture.tsx';
import { From, Through } from '../when.tsx';

export type EventFacts = {
  id: string;
  slug: string;
  title: string;
  lead: string;
  emblem: string;
  place: string;
  beginsAt: Date;
  endsAt: Date;
};

export const EventPeriod = ({ event }: { event: Pick<EventFacts, 'beginsAt' | 'endsAt'> }) => (
  <>
    <span className="whitespace-nowrap">
      <From at={event.beginsAt} /> ~
    </span>{' '}
    <span className="whitespace-nowrap">
      <Through at={event.endsAt} />
    </span>
  </>
);

export function EventGrid({ events }: { events: readonly EventFacts[] }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3 lg:gap-5">
      {events.map((event) => (
        <li key={event.id} className="grid">
          <article className="relative flex gap-4 rounded-panel border border-line bg-white p-4 hover:bg-ground-2 lg:p-5">
            <span className="soft-ground grid size-20 shrink-0 place-items-center rounded-card">
              <Emblem emoji={event.emblem} size={52} />
            </span>
            <div className="min-w-0">
              <h3 className="font-heavy">
                <Link to={paths.event(event.slug)} className="whole-card after:rounded-panel">
                  {event.title}
                </Link>
              </h3>
              <p className="mt-0.5 text-sm text-ink-2">{event.lead}</p>
              <p className="mt-1.5 text-xs text-ink-2">
                <EventPeriod event={event} />
              </p>
            </div>
          </article>
        </li>
      ))}
    </ul>
  );
}

import { Link } from '@remix-run/react';
import { formatNumber } from '#app/core/krw.ts';
import { addDays, kstDayOf } from '#app/core/kst.ts';
import { paths } from '#app/http/paths.ts';
import type { ProgrammeCard as Card } from '#app/testbed/index.server.ts';
import { PROGRAMME_STATE_LABEL, type ProgrammeState } from '#app/testbed/index.ts';
import { Badge } from '../feedback.tsx';
import { Emblem } from '../picture.tsx';
import { StoreTypeBadge } from '../store-parts.tsx';
import { Day } from '../when.tsx';

const TONES: Record<ProgrammeState, 'plain' | 'warm' | 'teal' | 'red'> = {
  draft: 'plain',
  applied: 'warm',
  approved: 'warm',
  rejected: 'red',
  running: 'teal',
  closed: 'plain',
  graduated: 'teal',
  ended: 'plain',
};

export const StateBadge = ({ state }: { state: ProgrammeState }) => (
  <Badge tone={TONES[state]}>{PROGRAMME_STATE_LABEL[state]}</Badge>
);

/** First to last day of a test. */
export function Period({ beginsAt, endsAt }: { beginsAt: Date | string; endsAt: Date | string }) {
  return (
    <>
      <Day day={kstDayOf(new Date(beginsAt))} /> ~ <Day day={addDays(kstDayOf(new Date(endsAt)), -1)} />
    </>
  );
}

/** Programmes with what they try out; a whole card is one link. */
export function ProgrammeGrid({
  cards,
  to = (card) => paths.testProgramme(card.slug),
}: {
  cards: readonly Card[];
  to?: (card: Card) => string;
}) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3 lg:gap-5">
      {cards.map((card) => (
        <li
          key={card.id}
          className="relative flex flex-col rounded-panel border border-line bg-white p-4 hover:border-line-2 hover:bg-ground-2 lg:p-5"
        >
          <p className="flex flex-wrap items-center gap-1.5">
            <StateBadge state={card.state} />
            <StoreTypeBadge storeType={card.storeType} />
          </p>
          <div className="mt-3 flex items-center gap-3">
            <span className="soft-ground grid size-14 shrink-0 place-items-center rounded-card">
              <Emblem emoji={card.storeEmblem} size={36} />
            </span>
            <div className="min-w-0">
              <p className="text-xs text-ink-2">{card.storeName}</p>
              <h3 className="font-bold">
                <Link to={to(card)} className="whole-card after:rounded-panel">
                  {card.title}
                </Link>
              </h3>
            </div>
          </div>
          <p className="clamp-2 mt-3 text-sm text-ink-2">{card.question}</p>
          <p className="mt-auto pt-3 text-xs text-ink-2">
            <Period {...card} /> · {formatNumber(card.quantity)}개
          </p>
        </li>
      ))}
    </ul>
  );
}

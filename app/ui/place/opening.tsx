import type { KstDay } from '#app/core/kst.ts';
import {
  type ClosingRule,
  closingText,
  hoursLines,
  type OpeningHours,
  type OpenNow,
} from '#app/stores/index.ts';
import { Badge } from '../feedback.tsx';
import { Facts } from '../lists.tsx';
import { Day } from '../when.tsx';

/** 지금 영업 중, or when it opens, or why it does not. Nothing where no hours are known. */
export function OpenBadge({ openNow }: { openNow: OpenNow }) {
  switch (openNow.state) {
    case 'open':
      return <Badge tone="teal">지금 영업 중 · {openNow.until}까지</Badge>;
    case 'before':
      return <Badge>오늘 {openNow.from}에 열어요</Badge>;
    case 'after':
      return <Badge>오늘 영업 끝</Badge>;
    case 'closed':
      return <Badge tone="red">오늘 휴무</Badge>;
    case 'unknown':
      return null;
  }
}

/** 영업시간과 휴무, with why it is closed today. */
export function OpeningFacts({
  openNow,
  hours,
  closedOn,
  closures = [],
}: {
  openNow: OpenNow;
  hours: OpeningHours | null;
  closedOn: readonly ClosingRule[];
  closures?: readonly { firstDay: KstDay; lastDay: KstDay; reason: string }[];
}) {
  const rules = closingText(closedOn);
  const facts = [
    ...(hours ? hoursLines(hours).map(({ days, text }) => ({ label: days, value: text })) : []),
    ...(rules ? [{ label: '정기 휴무', value: rules }] : []),
    ...closures.map((closure) => ({
      label: '임시 휴무',
      value: (
        <>
          <Day day={closure.firstDay} />
          {closure.lastDay !== closure.firstDay && (
            <>
              {' ~ '}
              <Day day={closure.lastDay} />
            </>
          )}
          <span className="block text-xs text-ink-2">{closure.reason}</span>
        </>
      ),
    })),
  ];
  return (
    <>
      <p className="mb-2 flex flex-wrap items-center gap-2 text-sm">
        <OpenBadge openNow={openNow} />
        {openNow.state === 'closed' && <span className="text-ink-2">{openNow.why}</span>}
      </p>
      {hours === null && (
        <p className="text-sm text-ink-2">영업시간을 아직 알려 주지 않은 곳이에요. 주문은 언제든 받아요.</p>
      )}
      {facts.length > 0 && <Facts facts={facts} />}
    </>
  );
}

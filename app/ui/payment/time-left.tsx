import { useEffect, useState } from 'react';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

function wordsOf(ms: number, precise: boolean): string {
  if (ms <= 0) return '시간이 지났어요';
  if (ms >= 24 * HOUR)
    return `${Math.floor(ms / (24 * HOUR))}일 ${Math.floor((ms % (24 * HOUR)) / HOUR)}시간 남음`;
  if (ms >= HOUR) return `${Math.floor(ms / HOUR)}시간 ${Math.floor((ms % HOUR) / MINUTE)}분 남음`;
  if (!precise) return `${Math.ceil(ms / MINUTE)}분 남음`;
  return `${Math.floor(ms / MINUTE)}분 ${String(Math.floor((ms % MINUTE) / SECOND)).padStart(2, '0')}초 남음`;
}

/** What is left of a hold: whole minutes as the server counts them, ticking on from there where scripts run. */
export function TimeLeft({ until, now }: { until: Date | string; now: Date | string }) {
  const atLoad = new Date(until).getTime() - new Date(now).getTime();
  const [passed, setPassed] = useState<number | null>(null);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setPassed(performance.now() - began), SECOND);
    return () => clearInterval(timer);
  }, []);
  const left = atLoad - (passed ?? 0);
  return (
    <strong className="whitespace-nowrap tabular-nums text-warm-700" role="timer" aria-live="off">
      {wordsOf(left, passed !== null)}
    </strong>
  );
}

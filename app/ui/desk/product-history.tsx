import type { ShownAct } from '#app/http/shown-changes.ts';
import { Badge } from '../feedback.tsx';
import { Instant } from '../when.tsx';

/** What was asked, decided and changed so far, the latest first. */
export function ProductHistory({ acts }: { acts: readonly ShownAct[] }) {
  if (acts.length === 0)
    return <p className="text-sm text-ink-2">처음 올린 뒤로 바뀐 것이 없어요. 모든 내용이 새것입니다.</p>;
  return (
    <ol className="grid gap-3 text-sm">
      {acts.map((act) => (
        <li key={act.id} className="border-b border-line pb-3 last:border-0 last:pb-0">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone="dark">{act.act}</Badge>
            {act.who}
            <span className="text-xs text-ink-2">
              <Instant at={act.at} />
            </span>
          </p>
          {act.reason && <p className="mt-1.5 whitespace-pre-line">까닭: {act.reason}</p>}
          {act.changes.length > 0 && (
            <dl className="mt-1.5 grid gap-1.5">
              {act.changes.map((change) => (
                <div key={change.label} className="rounded-chip bg-ground-2 p-2.5">
                  <dt className="text-xs text-ink-2">{change.label}</dt>
                  <dd className="whitespace-pre-line break-words">
                    <del className="text-ink-2">{change.before}</del>
                    <span aria-hidden> → </span>
                    <ins className="font-semibold no-underline">{change.after}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  );
}

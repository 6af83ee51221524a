import { ChevronDown } from 'lucide-react';
import { AUDIT_LABEL } from '#app/audit/index.ts';
import type { ShownAudit } from '#app/http/shown-audit.server.ts';
import { Badge } from '../feedback.tsx';
import { Instant } from '../when.tsx';

/** Who did what to what, when: cards that read like sentences, on phones and desks alike. */
export function AuditList({ rows }: { rows: readonly ShownAudit[] }) {
  return (
    <ol className="grid gap-2">
      {rows.map((row) => (
        <li key={row.id} className="rounded-card border border-line bg-white p-4 text-sm">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone="dark">{AUDIT_LABEL[row.action] ?? row.action}</Badge>
            <span className="font-bold">{row.who}</span>
            <span className="text-xs text-ink-2">
              <Instant at={row.at} />
            </span>
          </div>
          <p className="mt-1.5 break-all text-xs text-ink-2">
            대상 <code className="text-ink">{row.subject}</code> · 요청 <code>{row.requestId}</code>
          </p>
          {row.reason && <p className="mt-1.5">사유: {row.reason}</p>}
          {(row.before || row.after) && (
            <details className="group mt-2">
              <summary className="inline-flex min-h-11 cursor-pointer items-center gap-1 font-semibold">
                기록 내용 보기
                <ChevronDown aria-hidden className="size-4 group-open:rotate-180" />
              </summary>
              {row.before && <Change title="바꾸기 전" text={row.before} />}
              {row.after && <Change title="남은 값" text={row.after} />}
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}

function Change({ title, text }: { title: string; text: string }) {
  return (
    <div className="mt-1">
      <p className="text-xs font-bold">{title}</p>
      <pre className="mt-1 whitespace-pre-wrap break-all rounded-chip bg-ground-2 p-3 text-xs">{text}</pre>
    </div>
  );
}

import type { ReactNode } from 'react';
import type { ShownFeedback } from '#app/testbed/index.server.ts';
import { DISCLOSURE_LABEL, type Question } from '#app/testbed/index.ts';
import { Badge } from '../feedback.tsx';
import { Instant } from '../when.tsx';

/** What buyers told, with the maker's public answers; the disclosure stands first, before what was said. */
export function FeedbackList({
  rows,
  questions,
  reply,
}: {
  rows: readonly ShownFeedback[];
  questions: readonly Question[];
  /** For the maker: the form under a text. */
  reply?: (row: ShownFeedback, question: Question) => ReactNode;
}) {
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-2 py-5">
          <p className="flex flex-wrap items-center gap-2 text-xs text-ink-2">
            <Badge tone={row.disclosure === 'none' ? 'plain' : 'warm'}>
              {DISCLOSURE_LABEL[row.disclosure]}
            </Badge>
            <strong className="text-sm text-ink">{row.name}</strong>
            구매 확인 · <Instant at={row.answeredAt} />
          </p>
          <dl className="grid gap-2 text-sm">
            {questions.map((question) => {
              const answer = row.answers[question.id];
              return answer ? (
                <div key={question.id}>
                  <dt className="text-xs text-ink-2">{question.label}</dt>
                  <dd className="whitespace-pre-line">
                    {question.kind === 'scale' ? `${answer}점 / 5점` : answer}
                    {row.replies[question.id] && (
                      <div className="mt-2 rounded-card bg-ground-2 p-3">
                        <p className="text-xs font-bold">만든 곳의 답</p>
                        <p>{row.replies[question.id]}</p>
                      </div>
                    )}
                    {question.kind === 'text' && reply?.(row, question)}
                  </dd>
                </div>
              ) : null;
            })}
          </dl>
        </li>
      ))}
    </ul>
  );
}

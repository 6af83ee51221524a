import { formatNumber } from '#app/core/krw.ts';
import { QUESTION_KIND_LABEL, type QuestionResult } from '#app/testbed/index.ts';
import { classNames } from '../class-names.ts';
import { Panel } from '../page.tsx';

/** How one question was answered: a table whose rows are also bars. */
export function ResultChart({ result }: { result: QuestionResult }) {
  const { question, answered, mean, rows } = result;
  const isScale = question.kind === 'scale';
  return (
    <Panel title={question.label}>
      <p className="mb-3 text-sm text-ink-2">
        {QUESTION_KIND_LABEL[question.kind]} · {formatNumber(answered)}명이 답했어요
        {mean !== null && (
          <>
            {' · 평균 '}
            <strong className="text-ink">{mean.toFixed(1)}점</strong>
          </>
        )}
      </p>
      {rows.length > 0 && (
        <table className="w-full text-sm">
          <caption className="sr-only">{question.label}: 답마다 몇 명인지</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">답</th>
              <th scope="col">비율</th>
              <th scope="col">사람 수</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th
                  scope="row"
                  className={classNames('py-1.5 pr-3 text-left font-medium', isScale ? 'w-14' : 'w-1/3')}
                >
                  {isScale ? `${row.label}점` : row.label}
                </th>
                <td className="py-1.5">
                  <span className="flex items-center gap-2">
                    <span aria-hidden className="h-3 flex-1 overflow-hidden rounded-full bg-line">
                      <Bar percent={row.percent} />
                    </span>
                    <span className="w-10 text-right">{row.percent}%</span>
                  </span>
                </td>
                <td className="w-16 py-1.5 text-right text-ink-2">{formatNumber(row.count)}명</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

/** Drawn and not styled: pages allow no style attributes with changing values. */
function Bar({ percent }: { percent: number }) {
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="block h-full w-full">
      <title>{`${percent}%`}</title>
      <rect width={percent} height="10" className="fill-teal-700" />
    </svg>
  );
}

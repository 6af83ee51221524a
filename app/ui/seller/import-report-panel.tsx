import { formatNumber } from '#app/core/krw.ts';
import { paths } from '#app/http/paths.ts';
import type { ImportReport } from '#app/listings/index.ts';
import { Button } from '#app/ui/button.tsx';
import { Badge, Notice } from '#app/ui/feedback.tsx';
import { Panel } from '#app/ui/page.tsx';

const SHOWN = 200;

/** What was loaded, what was not, and each place to correct. */
export function ImportReportPanel({ report, fileName }: { report: ImportReport; fileName: string }) {
  const errors = report.problems.filter(({ severity }) => severity === 'error').length;
  const loaded = report.created + report.updated;
  const counts = [
    ['읽은 줄', report.rows],
    ['상품', report.products],
    ['새로 등록', report.created],
    ['고침', report.updated],
    ['빠진 상품', report.skipped],
  ] as const;
  return (
    <Panel title="등록 결과">
      <div className="grid gap-4" role="status">
        <Notice
          tone={errors === 0 ? 'done' : loaded > 0 ? 'warning' : 'error'}
          title={
            errors === 0
              ? `상품 ${formatNumber(loaded)}개를 등록했어요.`
              : loaded > 0
                ? `상품 ${formatNumber(loaded)}개를 등록했고, ${formatNumber(errors)}곳을 고쳐야 해요.`
                : `등록한 상품이 없어요. ${formatNumber(errors)}곳을 고쳐야 해요.`
          }
        >
          <p className="break-all text-xs">{fileName}</p>
        </Notice>
        <dl className="grid grid-cols-2 gap-2 sm:grid-cols-5">
          {counts.map(([label, count]) => (
            <div key={label} className="rounded-card bg-ground-2 p-3">
              <dt className="text-xs text-ink-2">{label}</dt>
              <dd className="text-lg font-heavy tabular-nums">
                <data value={count}>{formatNumber(count)}</data>
              </dd>
            </div>
          ))}
        </dl>
        {report.problems.length > 0 && <ProblemTable problems={report.problems} />}
      </div>
    </Panel>
  );
}

function ProblemTable({ problems }: { problems: ImportReport['problems'] }) {
  return (
    <>
      <div>
        <table className="w-full text-left text-sm">
          <caption className="sr-only">고칠 곳: 행, 열, 내용</caption>
          <thead>
            <tr className="border-b border-line text-xs text-ink-2">
              <th scope="col" className="py-2 pr-3 font-semibold">
                행
              </th>
              <th scope="col" className="py-2 pr-3 font-semibold">
                열
              </th>
              <th scope="col" className="py-2 font-semibold">
                무엇을 고칠까요
              </th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, SHOWN).map((problem) => (
              <tr
                key={`${problem.row} ${problem.column} ${problem.message}`}
                className="border-b border-line align-top"
              >
                <th scope="row" className="py-2.5 pr-3 font-bold tabular-nums">
                  {problem.row}
                </th>
                <td className="w-28 break-keep py-2.5 pr-3 sm:w-44">
                  {problem.column}
                  {problem.cell && <span className="block text-xs text-ink-2">{problem.cell}</span>}
                </td>
                <td className="py-2.5">
                  {problem.severity === 'note' && <Badge>참고</Badge>} {problem.message}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.length > SHOWN && (
        <p className="text-sm text-ink-2">
          모두 {formatNumber(problems.length)}곳 가운데 {SHOWN}곳을 보여 드렸어요. 나머지는 엑셀로 내려받아
          주세요.
        </p>
      )}
      <form method="post" action={paths.sellerImportProblems()}>
        <input type="hidden" name="problems" value={JSON.stringify(problems)} />
        <Button look="quiet">고칠 곳을 엑셀로 내려받기</Button>
      </form>
    </>
  );
}

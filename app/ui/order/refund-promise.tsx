import type { PromiseRow, PromiseView } from '#app/http/promise-view.ts';
import { Won } from '../money.tsx';
import { Day } from '../when.tsx';

/** When a row of the promise holds, in the shopper's words. */
function When({ row }: { row: PromiseRow }) {
  if (row.condition === 'before-dispatch') return <>상품 준비 전에 취소</>;
  if (row.condition === 'after-delivery') return <>받은 뒤 7일 안에 반품</>;
  return row.until ? (
    <>
      <Day day={row.until} />
      까지 쓰지 않고 취소
    </>
  ) : (
    <>쓰지 않고 취소</>
  );
}

/** What comes back under each condition, to which tender; the return fee said where one is taken. */
export function PromiseRows({ rows }: { rows: readonly PromiseRow[] }) {
  return (
    <dl className="grid gap-2.5 text-sm">
      {rows.map((row) => (
        <div key={row.condition} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4">
          <dt>
            <When row={row} />
          </dt>
          <dd className="font-semibold">
            <Won amount={row.total} />
          </dd>
          {row.parts.length > 1 && (
            <dd className="col-span-2 flex flex-wrap gap-x-3 text-xs text-ink-2">
              {row.parts.map((part) => (
                <span key={part.label} className="whitespace-nowrap">
                  {part.label} <Won amount={part.amount} />
                </span>
              ))}
            </dd>
          )}
          {row.keptBack > 0 && (
            <dd className="col-span-2 text-xs text-ink-2">
              받은 캐시백을 이미 썼다면 최대 <Won amount={row.keptBack} />
              까지 빼고 돌려드려요
            </dd>
          )}
          {row.fee > 0 && (
            <dd className="col-span-2 text-xs text-ink-2">
              반품 배송비 <Won amount={row.fee} />을 뺀 금액 · 상품에 문제가 있으면 빼지 않아요
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

/** 환불 약속: said before paying, kept with the order. */
export function RefundPromise({ promise }: { promise: PromiseView }) {
  return (
    <div className="grid gap-4">
      {promise.groups.map((group) => (
        <section key={group.key}>
          {group.name && <h3 className="mb-1.5 text-sm font-bold">{group.name}</h3>}
          <PromiseRows rows={group.rows} />
        </section>
      ))}
      <p className="text-xs text-ink-2">
        주문할 때 이 약속을 함께 저장해요. 실제 환불은 이 금액과 같거나 더 많고, 낸 수단 그대로 돌아와요.
      </p>
    </div>
  );
}

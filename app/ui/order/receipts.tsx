import type { OrderPageView } from '#app/http/order-view.server.ts';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';

const KIND = { income_deduction: '소득공제용', business: '지출증빙용', voluntary: '자진발급' } as const;
const PART = { external: '계좌 결제', wallet: '온통대전 충전금' } as const;
const STATE = { requested: '발급 중', issued: '발급 완료', failed: '발급하지 못함' } as const;

/** 현금영수증: one for each part paid like cash, less what came back. */
export function Receipts({ receipts }: { receipts: OrderPageView['receipts'] }) {
  return (
    <Panel title="현금영수증">
      <ul className="grid gap-2 text-sm">
        {receipts.map((receipt) => (
          <li key={receipt.part} className="flex flex-wrap justify-between gap-2">
            <span>
              {PART[receipt.part]} · {KIND[receipt.kind]}
              <span className="text-ink-2"> · {STATE[receipt.state]}</span>
            </span>
            <span className="font-semibold">
              <Won amount={receipt.amount - receipt.reduced} />
              {receipt.receiptUrl && (
                <a href={receipt.receiptUrl} className="ml-2 underline" rel="noreferrer" target="_blank">
                  보기
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

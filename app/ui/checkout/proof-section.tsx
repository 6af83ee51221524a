import type { ProofView } from '#app/http/proof-view.ts';
import { Won } from '../money.tsx';
import { BenefitProof } from '../order/benefit-proof.tsx';
import { Panel } from '../page.tsx';

/** 혜택 증명서 before paying: closed, with its sum on the outside. */
export function ProofSection({ proof }: { proof: ProofView }) {
  return (
    <Panel title="혜택 증명서">
      <details className="group/proof">
        <summary className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 text-sm">
          <span>
            이 주문의 혜택{' '}
            <strong className="text-teal-700">
              <Won amount={proof.benefitTotal} />
            </strong>
          </span>
          <span className="font-semibold underline">
            <span className="group-open/proof:hidden">어떻게 계산했는지 보기</span>
            <span className="hidden group-open/proof:inline">접기</span>
          </span>
        </summary>
        <div className="mt-3">
          <BenefitProof proof={proof} />
        </div>
      </details>
    </Panel>
  );
}

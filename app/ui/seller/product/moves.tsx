import { Form } from '@remix-run/react';
import type { OwnProduct } from '#app/catalog/index.server.ts';
import type { ProductState } from '#app/catalog/index.ts';
import type { FormProblem } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import type { ProductMove } from '#app/http/product-desk-form.ts';
import { LinkButton } from '../../button.tsx';
import { Notice } from '../../feedback.tsx';
import { FormAlert } from '../../field.tsx';
import { Panel } from '../../page.tsx';
import { SubmitButton } from '../../submit-button.tsx';
import { Instant } from '../../when.tsx';
import { ProductStateBadge } from '../product-state.tsx';

const MEANS: Record<ProductState, string> = {
  draft: '아직 손님에게 보이지 않아요. 검수를 요청하면 운영자가 살펴봅니다.',
  review: '운영자가 상품 정보와 사진을 살펴보고 있어요. 승인하면 바로 판매를 시작합니다.',
  on_sale: '손님이 지금 살 수 있는 상품이에요.',
  stopped: '검색과 목록에서 내렸어요. 산 분은 상품 페이지를 계속 볼 수 있어요.',
};

type Act = { intent: ProductMove; text: string; means: string; look: 'primary' | 'outline' | 'danger' };
const ACTS: Record<ProductState, readonly Act[]> = {
  draft: [
    {
      intent: 'review',
      text: '검수 요청',
      means: '운영자가 상품 정보, 고시, 사진을 확인해요. 승인하면 바로 판매를 시작해요.',
      look: 'primary',
    },
  ],
  review: [
    {
      intent: 'withdraw',
      text: '검수 요청 거두기',
      means: '임시저장으로 돌아와요. 고친 뒤 다시 요청할 수 있어요.',
      look: 'outline',
    },
  ],
  on_sale: [
    {
      intent: 'stop',
      text: '판매 중지',
      means:
        '새 주문을 받지 않고 검색과 목록에서 사라져요. 이미 받은 주문은 그대로 보내야 해요. 쉬는 동안은 판 날로 치지 않아서, 다시 판 지 20일이 지나야 취소선 정가를 보일 수 있어요.',
      look: 'danger',
    },
  ],
  stopped: [
    {
      intent: 'resume',
      text: '다시 판매',
      means: '지금 정보와 판매가로 바로 다시 팔아요.',
      look: 'primary',
    },
    {
      intent: 'review',
      text: '검수 요청',
      means: '내용을 많이 고쳤다면 운영자에게 먼저 보일 수 있어요. 승인하면 판매를 시작해요.',
      look: 'outline',
    },
  ],
};

/** Where a product stands, what its seller may do about it and what that means; why the desk gave it back. */
export function ProductMoves({
  product,
  problem,
}: {
  product: Pick<OwnProduct, 'id' | 'state' | 'soldOut' | 'returned'>;
  problem: FormProblem | undefined;
}) {
  const { id, state, soldOut, returned } = product;
  const isShown = state === 'on_sale' || state === 'stopped';
  return (
    <Panel title="판매 상태">
      <div className="grid gap-4">
        <FormAlert problem={problem} />
        {returned && (
          <Notice tone="warning" title="운영자가 돌려보냈어요">
            <p className="whitespace-pre-line">{returned.reason}</p>
            <p className="mt-1 text-xs text-ink-2">
              <Instant at={returned.at} />
            </p>
          </Notice>
        )}
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <ProductStateBadge state={state} soldOut={soldOut} />
          <span>{state === 'on_sale' && soldOut ? '모든 옵션의 재고가 없어요.' : MEANS[state]}</span>
        </div>
        <Form method="post">
          <ul className="grid gap-3">
            {ACTS[state].map(({ intent, text, means, look }) => (
              <li key={intent} className="flex flex-wrap items-center gap-x-4 gap-y-2">
                <SubmitButton name="intent" value={intent} look={look} className="shrink-0">
                  {text}
                </SubmitButton>
                <p className="min-w-56 flex-1 text-sm text-ink-2">{means}</p>
              </li>
            ))}
          </ul>
        </Form>
        {isShown && (
          <div>
            <LinkButton to={paths.product(id)} look="quiet" size="small">
              손님이 보는 페이지
            </LinkButton>
          </div>
        )}
      </div>
    </Panel>
  );
}

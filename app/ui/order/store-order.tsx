import { Form, Link } from '@remix-run/react';
import type { OrderPageView } from '#app/http/order-view.server.ts';
import { paths } from '#app/http/paths.ts';
import { LINE_STATE_LABEL } from '#app/orders/index.ts';
import { Button, LinkButton } from '../button.tsx';
import { Badge } from '../feedback.tsx';
import { Facts } from '../lists.tsx';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import { Picture } from '../picture.tsx';
import { SellerFacts } from '../store-parts.tsx';
import { Day } from '../when.tsx';

type Store = OrderPageView['stores'][number];

/** One store's part of an order: what was bought, its shipping, who sold it. */
export function StoreOrder({
  store,
  number,
  cancellable,
  confirmable,
  reviews,
}: {
  store: Store;
  number: string;
  cancellable: boolean;
  /** Ids of lines whose purchase may be confirmed now. */
  confirmable: readonly string[];
  /** Ids of lines that may be reviewed, and where. */
  reviews: { lineIds: readonly string[]; to: string };
}) {
  const waiting =
    store.dispatchBy && store.lines.some((line) => line.state === 'paid' && line.lineType === 'item');
  return (
    <Panel title={store.name}>
      {waiting && store.dispatchBy && (
        <p className="-mt-2 mb-2 text-sm text-ink-2">
          <Day day={store.dispatchBy} />
          까지 보내 드려요
        </p>
      )}
      <ul className="divide-y divide-line">
        {store.lines.map((line) => (
          <li key={line.id} className="py-3 first:pt-0">
            {line.lineType === 'item' ? <Item line={line} /> : <Shipping line={line} />}
            {confirmable.includes(line.id) && <Confirm line={line} />}
            {reviews.lineIds.includes(line.id) && (
              <LinkButton to={reviews.to} look="quiet" size="small" className="mt-2">
                리뷰 쓰기<span className="sr-only"> {line.snapshot.name}</span>
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
      {cancellable && (
        <LinkButton to={paths.orderCancel(number, store.id)} look="quiet" size="small" className="mt-2">
          이 상점 주문 취소하기
        </LinkButton>
      )}
      <details className="mt-1 text-xs not-open:-mb-3">
        <summary className="inline-flex min-h-11 items-center text-ink-2 underline underline-offset-2">
          판매자 정보와 환불 조건
        </summary>
        <SellerFacts seller={store.seller} />
        <Facts
          facts={[
            ...store.lines
              .filter((line) => line.lineType === 'item')
              .map((line) => ({
                label: line.snapshot.name,
                value: line.snapshot.withdrawalException ?? line.snapshot.refundTerms,
              })),
          ]}
        />
      </details>
    </Panel>
  );
}

function Item({ line }: { line: Store['lines'][number] }) {
  const { snapshot } = line;
  const name = snapshot.origin ? `${snapshot.name} · ${snapshot.origin}` : snapshot.name;
  return (
    <div className="grid grid-cols-[4.5rem_1fr] gap-3">
      <div className="self-start overflow-hidden rounded-card">
        {snapshot.imageId && <Picture imageId={snapshot.imageId} alt="" sizes="4.5rem" />}
      </div>
      <div className="text-sm">
        <Badge tone={line.state === 'cancelled' ? 'plain' : 'teal'}>{LINE_STATE_LABEL[line.state]}</Badge>
        <p className="mt-1">
          {line.productId ? (
            <Link to={paths.product(line.productId)} className="hover:underline">
              {name}
            </Link>
          ) : (
            name
          )}
        </p>
        <p className="text-xs text-ink-2">
          {snapshot.optionName && `${snapshot.optionName} · `}
          {line.quantity}개{line.refundedQuantity > 0 && ` (취소 ${line.refundedQuantity}개)`}
        </p>
        <Parts parts={line.parts} />
        <p className="font-heavy">
          <Won amount={line.amount} />
        </p>
      </div>
    </div>
  );
}

/** What one of a bundle was made of when it was bought. */
function Parts({ parts }: { parts: Store['lines'][number]['parts'] }) {
  if (parts.length === 0) return null;
  return (
    <ul
      aria-label="묶음 구성 (1개 기준)"
      className="my-1 grid gap-0.5 border-l-2 border-line pl-2.5 text-xs text-ink-2"
    >
      {parts.map((part) => (
        <li key={`${part.productId}/${part.optionName}`}>
          <Link to={paths.product(part.productId)} className="hover:underline">
            {part.name}
          </Link>
          {part.optionName && ` ${part.optionName}`} {part.quantity}개
        </li>
      ))}
    </ul>
  );
}

/** 구매 확정: what it brings is said beside the button. */
function Confirm({ line }: { line: Store['lines'][number] }) {
  const points = line.pointsEarned - line.refundedPointsEarned;
  return (
    <Form method="post" className="mt-3 grid gap-2 rounded-card bg-ground-2 p-3.5 text-xs">
      <p>
        잘 받으셨나요? 확정하면{' '}
        {line.rewardToCome > 0 && (
          <>
            캐시백{' '}
            <strong className="text-teal-700">
              <Won amount={line.rewardToCome} />
            </strong>
            {points > 0 && '과 '}
          </>
        )}
        {points > 0 && (
          <>
            적립금{' '}
            <strong>
              <Won amount={points} />
            </strong>
          </>
        )}
        {line.rewardToCome + points > 0 && '이 바로 들어오고, '}판매자에게 대금을 보내요. 확정한 뒤에도 받은
        날부터 7일 안에는 반품할 수 있어요.
      </p>
      <Button name="lineId" value={line.id} look="outline" size="small" className="justify-self-start">
        구매 확정
      </Button>
    </Form>
  );
}

function Shipping({ line }: { line: Store['lines'][number] }) {
  return (
    <p className="flex justify-between text-sm">
      <span className="text-ink-2">배송비{line.state === 'cancelled' && ' (환불됨)'}</span>
      <Won amount={line.amount} />
    </p>
  );
}

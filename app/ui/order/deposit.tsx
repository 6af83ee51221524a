import { Form } from '@remix-run/react';
import type { OrderPageView } from '#app/http/order-view.server.ts';
import { paths } from '#app/http/paths.ts';
import { Button } from '../button.tsx';
import { CopyButton } from '../copy-button.tsx';
import { Notice } from '../feedback.tsx';
import { Facts } from '../lists.tsx';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import { TimeLeft } from '../payment/time-left.tsx';
import { Instant } from '../when.tsx';

type External = NonNullable<OrderPageView['external']>;

/** 입금 안내: where, how much and until when; the bank takes exactly this amount. */
export function DepositGuide({
  external,
  deposit,
  now,
}: {
  external: External;
  deposit: NonNullable<External['deposit']>;
  now: Date;
}) {
  return (
    <Panel title={deposit.withdrawn ? '입금이 취소되었어요' : '입금을 기다리고 있어요'}>
      <div className="grid gap-4">
        {deposit.withdrawn && (
          <Notice tone="warning" title="은행에서 입금을 되돌렸어요">
            기한까지 다시 입금해 주세요. 입금되지 않으면 주문이 취소돼요.
          </Notice>
        )}
        <p className="text-sm">
          <TimeLeft until={deposit.dueAt} now={now} /> · <Instant at={deposit.dueAt} />
          까지 아래 계좌로 <strong>똑같은 금액</strong>을 입금해 주세요. 다른 금액은 은행에서 받지 않아요.
        </p>
        <Facts
          facts={[
            { label: '은행', value: deposit.bank },
            {
              label: '계좌번호',
              value: (
                <span className="flex flex-wrap items-center justify-between gap-x-3">
                  <strong>{deposit.accountNumber}</strong>
                  <CopyButton text={deposit.accountNumber} what="계좌번호" />
                </span>
              ),
            },
            { label: '예금주', value: deposit.holder || '온통대전몰' },
            { label: '입금할 금액', value: <Won amount={external.amount} className="font-bold" /> },
          ]}
        />
        {deposit.closing ? (
          <p className="text-sm text-ink-2">입금 계좌를 닫고 있어요. 곧 주문이 취소돼요.</p>
        ) : (
          !deposit.withdrawn && (
            <Form method="post" action={paths.paymentFail(external.tossOrderId)}>
              <Button name="intent" value="give-up" look="quiet" wide>
                주문 취소하기
              </Button>
            </Form>
          )
        )}
      </div>
    </Panel>
  );
}

import { Form } from '@remix-run/react';
import { paths } from '#app/http/paths.ts';
import type { GiftState } from '#app/wallet/index.ts';
import { Badge } from '../feedback.tsx';
import { Won } from '../money.tsx';
import { SubmitButton } from '../submit-button.tsx';
import { Instant } from '../when.tsx';

export type Gift = {
  id: string;
  direction: 'sent' | 'received';
  person: string;
  amount: number;
  message: string;
  state: GiftState;
  sentAt: Date | string;
  acceptBy: Date | string;
  settledAt: Date | string | null;
};

const STATE: Record<Gift['direction'], Record<GiftState, string>> = {
  sent: {
    sent: '받기를 기다려요',
    accepted: '받았어요',
    declined: '거절해서 돌아왔어요',
    cancelled: '취소했어요',
    lapsed: '기한이 지나 돌아왔어요',
  },
  received: {
    sent: '아직 받지 않았어요',
    accepted: '받았어요',
    declined: '거절했어요',
    cancelled: '보낸 분이 취소했어요',
    lapsed: '기한이 지났어요',
  },
};

/** Gifts with their state; those that wait have their buttons. */
export function GiftList({ gifts }: { gifts: readonly Gift[] }) {
  return (
    <ul className="grid gap-3">
      {gifts.map((gift) => (
        <li key={gift.id} className="rounded-card border border-line bg-white p-4 text-sm">
          <div className="flex flex-wrap items-start justify-between gap-2">
            <p className="font-bold">
              {gift.person} 님{gift.direction === 'sent' ? '에게' : '이 보낸'}{' '}
              <Won amount={gift.amount} className="text-teal-700" />
            </p>
            <Badge tone={gift.state === 'sent' ? 'warm' : gift.state === 'accepted' ? 'teal' : 'plain'}>
              {STATE[gift.direction][gift.state]}
            </Badge>
          </div>
          {gift.message && (
            <p className="mt-2 whitespace-pre-line break-words rounded-control bg-ground-2 p-3">
              {gift.message}
            </p>
          )}
          <p className="mt-2 text-xs text-ink-2">
            <Instant at={gift.sentAt} /> 보냄
            {gift.settledAt && (
              <>
                {' · '}
                <Instant at={gift.settledAt} /> 마침
              </>
            )}
          </p>
          {gift.state === 'sent' && <Answer gift={gift} />}
        </li>
      ))}
    </ul>
  );
}

function Answer({ gift }: { gift: Gift }) {
  return (
    <Form method="post" action={paths.walletGifts({ show: gift.direction })} className="mt-3 grid gap-2">
      <input type="hidden" name="giftId" value={gift.id} />
      <p className="text-xs">
        <Instant at={gift.acceptBy} />
        까지{' '}
        {gift.direction === 'sent' ? '받지 않으면 돌아와요.' : '받을 수 있어요. 지나면 보낸 분에게 돌아가요.'}
      </p>
      <div className="flex flex-wrap gap-2">
        {gift.direction === 'received' ? (
          <>
            <SubmitButton name="intent" value="accept" look="wallet" size="small">
              받기
            </SubmitButton>
            <SubmitButton name="intent" value="decline" look="quiet" size="small">
              거절하기
            </SubmitButton>
          </>
        ) : (
          <SubmitButton name="intent" value="cancel" look="quiet" size="small">
            선물 취소
          </SubmitButton>
        )}
      </div>
    </Form>
  );
}

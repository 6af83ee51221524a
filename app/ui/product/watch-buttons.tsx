import { Form } from '@remix-run/react';
import { Bell, BellRing } from 'lucide-react';
import type { KstDay } from '#app/core/kst.ts';
import { paths } from '#app/http/paths.ts';
import { SubmitButton } from '../submit-button.tsx';
import { Day } from '../when.tsx';

type Watched = { productId: string; on: boolean };

/** A notice to switch on or off, as a form of its own. */
function WatchForm({
  watch,
  subject,
  on,
  back,
  offText,
  onText,
}: {
  watch: 'price' | 'restock';
  subject: { name: 'productId' | 'variantId'; id: string };
  on: boolean;
  back: string;
  offText: string;
  onText: string;
}) {
  const Icon = on ? BellRing : Bell;
  return (
    <Form method="post" action={paths.wishes()} preventScrollReset>
      <input type="hidden" name={subject.name} value={subject.id} />
      <input type="hidden" name="back" value={back} />
      <SubmitButton name="intent" value={`${on ? 'unwatch' : 'watch'}-${watch}`} look="quiet" size="small">
        <Icon aria-hidden className="size-4" />
        {on ? onText : offText}
      </SubmitButton>
    </Form>
  );
}

/** 가격 인하 알림. */
export function PriceWatch({ productId, on }: Watched) {
  return (
    <WatchForm
      watch="price"
      subject={{ name: 'productId', id: productId }}
      on={on}
      back={paths.product(productId)}
      offText="가격이 내리면 알림 받기"
      onText="가격 인하 알림 켜짐"
    />
  );
}

export type SoldOutOption = { id: string; optionName: string; restockOn: KstDay | null };

/** What is sold out, when it comes back, and a way to be told. */
export function SoldOutOptions({
  productId,
  options,
  watched,
  today,
}: {
  productId: string;
  options: readonly SoldOutOption[];
  watched: readonly string[];
  today: KstDay;
}) {
  if (options.length === 0) return null;
  return (
    <section className="rounded-card bg-ground-2 px-4 pb-2 pt-4">
      <h2 className="text-sm font-bold">
        품절된 {options.some(({ optionName }) => optionName) ? '옵션' : '상품'}
      </h2>
      <ul className="divide-y divide-line">
        {options.map((option) => (
          <li key={option.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 py-2.5">
            <div className="min-w-0 text-sm">
              {option.optionName && <p className="font-semibold">{option.optionName}</p>}
              <p className="text-xs text-ink-2">
                {option.restockOn && option.restockOn >= today ? (
                  <>
                    <Day day={option.restockOn} /> 다시 들어올 예정
                  </>
                ) : (
                  '다시 들어오는 날은 아직 몰라요'
                )}
              </p>
            </div>
            <WatchForm
              watch="restock"
              subject={{ name: 'variantId', id: option.id }}
              on={watched.includes(option.id)}
              back={paths.product(productId)}
              offText="재입고 알림 받기"
              onText="재입고 알림 켜짐"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

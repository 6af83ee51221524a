import { Form } from '@remix-run/react';
import type { OwnOption } from '#app/catalog/index.server.ts';
import { formatNumber } from '#app/core/krw.ts';
import type { FormProblem } from '#app/http/forms.server.ts';
import { Badge } from '../../feedback.tsx';
import { Field, FormAlert } from '../../field.tsx';
import { Won } from '../../money.tsx';
import { Panel } from '../../page.tsx';
import { SubmitButton } from '../../submit-button.tsx';

type Problem = FormProblem | undefined;

export const optionLabel = ({ optionName }: { optionName: string }): string => optionName || '기본 상품';

const plain = (typed: string): string => typed.replaceAll(',', '');

/** What was typed and not what was only shown: beside a number that moved meanwhile, the new one is shown. */
function typedOr(problem: Problem, row: string, field: string, now: number): string {
  const typed = problem?.values[`${row}.${field}`];
  return typed !== undefined && plain(typed) !== problem?.values[`${row}.seen`] ? typed : formatNumber(now);
}

/** How many of each option can be sold now. A bundle's options are counted through their parts. */
export function StockForm({
  options,
  countId,
  problem,
}: {
  options: readonly OwnOption[];
  countId: string;
  problem: Problem;
}) {
  if (options.every(({ held }) => held === null))
    return (
      <Panel title="재고">
        <p className="text-sm text-ink-2">
          묶음 상품은 구성 상품의 재고로 팔려요. 구성 상품의 재고를 고치면 함께 바뀝니다.
        </p>
        <ul className="mt-3 grid gap-1 text-sm">
          {options.map((option) => (
            <li key={option.id}>
              {optionLabel(option)} <strong>{formatNumber(option.stock)}개</strong>
            </li>
          ))}
        </ul>
      </Panel>
    );
  return (
    <Panel title="재고">
      <Form method="post" className="grid gap-4" noValidate>
        <FormAlert problem={problem} />
        <input type="hidden" name="countId" value={countId} />
        <p className="text-sm text-ink-2">
          지금 팔 수 있는 수량이에요. 결제를 기다리는 주문에 잡힌 수량은 빼고 세어 주세요.
        </p>
        <div className="grid gap-3 sm:grid-cols-2">
          {options.map((option, at) => {
            const row = `counts.${at}`;
            return (
              <div key={option.id}>
                <input type="hidden" name={`${row}.sku`} value={option.sku} />
                <input type="hidden" name={`${row}.seen`} value={option.stock} />
                <Field
                  label={`${optionLabel(option)} 재고`}
                  name={`${row}.onHand`}
                  inputMode="numeric"
                  required
                  suffix="개"
                  defaultValue={typedOr(problem, row, 'onHand', option.stock)}
                  error={problem?.fields[`${row}.onHand`]}
                  hint={heldText(option)}
                />
              </div>
            );
          })}
        </div>
        <div>
          <SubmitButton name="intent" value="stock">
            재고 저장
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

const heldText = ({ held, active }: OwnOption): string | undefined => {
  if (!active) return '팔지 않는 옵션이에요.';
  return held ? `결제를 기다리는 주문에 ${formatNumber(held)}개` : undefined;
};

/** What each option costs from now on. While a sale runs, the price it goes back to. */
export function PriceForm({ options, problem }: { options: readonly OwnOption[]; problem: Problem }) {
  const onSale = options.some(({ regularPrice }) => regularPrice !== null);
  return (
    <Panel title="판매가">
      <Form method="post" className="grid gap-4" noValidate>
        <FormAlert problem={problem} />
        <p className="text-sm text-ink-2">
          {onSale
            ? '할인 중이에요. 여기서 고친 값은 할인이 끝나면 돌아갈 판매가예요.'
            : '저장하면 바로 이 값에 팔아요. 장바구니에 담아 둔 분에게는 주문할 때 바뀐 값을 보여 드려요.'}
        </p>
        <div className="grid gap-3 sm:grid-cols-2">
          {options.map((option, at) => {
            const row = `prices.${at}`;
            const now = option.regularPrice ?? option.price;
            return (
              <div key={option.id}>
                <input type="hidden" name={`${row}.sku`} value={option.sku} />
                <input type="hidden" name={`${row}.seen`} value={now} />
                <Field
                  label={`${optionLabel(option)} 판매가`}
                  name={`${row}.price`}
                  inputMode="numeric"
                  required
                  suffix="원"
                  defaultValue={typedOr(problem, row, 'price', now)}
                  error={problem?.fields[`${row}.price`]}
                  hint={
                    option.regularPrice !== null && (
                      <>
                        지금 할인가 <Won amount={option.price} />
                      </>
                    )
                  }
                />
              </div>
            );
          })}
        </div>
        <div>
          <SubmitButton name="intent" value="prices">
            판매가 저장
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

/** What is charged, what is struck through, and what could be beside a sale that began now: decision 010 in figures. */
export function ListPriceRule({ options }: { options: readonly OwnOption[] }) {
  return (
    <Panel title="취소선 정가는 이렇게 정해져요">
      <ul className="grid list-disc gap-1.5 pl-5 text-sm">
        <li>
          취소선을 그은 정가는 <strong>지금 값이 시작되기 전 20일 동안 실제로 받은 가장 낮은 값</strong>을
          넘지 않아요.
        </li>
        <li>20일을 쉬지 않고 판 적이 없으면 할인해도 정가와 할인율이 보이지 않아요.</li>
        <li>
          잠깐 올렸다 내린 값, 엑셀에만 적은 정가는 보이지 않아요. 손님이 속지 않게 하는 법의 기준이에요.
        </li>
      </ul>
      <ul className="mt-4 grid gap-x-6 border-t border-line text-sm sm:grid-cols-2">
        {options
          .filter(({ active }) => active)
          .map((option) => (
            <li key={option.id} className="grid content-start gap-1 border-b border-line py-3">
              <p className="flex flex-wrap items-center gap-2 font-semibold">
                {optionLabel(option)}
                {option.regularPrice !== null && <Badge tone="warm">할인 중</Badge>}
              </p>
              <p>
                지금 <Won amount={option.price} className="font-bold" />
                {option.listPrice > option.price ? (
                  <>
                    {' · 보이는 정가 '}
                    <s>
                      <Won amount={option.listPrice} />
                    </s>
                  </>
                ) : (
                  <span className="text-ink-2"> · 보이는 정가 없음</span>
                )}
              </p>
              <p className="text-xs text-ink-2">
                <Strikable option={option} />
              </p>
            </li>
          ))}
      </ul>
    </Panel>
  );
}

function Strikable({ option: { regularPrice, strikable } }: { option: OwnOption }) {
  if (regularPrice !== null)
    return (
      <>
        할인이 끝나면 <Won amount={regularPrice} />
        으로 돌아가요.
      </>
    );
  if (strikable === null) return <>지금 할인을 시작하면: 20일을 채워 팔지 않아 정가가 보이지 않아요.</>;
  return (
    <>
      지금 할인을 시작하면: 정가 <Won amount={strikable} />
      까지 보일 수 있어요.
    </>
  );
}

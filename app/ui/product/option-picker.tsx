import { useEffect, useId, useState } from 'react';
import { axesOf, chooseOn, combinationOf } from '#app/catalog/index.ts';
import type { Krw } from '#app/core/krw.ts';
import { RadioCards } from '../choice.tsx';
import { classNames } from '../class-names.ts';
import { Won } from '../money.tsx';
import type { Option } from './buy-form.tsx';

const isLong = (options: readonly Option[]): boolean =>
  options.length > 6 || options.some(({ optionName }) => optionName.length > 14);

/** What an option costs more or less than the cheapest. */
function Difference({ price, basePrice }: { price: Krw; basePrice: Krw }) {
  if (price === basePrice) return null;
  return (
    <>
      {price > basePrice && '+'}
      <Won amount={price - basePrice} />
    </>
  );
}

/** All options as one list: short ones side by side, long ones under each other. */
export function OptionList({
  options,
  basePrice,
  onChoose,
}: {
  options: readonly Option[];
  basePrice: Krw;
  onChoose?: (id: string) => void;
}) {
  const long = isLong(options);
  return (
    <RadioCards
      legend="옵션 선택"
      name="variantId"
      columns={long ? 'stack' : 'flow'}
      {...(onChoose && { onChoose })}
      choices={options.map((option) => ({
        value: option.id,
        label: option.optionName,
        unavailable: option.stock === 0 && '품절',
        detail: option.price !== basePrice && (
          <span className={long ? 'shrink-0' : 'ml-2'}>
            <Difference price={option.price} basePrice={basePrice} />
          </span>
        ),
      }))}
    />
  );
}

/** One axis after the other; without scripts the list of all combinations stands in its place. */
export function AxisPicker({
  axes,
  options,
  basePrice,
  onChoose,
}: {
  axes: readonly string[];
  options: readonly Option[];
  basePrice: Krw;
  onChoose: (id: string | undefined) => void;
}) {
  const id = useId();
  const [chosen, setChosen] = useState<(string | null)[]>(() => axes.map(() => null));
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const found = combinationOf(options, chosen);
  const choose = (axis: number, value: string) => {
    const next = chooseOn(options, chosen, axis, value);
    setChosen(next);
    onChoose(combinationOf(options, next)?.id);
  };
  return (
    <>
      <div className="with-scripts grid gap-4">
        {axesOf(axes, options, chosen).map(({ name, values }, axis) => (
          <fieldset key={name}>
            <legend className="mb-2 text-base font-bold">
              {name}
              {chosen[axis] && <span className="ml-2 text-sm font-medium text-ink-2">{chosen[axis]}</span>}
            </legend>
            <div className="flex flex-wrap gap-2">
              {values.map(({ value, state }) => (
                <label
                  key={value}
                  className={classNames(
                    'relative flex min-h-12 max-w-full items-center rounded-control border px-4 py-2 text-sm font-semibold',
                    'has-checked:border-warm-600 has-checked:bg-warm-50 has-checked:ring-1 has-checked:ring-warm-600',
                    'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-warm-600',
                    state === 'available' ? 'border-edge bg-white' : 'border-line bg-ground-2 text-ink-2',
                  )}
                >
                  <input
                    type="radio"
                    name={`${id}-${axis}`}
                    value={value}
                    checked={chosen[axis] === value}
                    disabled={state === 'missing'}
                    required={scripted}
                    onChange={() => choose(axis, value)}
                    className="absolute inset-0 size-full cursor-inherit opacity-0"
                  />
                  <span className={state === 'missing' ? 'line-through' : undefined}>{value}</span>
                  {state === 'sold-out' && <span className="ml-2 text-2xs font-bold">품절</span>}
                  {state === 'missing' && <span className="ml-2 text-2xs font-bold">없는 조합</span>}
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        <p aria-live="polite" className="min-h-6 text-sm text-ink-2">
          {found ? (
            <>
              {found.optionName}
              {found.stock === 0 && ' · 품절'}
              {found.price !== basePrice && ' · '}
              <Difference price={found.price} basePrice={basePrice} />
            </>
          ) : (
            '옵션을 모두 골라 주세요'
          )}
        </p>
        {scripted && found && <input type="hidden" name="variantId" value={found.id} />}
      </div>
      {!scripted && (
        <div className="without-scripts">
          <OptionList options={options} basePrice={basePrice} />
        </div>
      )}
    </>
  );
}

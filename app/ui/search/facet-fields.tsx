import { formatNumber } from '#app/core/krw.ts';
import type { FacetOption, FacetView } from '#app/http/result-view.ts';
import { Kept } from '../kept-markup.tsx';

/** How many values of a facet are shown before the rest is folded away. */
const OPEN = 6;

type FacetFieldsProps = { facet: FacetView; atLeast: boolean };

/** One facet as a group of boxes, each with the number of products behind it. */
export function FacetFields(props: FacetFieldsProps) {
  return (
    <Kept as="fieldset" className="border-t border-line py-4" facts={['facet-fields', props]}>
      <FieldsInside {...props} />
    </Kept>
  );
}

function FieldsInside({ facet, atLeast }: FacetFieldsProps) {
  const shown = facet.options.slice(0, OPEN);
  const folded = facet.options.slice(OPEN);
  const draw = (option: FacetOption) => (
    <FacetBox key={`${option.name}=${option.value}`} option={option} only={facet.only} atLeast={atLeast} />
  );
  return (
    <>
      <legend className="float-left mb-1 w-full text-sm font-bold">{facet.label}</legend>
      <div className="clear-both">
        {facet.only && (
          <FacetBox
            option={{
              name: facet.options[0]?.name ?? '',
              value: '',
              label: '전체',
              n: -1,
              chosen: !facet.options.some(({ chosen }) => chosen),
            }}
            only
            atLeast={false}
          />
        )}
        {shown.map(draw)}
        {folded.length > 0 && (
          <details open={folded.some(({ chosen }) => chosen) || undefined} className="group">
            <summary className="inline-flex min-h-11 items-center text-sm text-ink-2 underline underline-offset-2 group-open:hidden lg:min-h-9">
              {folded.length}개 더 보기
            </summary>
            {folded.map(draw)}
          </details>
        )}
      </div>
    </>
  );
}

function FacetBox({ option, only, atLeast }: { option: FacetOption; only: boolean; atLeast: boolean }) {
  return (
    <label className="flex min-h-11 items-center gap-2.5 text-sm lg:min-h-9">
      <input
        type={only ? 'radio' : 'checkbox'}
        name={option.name}
        value={option.value}
        defaultChecked={option.chosen}
        className="size-5 shrink-0 accent-warm-600 lg:size-4.5"
      />
      <span className="min-w-0">{option.label}</span>
      {option.n >= 0 && (
        <span className="ml-auto shrink-0 text-xs text-ink-2">
          {formatNumber(option.n)}
          {atLeast && '+'}
          <span className="sr-only">개</span>
        </span>
      )}
    </label>
  );
}

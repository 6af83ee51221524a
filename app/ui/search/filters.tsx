import { Form, Link, useSubmit } from '@remix-run/react';
import { SlidersHorizontal, X } from 'lucide-react';
import { type FormEvent, useId } from 'react';
import { formatNumber } from '#app/core/krw.ts';
import type { ResultView } from '#app/http/result-page.server.ts';
import { Button } from '../button.tsx';
import { FacetFields } from './facet-fields.tsx';

type Filters = Pick<
  ResultView,
  'path' | 'fixed' | 'facets' | 'price' | 'sort' | 'chips' | 'cleared' | 'total' | 'totalIsExact'
>;

/** Fields left empty are not said in the URL. */
function withoutEmpty(form: HTMLFormElement): FormData {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value === '') data.delete(name);
  return data;
}

/** The boxes, a price range and what the form must carry along; the key makes them fresh when the choice changed. */
function FilterForm({ view, live, children }: { view: Filters; live: boolean; children: React.ReactNode }) {
  const submit = useSubmit();
  const send = (form: HTMLFormElement) =>
    submit(withoutEmpty(form), { method: 'get', action: view.path, preventScrollReset: true });
  return (
    <Form
      method="get"
      action={view.path}
      aria-label="검색 조건"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        send(event.currentTarget);
      }}
      onChange={(event: FormEvent<HTMLFormElement>) => {
        const { target } = event;
        if (live && target instanceof HTMLInputElement && target.type !== 'text') send(event.currentTarget);
      }}
    >
      {view.fixed.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {view.sort !== 'recommended' && <input type="hidden" name="sort" value={view.sort} />}
      {view.facets.map((facet) => (
        <FacetFields key={facet.label} facet={facet} atLeast={!view.totalIsExact} />
      ))}
      <PriceRange price={view.price} />
      {children}
    </Form>
  );
}

function PriceRange({ price }: { price: Filters['price'] }) {
  const id = useId();
  const box =
    'min-h-11 w-full min-w-0 rounded-control border border-edge bg-white px-2.5 text-sm placeholder:text-ink-3';
  return (
    <fieldset className="border-t border-line py-4">
      <legend className="float-left mb-2 w-full text-sm font-bold">가격 직접 입력</legend>
      <div className="clear-both flex items-center gap-2">
        <label htmlFor={`${id}-from`} className="sr-only">
          얼마부터(원)
        </label>
        <input
          id={`${id}-from`}
          name="from"
          inputMode="numeric"
          placeholder="최소"
          defaultValue={price.from ?? ''}
          className={box}
        />
        <span aria-hidden>~</span>
        <label htmlFor={`${id}-to`} className="sr-only">
          얼마까지(원)
        </label>
        <input
          id={`${id}-to`}
          name="to"
          inputMode="numeric"
          placeholder="최대"
          defaultValue={price.to ?? ''}
          className={box}
        />
      </div>
    </fieldset>
  );
}

/** Changes whenever another choice is in force, so that the boxes show what the URL says. */
const choiceKey = (view: Filters): string => `${view.cleared} ${view.chips.map(({ label }) => label).join()}`;

/** Beside the list on wide screens: a box takes effect as it is ticked. */
export function FilterRail({ view }: { view: Filters }) {
  return (
    <div className="hidden lg:block">
      <FilterForm key={choiceKey(view)} view={view} live>
        <Button look="quiet" size="small" wide>
          적용하기
        </Button>
      </FilterForm>
    </div>
  );
}

/** On phones a sheet over the list: a disclosure, so it opens without scripts too. */
export function FilterSheet({ view }: { view: Filters }) {
  const key = choiceKey(view);
  return (
    <details key={key} className="group lg:hidden">
      <summary className="inline-flex min-h-11 items-center gap-1.5 rounded-full border border-edge bg-white px-4 text-sm font-semibold">
        <SlidersHorizontal aria-hidden className="size-4" />
        필터
        {view.chips.length > 0 && <span className="text-warm-700">{view.chips.length}</span>}
        {/* Part of the summary, so that a touch beside the sheet closes it without scripts too. */}
        <span aria-hidden className="fixed inset-0 z-40 hidden bg-ink/45 group-open:block" />
      </summary>
      <div className="fixed inset-x-0 bottom-0 z-50 max-h-[82dvh] overflow-y-auto overscroll-contain rounded-t-panel bg-white px-4 [&_fieldset:first-of-type]:border-t-0">
        <div className="sticky top-0 z-10 -mx-4 flex min-h-14 items-center justify-between border-b border-line bg-white px-4">
          <h2 className="text-md font-heavy">필터</h2>
          <button
            type="button"
            className="scripting-only grid size-11 place-items-center"
            aria-label="필터 닫기"
            onClick={(event) => {
              const sheet = event.currentTarget.closest('details');
              sheet?.removeAttribute('open');
              sheet?.querySelector('summary')?.focus();
            }}
          >
            <X aria-hidden className="size-5" />
          </button>
        </div>
        <FilterForm view={view} live={false}>
          <div className="sticky bottom-0 -mx-4 flex gap-2 border-t border-line bg-white px-4 py-3">
            <Link
              to={view.cleared}
              className="inline-flex min-h-12 shrink-0 items-center whitespace-nowrap rounded-control border border-edge px-4 text-sm font-bold"
            >
              초기화
            </Link>
            <Button wide>적용하기</Button>
          </div>
        </FilterForm>
      </div>
    </details>
  );
}

/** What is in force, each with the way to be rid of it. */
export function FilterChips({ view }: { view: Filters }) {
  if (view.chips.length === 0) return null;
  return (
    <ul aria-label="적용한 조건" className="flex flex-wrap gap-2">
      {view.chips.map((chip) => (
        <li key={chip.to}>
          <Link
            to={chip.to}
            preventScrollReset
            className="inline-flex min-h-11 items-center gap-1 rounded-full border border-warm-600 bg-warm-50 pl-3.5 pr-2.5 text-sm font-semibold text-warm-700 lg:min-h-9"
          >
            {chip.label}
            <X aria-hidden className="size-4" />
            <span className="sr-only">빼기</span>
          </Link>
        </li>
      ))}
      {view.chips.length > 1 && (
        <li>
          <Link
            to={view.cleared}
            preventScrollReset
            className="inline-flex min-h-11 items-center px-2 text-sm text-ink-2 underline underline-offset-2 lg:min-h-9"
          >
            모두 빼기
          </Link>
        </li>
      )}
    </ul>
  );
}

/** `1,234개`, `10,000개 이상`. */
export const totalText = ({ total, totalIsExact }: Pick<Filters, 'total' | 'totalIsExact'>): string =>
  totalIsExact ? `${formatNumber(total)}개` : `${formatNumber(total)}개 이상`;

import { useFetchers, useLocation, useSubmit } from '@remix-run/react';
import { createContext, type FormEvent, type ReactNode, useContext } from 'react';
import { paths } from '#app/http/paths.ts';
import { classNames } from './class-names.ts';
import { SymbolIcon } from './symbols.tsx';

const FORM = 'wishes';

/** What hearts were pressed and not yet answered, as `wish:<id>` and `unwish:<id>`. */
const Pressed = createContext('');

const pressedIn = (fields: FormData): [intent: 'wish' | 'unwish', productId: string] | null => {
  for (const intent of ['wish', 'unwish'] as const) {
    const productId = fields.get(intent);
    if (typeof productId === 'string') return [intent, productId];
  }
  return null;
};

/**
 * The one form of all hearts beneath, so that hearts work without scripts and a page of sixty carries no sixty forms;
 * with scripts each heart changes at once and the page stays.
 */
export function Wishes({ children }: { children: ReactNode }) {
  const submit = useSubmit();
  const { pathname, search } = useLocation();
  const pressed = useFetchers()
    .map(({ formAction, formData }) =>
      formAction === paths.wishes() && formData ? pressedIn(formData) : null,
    )
    .map((heart) => heart?.join(':'))
    .filter(Boolean)
    .join(' ');
  const send = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const fields = new FormData(event.currentTarget, submitter);
    const productId = pressedIn(fields)?.[1];
    if (!productId) return;
    event.preventDefault();
    fields.set('quiet', '1');
    submit(fields, {
      method: 'post',
      action: paths.wishes(),
      navigate: false,
      fetcherKey: `heart ${productId}`,
    });
  };
  return (
    <Pressed.Provider value={pressed}>
      {children}
      <form id={FORM} method="post" action={paths.wishes()} onSubmit={send}>
        <input type="hidden" name="back" value={`${pathname}${search}`} />
      </form>
    </Pressed.Provider>
  );
}

const PLACES = { bottom: 'bottom-1', 'above-sold-out': 'bottom-9' } as const;

/** 찜: a heart, belonging to the form of all hearts. */
export function WishButton({
  productId,
  name,
  wished,
  onPicture,
}: {
  productId: string;
  name: string;
  wished: boolean;
  /** On cards: a small heart over the picture, in its corner. */
  onPicture?: 'bottom' | 'above-sold-out';
}) {
  const pressed = useContext(Pressed).split(' ');
  const on = pressed.includes(`wish:${productId}`) || (wished && !pressed.includes(`unwish:${productId}`));
  return (
    <button
      type="submit"
      form={FORM}
      name={on ? 'unwish' : 'wish'}
      value={productId}
      aria-pressed={on}
      aria-label={`${name} ${on ? '찜 취소' : '찜하기'}`}
      className={
        onPicture
          ? `absolute right-1 z-10 grid size-11 place-items-center rounded-full ${PLACES[onPicture]}`
          : 'grid size-13.5 shrink-0 place-items-center rounded-control border border-edge bg-white'
      }
    >
      <span className={classNames('grid place-items-center', onPicture && 'size-8 rounded-full bg-white/90')}>
        <SymbolIcon
          name="heart"
          className={classNames(onPicture ? 'size-4.5' : 'size-6', on ? 'fill-red text-red' : 'text-ink-2')}
        />
      </span>
    </button>
  );
}

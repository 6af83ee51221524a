import { Form, useLocation, useNavigate } from '@remix-run/react';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { paths } from '#app/http/paths.ts';
import type { Suggestions } from '#app/search/index.server.ts';
import { classNames } from '../class-names.ts';
import { RecentPanel } from './recent-panel.tsx';
import { addRecent } from './recent-searches.ts';

type Option = { to: string; text: string; hint: string | null };

const optionsOf = ({ terms, categories, stores }: Suggestions): Option[] => [
  ...categories.map(({ name, slug }) => ({ to: paths.category(slug), text: name, hint: '카테고리' })),
  ...stores.map(({ name, slug }) => ({ to: paths.store(slug), text: name, hint: '상점' })),
  ...terms.map((term) => ({ to: paths.search({ q: term }), text: term, hint: null })),
];

const PAUSE_MS = 120;

/** What may be meant by what is typed so far; old answers never replace newer ones. */
function useSuggestions(text: string, wanted: boolean): Option[] {
  const [options, setOptions] = useState<Option[]>([]);
  useEffect(() => {
    if (!wanted || text.trim() === '') {
      setOptions([]);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      fetch(paths.searchSuggestions(text), { signal: stop.signal })
        .then((answer) => (answer.ok ? (answer.json() as Promise<Suggestions>) : null))
        .then((found) => found && setOptions(optionsOf(found)))
        .catch(() => undefined);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, wanted]);
  return options;
}

/** The mall's search box: a plain form that suggests while somebody types, when scripts run. */
export function SearchBox() {
  const { pathname, search, key } = useLocation();
  const asked = pathname === paths.search() ? (new URLSearchParams(search).get('q') ?? '') : '';
  return <Box key={`${key} ${asked}`} asked={asked} />;
}

function Box({ asked }: { asked: string }) {
  const id = useId();
  const navigate = useNavigate();
  const frame = useRef<HTMLFormElement>(null);
  const [text, setText] = useState(asked);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const options = useSuggestions(text, open);
  const chosen = options[at];
  const listed = open && options.length > 0;
  const close = () => {
    setOpen(false);
    setAt(-1);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // The Enter and arrows of somebody still composing a syllable belong to the keyboard.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      // Browsers empty a search field with it; the first press only closes what is proposed.
      if (listed) event.preventDefault();
      close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const places = options.length + 1;
      setAt((now) => ((now + 1 + step + places) % places) - 1);
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      if (chosen.hint === null) addRecent(chosen.text);
      navigate(chosen.to);
    }
  };
  return (
    <Form
      ref={frame}
      method="get"
      action={paths.search()}
      role="search"
      className="relative w-full"
      onSubmit={() => addRecent(text.trim())}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <label htmlFor={id} className="sr-only">
        상품, 상점 검색
      </label>
      <Search aria-hidden className="pointer-events-none absolute left-4 top-1/2 size-5 -translate-y-1/2" />
      <input
        id={id}
        type="search"
        name="q"
        value={text}
        autoComplete="off"
        enterKeyHint="search"
        maxLength={60}
        placeholder="상품, 상점, 초성으로 찾아보세요"
        role="combobox"
        aria-expanded={listed}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={listed && chosen ? `${id}-${at}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setAt(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
        className="search-field min-h-12 w-full rounded-full border border-ink bg-white pl-11.5 pr-4 text-base placeholder:text-ink-3 focus-visible:border-warm-600 focus-visible:outline-2 focus-visible:outline-offset-0"
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="추천 검색어"
        hidden={!listed}
        className="absolute inset-x-0 top-full z-40 mt-2 max-h-[60dvh] overflow-y-auto rounded-panel border border-line bg-white py-2 shadow-float"
      >
        {options.map((option, place) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field's own keys choose an option
          <div
            key={option.to}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === at}
            className={classNames(
              'flex min-h-11 cursor-pointer items-center gap-2 px-4 text-base',
              place === at ? 'bg-warm-50' : 'hover:bg-ground-2',
            )}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              if (option.hint === null) addRecent(option.text);
              navigate(option.to);
            }}
          >
            {option.text}
            {option.hint && <span className="ml-auto text-xs text-ink-2">{option.hint}</span>}
          </div>
        ))}
      </div>
      {open && text.trim() === '' && <RecentPanel />}
    </Form>
  );
}

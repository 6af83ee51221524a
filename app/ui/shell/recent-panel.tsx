import { Link } from '@remix-run/react';
import { X } from 'lucide-react';
import { useState } from 'react';
import { paths } from '#app/http/paths.ts';
import { forgetRecent, isKeepingRecent, keepRecent, readRecent, removeRecent } from './recent-searches.ts';

/** 최근 검색어: this browser's own, each removable, and a switch for keeping any. */
export function RecentPanel() {
  const [recent, setRecent] = useState(readRecent);
  const [keeping, setKeeping] = useState(isKeepingRecent);
  const quiet = 'inline-flex min-h-11 items-center px-2 text-xs text-ink-2 hover:text-ink';
  return (
    <section
      aria-label="최근 검색어"
      className="absolute inset-x-0 top-full z-40 mt-2 rounded-panel border border-line bg-white px-4 py-2 shadow-float"
    >
      <div className="flex items-center">
        <h2 className="text-sm font-bold">최근 검색어</h2>
        <div className="ml-auto -mr-2">
          {recent.length > 0 && (
            <button type="button" className={quiet} onClick={() => setRecent(forgetRecent())}>
              모두 지우기
            </button>
          )}
          <button
            type="button"
            className={quiet}
            aria-pressed={keeping}
            onClick={() => {
              setRecent(keepRecent(!keeping));
              setKeeping(!keeping);
            }}
          >
            {keeping ? '저장 끄기' : '저장 켜기'}
          </button>
        </div>
      </div>
      {recent.length === 0 && (
        <p className="pb-3 text-sm text-ink-2">
          {keeping ? '찾아본 말이 여기 남아요. 이 기기에만 저장해요.' : '검색어를 저장하지 않고 있어요.'}
        </p>
      )}
      <ul>
        {recent.map((text) => (
          <li key={text} className="flex items-center">
            <Link
              to={paths.search({ q: text })}
              className="flex min-h-11 min-w-0 flex-1 items-center truncate"
            >
              {text}
            </Link>
            <button
              type="button"
              aria-label={`'${text}' 지우기`}
              className="grid size-11 shrink-0 place-items-center text-ink-2 hover:text-ink"
              onClick={() => setRecent(removeRecent(text))}
            >
              <X aria-hidden className="size-4" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

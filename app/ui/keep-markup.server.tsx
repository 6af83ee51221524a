import { LRUCache } from 'lru-cache';
import { renderToString } from 'react-dom/server';
import { type MarkupKeeper, OffPage } from './kept-markup.tsx';

const MOST_CHARACTERS = 12 * 1024 * 1024;

/** The key says all that is shown, so what is kept is never out of date; what was not asked for longest goes first. */
export function createMarkupKeeper(mostCharacters = MOST_CHARACTERS): MarkupKeeper {
  const kept = new LRUCache<string, string>({
    maxSize: mostCharacters,
    sizeCalculation: (markup, key) => markup.length + key.length + 1,
  });
  return (key, element) => {
    const found = kept.get(key);
    if (found !== undefined) return found;
    const markup = renderToString(<OffPage.Provider value={true}>{element}</OffPage.Provider>);
    kept.set(key, markup);
    return markup;
  };
}

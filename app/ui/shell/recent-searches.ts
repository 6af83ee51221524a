const KEY = 'recent-searches';
const OFF = 'recent-searches-off';
const MOST = 10;

/** Kept in this browser alone; none when the browser keeps nothing. */
export function readRecent(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((item) => typeof item === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function isKeepingRecent(): boolean {
  try {
    return localStorage.getItem(OFF) === null;
  } catch {
    return false;
  }
}

function write(recent: readonly string[]): string[] {
  try {
    localStorage.setItem(KEY, JSON.stringify(recent));
  } catch {
    return [];
  }
  return [...recent];
}

export const addRecent = (text: string): string[] =>
  isKeepingRecent() && text !== ''
    ? write([text, ...readRecent().filter((item) => item !== text)].slice(0, MOST))
    : readRecent();
export const removeRecent = (text: string): string[] => write(readRecent().filter((item) => item !== text));
export const forgetRecent = (): string[] => write([]);

/** Switched off, what was kept is forgotten too. */
export function keepRecent(keep: boolean): string[] {
  try {
    if (keep) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
  } catch {
    return [];
  }
  return keep ? readRecent() : forgetRecent();
}

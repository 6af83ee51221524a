/** A page of a list read by key: ask for the next with `next`, absent on the last page. */
export type Page<Row> = { rows: Row[]; next: string | null };

/** The key of the last row seen, as opaque text for a URL. */
export function encodeCursor(key: readonly (string | number)[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(key));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** Null for anything we did not write ourselves: the list then starts from the top. */
export function decodeCursor(text: string | null, length: number): (string | number)[] | null {
  if (!text || text.length > 400) return null;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    const key: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (!Array.isArray(key) || key.length !== length) return null;
    return key.every(isPart) ? key : null;
  } catch {
    return null;
  }
}

/** Text with a NUL is none that a database kept. */
const isPart = (part: unknown): part is string | number =>
  typeof part === 'number' || (typeof part === 'string' && !part.includes('\0'));

const LAST_MS = Date.UTC(9999, 11, 31);

/** The moment a part of a cursor names in milliseconds; null when it is none that a row can have. */
export function instantOf(part: unknown): Date | null {
  const isMoment = typeof part === 'number' && Number.isInteger(part) && part >= 0 && part <= LAST_MS;
  return isMoment ? new Date(part) : null;
}

/** Cuts rows read with `limit + 1` to a page. */
export function toPage<Row>(
  rows: Row[],
  limit: number,
  key: (row: Row) => readonly (string | number)[],
): Page<Row> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? encodeCursor(key(last)) : null };
}

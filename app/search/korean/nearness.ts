/** How many letters must be added, dropped, changed or swapped with their neighbour to make one word of the other. */
export function lettersApart(a: string, b: string): number {
  const width = b.length + 1;
  let before: number[] = [];
  let last = Array.from({ length: width }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j < width; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[width - 1] ?? 0;
}

export type KnownTerm = { term: string; letters: string; n: number };

/** A typing error is a letter in a short word and up to a third of a long one. */
const allowed = (letters: string): number => Math.min(4, Math.max(1, Math.floor(letters.length / 3)));

/** The known term a mistyped word most likely meant: the nearest, of those the most frequent; null when none is near. */
export function nearestTerm(
  letters: string,
  terms: readonly KnownTerm[],
  most = allowed(letters),
): KnownTerm | null {
  const near = terms
    .map((term) => ({ term, apart: lettersApart(letters, term.letters) }))
    .filter(({ apart }) => apart > 0 && apart <= most)
    .sort((a, b) => a.apart - b.apart || b.term.n - a.term.n || (a.term.term < b.term.term ? -1 : 1));
  return near[0]?.term ?? null;
}

const SHORTEST = 2;

/** Every part of a word that could be a word itself. */
export function partsOf(word: string): string[] {
  const letters = Array.from(word);
  const parts = new Set<string>();
  for (let from = 0; from <= letters.length - SHORTEST; from++)
    for (let to = from + SHORTEST; to <= letters.length; to++) parts.add(letters.slice(from, to).join(''));
  parts.delete(word);
  return [...parts];
}

/** `중앙시장사과` → `중앙시장`, `사과`: the fewest known words that make up the whole; null when none do. */
export function splitWord(word: string, isKnown: (part: string) => boolean): string[] | null {
  const letters = Array.from(word);
  const best: (string[] | null)[] = [[]];
  for (let to = 1; to <= letters.length; to++) {
    best[to] = null;
    for (let from = 0; from <= to - SHORTEST; from++) {
      const before = best[from];
      const part = letters.slice(from, to).join('');
      if (!before || !isKnown(part) || part === word) continue;
      const shown = best[to];
      if (!shown || before.length + 1 < shown.length) best[to] = [...before, part];
    }
  }
  return best[letters.length] ?? null;
}

const MOST_ENDINGS = 3;

/** `소보루빵` → `소보루`·`빵`, `소보`·`루빵`: how a word may end in one of its own, the shortest end first. */
export function endingsOf(word: string): [before: string, end: string][] {
  const letters = Array.from(word);
  const most = Math.min(MOST_ENDINGS, letters.length - SHORTEST);
  return Array.from({ length: Math.max(0, most) }, (_, at) => [
    letters.slice(0, letters.length - at - 1).join(''),
    letters.slice(letters.length - at - 1).join(''),
  ]);
}

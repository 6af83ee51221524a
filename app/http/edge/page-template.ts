/** A finished page with holes where one visitor's single-use words stood. */
export type PageTemplate = { pieces: readonly Buffer[]; holes: readonly number[]; bytes: number };

/** Cuts a page at every place where one of the words stands. */
export function cutPage(page: Buffer, words: readonly string[]): PageTemplate {
  const needles = words.map((word) => Buffer.from(word));
  const pieces: Buffer[] = [];
  const holes: number[] = [];
  let from = 0;
  for (;;) {
    const next = needles
      .map((needle, hole) => ({ at: page.indexOf(needle, from), hole, length: needle.length }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0];
    if (!next) break;
    pieces.push(page.subarray(from, next.at));
    holes.push(next.hole);
    from = next.at + next.length;
  }
  pieces.push(page.subarray(from));
  return { pieces, holes, bytes: page.length };
}

/** The page for another visitor: the same with that visitor's words in the holes. */
export function fillPage({ pieces, holes }: PageTemplate, words: readonly string[]): Buffer {
  const filled = words.map((word) => Buffer.from(word));
  return Buffer.concat(
    pieces.flatMap((piece, at) => {
      const word = filled[holes[at] ?? -1];
      return word ? [piece, word] : [piece];
    }),
  );
}

import { listCategories } from '#app/catalog/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { correctWord, knownWords } from './embedded/terms.server.ts';
import type { Meant, SearchAnswer, SearchAsked, TextIndex, Wanted } from './engine.ts';
import { countFacets } from './facet-bits.ts';
import { otherLayout } from './korean/layout.ts';
import { asInitials } from './korean/letters.ts';
import { stripParticles, withoutParticle } from './korean/particles.ts';
import { wordsOf } from './korean/plain.ts';
import { endingsOf, partsOf, splitWord } from './korean/spacing.ts';

const MAX_WORDS = 8;
const LONGEST_TO_SPLIT = 16;

const NOTHING: SearchAnswer = {
  ids: [],
  total: 0,
  totalIsExact: true,
  facets: countFacets([], {}).counts,
  categories: [],
  next: null,
  meant: null,
};

type Try = { words: readonly string[]; meant: Meant['by'] | null };

/**
 * Products for what somebody typed. What was typed is tried first; only when it has no hits, what was meant: the other
 * keyboard layout, words without their particles or run together, and last the known words nearest to it.
 */
export async function searchBy(index: TextIndex, ctx: Ctx, asked: SearchAsked): Promise<SearchAnswer> {
  const words = wordsOf(asked.text).slice(0, MAX_WORDS);
  if (words.length === 0) return NOTHING;
  const tree = await listCategories(ctx);
  const initials = asInitials(words.join(' '));
  const typed: Wanted = initials ? { by: 'initials', words: initials.split(' ') } : { by: 'letters', words };
  const exact = await index.find(ctx, typed, asked, tree);
  if (exact.matched || asked.asTyped || initials) return { ...exact, meant: null };
  for await (const { words: tried, meant } of otherTries(ctx, asked.text, words)) {
    const found = await index.find(ctx, { by: 'letters', words: tried }, asked, tree);
    if (found.matched) return { ...found, meant: meant && { text: tried.join(' '), by: meant } };
  }
  if (index.forgives) {
    const near = await index.find(ctx, { by: 'near', words }, asked, tree);
    if (near.matched) return { ...near, meant: null };
  }
  return { ...exact, meant: null };
}

/** The cheap and certain ones first. */
async function* otherTries(ctx: Ctx, raw: string, words: readonly string[]): AsyncGenerator<Try> {
  const other = wordsOf(otherLayout(raw) ?? '');
  if (other.length > 0) yield { words: other, meant: 'layout' };
  const parts = words.filter((word) => word.length <= LONGEST_TO_SPLIT).flatMap(partsOf);
  const known = await knownWords(ctx, [...words, ...words.flatMap(withoutParticle), ...parts]);
  const isKnown = (word: string) => known.has(word);
  const bare = stripParticles(words, isKnown);
  if (bare) yield { words: bare, meant: 'particles' };
  const slip = await correctWords(ctx, words, isKnown, 1);
  if (slip) yield { words: slip, meant: 'correction' };
  const split = words.flatMap((word) => (isKnown(word) ? [word] : (splitWord(word, isKnown) ?? [word])));
  if (split.length > words.length) yield { words: split, meant: null };
  for (const mistyped of [bare ?? words, other]) {
    const corrected = await correctWords(ctx, mistyped, isKnown);
    if (corrected) yield { words: corrected, meant: 'correction' };
  }
  if (words.length > 1) {
    const corrected = await correctWord(ctx, words.join(''));
    if (corrected) yield { words: [corrected], meant: 'correction' };
  }
  const ended = await correctBeforeEnds(ctx, words, isKnown);
  if (ended) yield { words: ended, meant: 'correction' };
}

/** 소보루빵: what kind of thing it is stands at the end, and the word before it has a slip of one letter. */
async function correctBeforeEnds(
  ctx: Ctx,
  words: readonly string[],
  isKnown: (word: string) => boolean,
): Promise<string[] | null> {
  const corrected: string[] = [];
  for (const word of words) {
    const meant = isKnown(word) ? [word] : await correctBeforeEnd(ctx, word);
    if (!meant) return null;
    corrected.push(...meant);
  }
  return corrected.length > words.length ? corrected : null;
}

async function correctBeforeEnd(ctx: Ctx, word: string): Promise<string[] | null> {
  const endings = endingsOf(word);
  const known = await knownWords(
    ctx,
    endings.map(([, end]) => end),
  );
  for (const [before, end] of endings.filter(([, end]) => known.has(end))) {
    const near = await correctWord(ctx, before, 1);
    if (near) return [near, end];
  }
  return null;
}

/** Each unknown word as the known one nearest to it; null when one of them has none. */
async function correctWords(
  ctx: Ctx,
  words: readonly string[],
  isKnown: (word: string) => boolean,
  most?: number,
): Promise<string[] | null> {
  if (words.length === 0) return null;
  const corrected: string[] = [];
  for (const word of words) {
    const near = isKnown(word) ? word : await correctWord(ctx, word, most);
    if (!near) return null;
    corrected.push(near);
  }
  return corrected.join(' ') === words.join(' ') ? null : corrected;
}

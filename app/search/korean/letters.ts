import { disassemble } from 'es-hangul';

const LEADS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const SYLLABLES_PER_LEAD = 588;

/** The key of each letter on a two-set keyboard; what needs the shift is its key twice. */
const KEYS: Record<string, string> = {
  ㄱ: 'r',
  ㄲ: 'rr',
  ㄴ: 's',
  ㄷ: 'e',
  ㄸ: 'ee',
  ㄹ: 'f',
  ㅁ: 'a',
  ㅂ: 'q',
  ㅃ: 'qq',
  ㅅ: 't',
  ㅆ: 'tt',
  ㅇ: 'd',
  ㅈ: 'w',
  ㅉ: 'ww',
  ㅊ: 'c',
  ㅋ: 'z',
  ㅌ: 'x',
  ㅍ: 'v',
  ㅎ: 'g',
  ㅏ: 'k',
  ㅐ: 'o',
  ㅑ: 'i',
  ㅒ: 'oo',
  ㅓ: 'j',
  ㅔ: 'p',
  ㅕ: 'u',
  ㅖ: 'pp',
  ㅗ: 'h',
  ㅛ: 'y',
  ㅜ: 'n',
  ㅠ: 'b',
  ㅡ: 'm',
  ㅣ: 'l',
};
const LATIN = /[a-z]/;

/**
 * The keys a word is typed with, so that a word typed half-way is contained in the whole. ASCII only: a database of any
 * locale knows that these are letters. What is not Hangul keeps apart from it by a digit before each sign.
 */
export const lettersOf = (word: string): string =>
  Array.from(disassemble(word), (letter) => {
    if (letter === ' ') return letter;
    return KEYS[letter] ?? `${LATIN.test(letter) ? 0 : 1}${letter}`;
  }).join('');

/** `튀김 소보로` → `ㅌㄱ ㅅㅂㄹ`; what is no Hangul has no initial consonant. */
export const initialsOf = (text: string): string =>
  Array.from(text, initialOf).join('').replace(/ +/g, ' ').trim();

function initialOf(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (letter === ' ' || LEADS.includes(letter)) return letter;
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return '';
  return LEADS[Math.floor((code - FIRST_SYLLABLE) / SYLLABLES_PER_LEAD)] ?? '';
}

const PAIRS: Record<string, string> = {
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
};
const ONLY_INITIALS = new RegExp(`^[${LEADS} ]+$`);

/** The text as initial consonants when it is nothing else: keyboards join ㄱㅅ to ㄳ. */
export function asInitials(text: string): string | null {
  const apart = Array.from(text, (letter) => PAIRS[letter] ?? letter).join('');
  return ONLY_INITIALS.test(apart) && apart.trim() !== '' ? apart.trim() : null;
}

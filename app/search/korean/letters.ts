import { disassemble } from 'es-hangul';

const LEADS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const SYLLABLES_PER_LEAD = 588;

/** The letters a word is typed with, so that a word typed half-way is contained in the whole. */
export const lettersOf = (word: string): string => disassemble(word);

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

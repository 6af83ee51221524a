/** Leading consonants, vowels and final consonants as Unicode's conjoining jamo order them, written as single letters. */
const LEADS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const TAILS = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

/** A jamo left alone after normalising, as the letter a keyboard types. */
function asLetter(jamo: string): string {
  const code = jamo.charCodeAt(0);
  if (code < 0x1161) return LEADS[code - 0x1100] ?? '';
  if (code < 0x11a8) return VOWELS[code - 0x1161] ?? '';
  return TAILS[code - 0x11a8] ?? '';
}

/** Letters typed one by one: the compatibility form would make syllables of them. */
const TYPED_LETTERS = /([\u3131-\u318e]+)/;

/** Hangul in any normal form, full-width letters, ㎏ and ㈜ as one form; letters typed alone stay alone. */
const oneForm = (text: string): string =>
  text
    .normalize('NFC')
    .split(TYPED_LETTERS)
    .map((part, at) => (at % 2 === 1 ? part : part.normalize('NFKC')))
    .join('')
    .replace(/[\u1100-\u11ff]/g, asLetter);

const MAX_LENGTH = 200;
/** A comma in a number, and a point that stands in none. */
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/g;
const LONE_POINT = /(?<!\d)\.|\.(?!\d)/g;
const NO_LETTER = /[^\p{L}\p{N}.]+/gu;

/** Text as it is indexed and asked for: one form, lower case, words with one space between, units the same everywhere. */
export function plain(text: string): string {
  const words = oneForm(text.slice(0, MAX_LENGTH))
    .toLowerCase()
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(THOUSANDS, '')
    .replace(LONE_POINT, ' ')
    .replace(NO_LETTER, ' ')
    .trim();
  return sameUnits(words);
}

const UNITS: Record<string, string> = {
  킬로그램: 'kg',
  킬로: 'kg',
  키로: 'kg',
  kg: 'kg',
  그램: 'g',
  그람: 'g',
  g: 'g',
  밀리리터: 'ml',
  미리: 'ml',
  ml: 'ml',
  cc: 'ml',
  리터: 'l',
  l: 'l',
};
const AMOUNT = new RegExp(
  `(?<![\\d.])(\\d+(?:\\.\\d+)?) ?(${Object.keys(UNITS).join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
);

/** `1,000 그램`, `1000g` and `1킬로` are all `1kg`. */
const sameUnits = (text: string): string =>
  text.replace(AMOUNT, (_all, digits: string, word: string) => {
    const unit = UNITS[word] ?? word;
    const amount = Number(digits);
    const larger = unit === 'g' ? 'kg' : 'l';
    const inLarger = (unit === 'g' || unit === 'ml') && amount >= 1000 && amount % 100 === 0;
    return inLarger ? `${amount / 1000}${larger}` : `${amount}${unit}`;
  });

/** The words of plain text. */
export const wordsOf = (text: string): string[] => plain(text).split(' ').filter(Boolean);

/** Words run together: `튀김 소보로` is sought and found as `튀김소보로`. */
export const joined = (text: string): string => plain(text).replaceAll(' ', '');

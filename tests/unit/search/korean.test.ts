import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexText, termsOf } from '#app/search/korean/index-text.ts';
import { otherLayout } from '#app/search/korean/layout.ts';
import { asInitials, initialsOf, lettersOf } from '#app/search/korean/letters.ts';
import { lettersApart, nearestTerm } from '#app/search/korean/nearness.ts';
import { stripParticles } from '#app/search/korean/particles.ts';
import { joined, plain, wordsOf } from '#app/search/korean/plain.ts';
import { endingsOf, partsOf, splitWord } from '#app/search/korean/spacing.ts';
import { aliasesOf, SYNONYMS } from '#app/search/korean/synonyms.ts';

const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code));
const hangul = fc.array(syllable, { minLength: 1, maxLength: 8 }).map((letters) => letters.join(''));

test('Hangul in any normal form is the same text', () => {
  fc.assert(
    fc.property(hangul, (word) => {
      for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const)
        expect(plain(word.normalize(form))).toBe(plain(word));
    }),
  );
});

test('making text plain twice is once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      expect(plain(plain(text))).toBe(plain(text));
    }),
  );
});

test.each([
  ['ㅅㅅㄷ', 'ㅅㅅㄷ'],
  ['튀ㄱ', '튀ㄱ'],
  ['ｓｓ１', 'ss1'],
  ['㎏당', 'kg당'],
  ['사과 3 킬로', '사과 3kg'],
  ['사과 3KG', '사과 3kg'],
  ['쌀 1,000 그램', '쌀 1kg'],
  ['쌀 1500g', '쌀 1.5kg'],
  ['우유 500밀리리터', '우유 500ml'],
  ['물 1.5리터', '물 1.5l'],
  ['밀가루(국산)·500그램!', '밀가루 국산 500g'],
  ['3.5.', '3.5'],
  ['  과일\u200b  ', '과일'],
])('%s is %s', (typed, wanted) => {
  expect(plain(typed)).toBe(wanted);
});

test('a word typed half-way is in the letters of the whole', () => {
  fc.assert(
    fc.property(hangul, hangul, (begin, end) => {
      expect(lettersOf(begin + end).startsWith(lettersOf(begin))).toBe(true);
    }),
  );
  expect(lettersOf('튀김').startsWith(lettersOf('튀ㄱ'))).toBe(true);
  expect(lettersOf('사과 3kg')).toBe('tkrhk 130k0g');
  expect(lettersOf('까치')).toBe('rrkcl');
});

test('initial consonants: one a syllable, none for what is no Hangul', () => {
  fc.assert(
    fc.property(hangul, (word) => {
      expect(initialsOf(word)).toHaveLength(word.length);
    }),
  );
  expect(initialsOf('튀김 소보로 3kg')).toBe('ㅌㄱ ㅅㅂㄹ');
  expect(asInitials('ㄳㄷ')).toBe('ㄱㅅㄷ');
  expect(asInitials('ㄱ 나')).toBeNull();
  expect(asInitials('ㅏ')).toBeNull();
});

test.each([
  ['tjdtlaekd', '성심당'],
  ['TJDTLAEKD', '성심당'],
  ['rhrnak', '고구마'],
  ['Qkd', '빵'],
  ['ㅊㅇ', 'cd'],
  ['ㅗㅐㅜㅛ', 'hony'],
  ['apple', null],
  ['사과!', null],
  ['3kg', null],
])('typed on the other keyboard: %s means %s', (typed, meant) => {
  expect(otherLayout(typed)).toBe(meant);
});

test('a particle is taken off only when a known word is left', () => {
  const known = (word: string) => ['사과', '고구마', '나무'].includes(word);
  expect(stripParticles(['사과를'], known)).toEqual(['사과']);
  expect(stripParticles(['고구마에서는', '사과가'], known)).toEqual(['고구마', '사과']);
  expect(stripParticles(['나무'], known)).toBeNull();
  expect(stripParticles(['은행은'], known)).toBeNull();
});

test('words run together come apart at known words, the fewest', () => {
  const known = (word: string) => ['중앙', '시장', '중앙시장', '사과'].includes(word);
  expect(splitWord('중앙시장사과', known)).toEqual(['중앙시장', '사과']);
  expect(splitWord('중앙시장배', known)).toBeNull();
  expect(splitWord('사과', known)).toBeNull();
  expect(partsOf('중앙시장')).toContain('앙시');
});

test('a word may end in one of its own, of which at least two syllables stand before', () => {
  expect(endingsOf('소보루빵')).toEqual([
    ['소보루', '빵'],
    ['소보', '루빵'],
  ]);
  expect(endingsOf('삼겹쌀두루치기').map(([, end]) => end)).toEqual(['기', '치기', '루치기']);
  expect(endingsOf('사과')).toEqual([]);
});

test('how far words are apart is a distance', () => {
  const word = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(lettersApart(a, b)).toBe(lettersApart(b, a));
      expect(lettersApart(a, b) === 0).toBe(a === b);
      expect(lettersApart(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      expect(lettersApart(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
  expect(lettersApart('abcd', 'abdc')).toBe(1);
});

test('the nearest known word is meant, of equally near ones the more frequent', () => {
  const terms = ['사과', '사자', '성심당'].map((term, at) => ({ term, letters: lettersOf(term), n: at + 1 }));
  expect(nearestTerm(lettersOf('성심단'), terms)?.term).toBe('성심당');
  expect(nearestTerm(lettersOf('사가'), terms)?.term).toBe('사자');
  expect(nearestTerm(lettersOf('컴퓨터'), terms)).toBeNull();
});

test('synonyms: every word belongs to its set both ways', () => {
  expect(SYNONYMS.length).toBeGreaterThanOrEqual(60);
  for (const set of SYNONYMS)
    for (const word of set) {
      expect(plain(word), word).toBe(word);
      expect(set.length).toBeGreaterThan(1);
    }
  expect(aliasesOf('달걀말이')).toContain('계란말이');
  expect(aliasesOf('계란')).toContain('달걀');
  expect(aliasesOf('컴퓨터')).toEqual([]);
});

test('the index columns hold each word, the words run together and what else they are called', () => {
  const text = indexText({
    name: '달걀말이 두툼한 한 줄',
    named: ['첫차반찬', '역전시장'],
    around: ['동구'],
  });
  expect(text.letters).toContain(lettersOf('두툼한'));
  expect(text.letters).toContain(lettersOf(joined('달걀말이두툼한한줄')));
  expect(text.letters).toContain(lettersOf('계란말이두툼한'));
  expect(text.letters).toContain(lettersOf('역전시장'));
  expect(text.initials).toContain(` ${lettersOf('ㄷㄱㅁㅇ')} `);
  expect(termsOf(text)).toEqual(expect.arrayContaining(['달걀말이', '계란말이', '첫차반찬']));
  expect(termsOf(text)).not.toContain('줄');
  expect(wordsOf(text.aliases)).toContain('계란말이');
});

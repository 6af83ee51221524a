import { z } from 'zod';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { PASSWORD_LEAST } from './words.ts';

const MOST = 128;
const lettersOf = (text: string): number => Array.from(text.normalize('NFC')).length;

const written = (sentence: string) => z.string({ error: sentence }).min(1, sentence);

/** Length only: no composition rules, no rotation. */
export const Password = written('비밀번호를 입력해 주세요.')
  .refine((typed) => lettersOf(typed) >= PASSWORD_LEAST, `비밀번호는 ${PASSWORD_LEAST}자 이상이어야 합니다.`)
  .refine((typed) => lettersOf(typed) <= MOST, `비밀번호는 ${MOST}자까지 쓸 수 있습니다.`);

/** A password given to be compared: any length that is not an attack on the hash. */
export const givenPassword = (sentence: string) => written(sentence).max(MOST * 4, '비밀번호가 너무 깁니다.');

export type PasswordVerdict =
  | { kind: 'fine' }
  | { kind: 'refused'; because: 'common' | 'mall-name' | 'own-email' | 'own-name' };

const MALL_WORDS = ['ontong', '온통대전', '대전몰', 'daejeonmall', 'dhsxhdeowjs'];
/** Shorter parts of a mail address would refuse passwords by accident. */
const EMAIL_PART_LEAST = 4;
const NAME_LEAST = 2;

/** Refuses what attackers try first: passwords many people use, and words anyone could know of this person. */
export function decidePassword(password: string, person: { email: string; name: string }): PasswordVerdict {
  const typed = fold(password);
  const says = (word: string, least: number) => lettersOf(word) >= least && typed.includes(fold(word));
  if (isCommon(typed)) return { kind: 'refused', because: 'common' };
  if (MALL_WORDS.some((word) => says(word, 1))) return { kind: 'refused', because: 'mall-name' };
  if (says(person.email.split('@')[0] ?? '', EMAIL_PART_LEAST))
    return { kind: 'refused', because: 'own-email' };
  if (says(person.name.replace(/\s/g, ''), NAME_LEAST)) return { kind: 'refused', because: 'own-name' };
  return { kind: 'fine' };
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase();

/** On the list, or one to four characters over and over. */
const isCommon = (typed: string): boolean => COMMON_PASSWORDS.has(typed) || /^(.{1,4})\1+$/su.test(typed);

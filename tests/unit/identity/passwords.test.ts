import { expect, test } from 'vitest';
import { COMMON_PASSWORDS } from '#app/identity/common-passwords.ts';
import { SignUpInput } from '#app/identity/inputs.ts';
import { decidePassword, Password } from '#app/identity/password-rules.ts';

const person = { email: 'kkumdori@example.com', name: '홍길동' };
const because = (password: string) => {
  const verdict = decidePassword(password, person);
  return verdict.kind === 'refused' ? verdict.because : null;
};

test.each([
  ['1234567', false],
  ['12345678', true],
  ['가나다라마바사아', true],
  ['비밀번호', false],
  ['🦊🦊🦊🦊', false],
  ['🦊🦊🦊🦊🦊🦊🦊🦊', true],
  ['x'.repeat(64), true],
  ['x'.repeat(128), true],
  ['x'.repeat(129), false],
])('the length of %s alone decides whether it is accepted: %s', (password, accepted) => {
  expect(Password.safeParse(password).success).toBe(accepted);
});

test.each([
  ['only letters here', null],
  ['한글로만 적은 문장', null],
  ['password1', 'common'],
  ['PASSWORD1', 'common'],
  ['dkssudgktpdy', 'common'],
  ['1q2w3e4r', 'common'],
  ['aaaaaaaaaaaa', 'common'],
  ['abcabcabcabc', 'common'],
  ['ontong-forever-77', 'mall-name'],
  ['우리는 온통대전을 좋아해', 'mall-name'],
  ['my Kkumdori 2026', 'own-email'],
  ['나는 홍길동이다', 'own-name'],
])('%s is refused because: %s', (password, reason) => {
  expect(because(password)).toBe(reason);
});

test('a decomposed word is found as well as a composed one', () => {
  expect(because('나는 홍길동이다'.normalize('NFD'))).toBe('own-name');
});

test('the list holds hundreds of words, each long enough to matter', () => {
  expect(COMMON_PASSWORDS.size).toBeGreaterThan(300);
  expect([...COMMON_PASSWORDS].filter((word) => !Password.safeParse(word).success)).toEqual([]);
  expect([...COMMON_PASSWORDS].filter((word) => word !== word.toLowerCase().normalize('NFC'))).toEqual([]);
});

const form = { email: 'a@example.com', password: 'a long enough sentence', name: '홍길동' };

test('joining needs the two required boxes and nothing more', () => {
  expect(SignUpInput.safeParse(form).error?.issues.map(({ path }) => path[0])).toEqual(['terms', 'age14']);
  const joined = SignUpInput.parse({ ...form, terms: 'on', age14: 'on' });
  expect(joined).toMatchObject({ marketing: false, nightMarketing: false });
});

test('night advertising is only for who also agreed to advertising', () => {
  const asked = SignUpInput.safeParse({ ...form, terms: 'on', age14: 'on', nightMarketing: 'on' });
  expect(asked.error?.issues.map(({ path }) => path[0])).toEqual(['nightMarketing']);
});

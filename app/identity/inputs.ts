import { z } from 'zod';
import { Phone } from './address-inputs.ts';
import { Email } from './email.ts';
import { givenPassword, Password } from './password-rules.ts';

const ticked = z.literal('on').optional();
const required = (sentence: string) => z.literal('on', { error: sentence }).transform(() => true);
const optional = ticked.transform((value) => value === 'on');

export const PersonName = z
  .string({ error: '이름을 입력해 주세요.' })
  .trim()
  .min(1, '이름을 입력해 주세요.')
  .max(40, '이름은 40자까지 입력할 수 있습니다.')
  .refine((typed) => !/[\p{Cc}\p{Cf}<>]/u.test(typed), '이름에 쓸 수 없는 글자가 들어 있습니다.');

const NIGHT_NEEDS_DAY = '야간 광고 수신은 광고성 정보 수신에 함께 동의해야 고를 수 있습니다.';
const nightNeedsDay = (given: { marketing: boolean; nightMarketing: boolean }) =>
  given.marketing || !given.nightMarketing;

const RequiredConsents = {
  terms: required('이용약관에 동의해 주세요.'),
  age14: required('만 14세 이상인지 확인해 주세요.'),
};
const OptionalConsents = { marketing: optional, nightMarketing: optional, personalisation: optional };

export const SignUpInput = z
  .object({ email: Email, password: Password, name: PersonName, ...RequiredConsents, ...OptionalConsents })
  .refine(nightNeedsDay, { path: ['nightMarketing'], message: NIGHT_NEEDS_DAY });
export type SignUpInput = z.output<typeof SignUpInput>;

export const SocialSignUpInput = z
  .object({ email: Email, name: PersonName, ...RequiredConsents, ...OptionalConsents })
  .refine(nightNeedsDay, { path: ['nightMarketing'], message: NIGHT_NEEDS_DAY });
export type SocialSignUpInput = z.output<typeof SocialSignUpInput>;

export const SignInInput = z.object({
  email: Email,
  password: givenPassword('비밀번호를 입력해 주세요.'),
});
export type SignInInput = z.output<typeof SignInInput>;

export const CodeInput = z.object({
  code: z
    .string({ error: '인증 코드를 입력해 주세요.' })
    .transform((typed) => typed.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, '인증 코드 6자리를 숫자로 입력해 주세요.')),
});

export const AskResetInput = z.object({ email: Email });

const PasswordAgain = givenPassword('새 비밀번호를 한 번 더 입력해 주세요.');
const SAME = { path: ['passwordAgain'], message: '새 비밀번호가 서로 다릅니다.' };
export const ResetPasswordInput = z
  .object({ password: Password, passwordAgain: PasswordAgain })
  .refine((typed) => typed.password === typed.passwordAgain, SAME);

export const ChangePasswordInput = z
  .object({
    currentPassword: givenPassword('지금 쓰는 비밀번호를 입력해 주세요.'),
    password: Password,
    passwordAgain: PasswordAgain,
  })
  .refine((typed) => typed.password === typed.passwordAgain, SAME);

export const ChangeNameInput = z.object({ name: PersonName });

export const ChangeConsentsInput = z
  .object(OptionalConsents)
  .refine(nightNeedsDay, { path: ['nightMarketing'], message: NIGHT_NEEDS_DAY });
export type ChangeConsentsInput = z.output<typeof ChangeConsentsInput>;

/** What the stand-in for person verification asks. Never a resident number. */
export const StandInPersonInput = z.object({
  name: PersonName,
  birthday: z.iso
    .date('생년월일을 골라 주세요.')
    .refine((day) => day >= '1900-01-01', '생년월일을 네 자리 연도부터 확인해 주세요.'),
  phone: Phone,
});
export type StandInPersonInput = z.output<typeof StandInPersonInput>;

import { z } from 'zod';

const HIDDEN = /[\p{Cc}\p{Cf}]/u;

/** What signing in compares: NFC, case-folded. */
export const emailKeyOf = (email: string): string => email.normalize('NFC').trim().toLowerCase();

/** A mail address as typed, without room around it. */
export const Email = z
  .string({ error: '이메일을 입력해 주세요.' })
  .trim()
  .min(1, '이메일을 입력해 주세요.')
  .max(254, '이메일은 254자까지 입력할 수 있습니다.')
  .refine((typed) => !HIDDEN.test(typed), '이메일에 보이지 않는 글자가 들어 있습니다.')
  .pipe(z.email('이메일 주소를 name@example.com 형식으로 입력해 주세요.'));

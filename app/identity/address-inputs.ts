import { z } from 'zod';

const text = (label: string, most: number) =>
  z
    .string({ error: `${label} 입력해 주세요.` })
    .min(1, `${label} 입력해 주세요.`)
    .max(most, `${most}자까지 입력할 수 있습니다.`);

/** Digits of a Korean phone number; hyphens and spaces may be typed. */
export const Phone = z
  .string({ error: '휴대폰 번호를 입력해 주세요.' })
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^01\d{8,9}$/, '휴대폰 번호를 010으로 시작하는 숫자로 입력해 주세요.'));

export const DeliveryInput = z.object({
  recipient: text('받는 분을', 40),
  phone: Phone,
  postcode: z
    .string({ error: '우편번호를 입력해 주세요.' })
    .regex(/^\d{5}$/, '우편번호 5자리를 입력해 주세요.'),
  address: text('주소를', 120),
  detail: z.string().max(80, '80자까지 입력할 수 있습니다.').default(''),
  memo: z.string().max(60, '60자까지 입력할 수 있습니다.').default(''),
});
export type DeliveryInput = z.output<typeof DeliveryInput>;

export const AddressInput = DeliveryInput.extend({
  label: text('배송지 이름을', 20),
  isDefault: z.stringbool().default(false),
});
export type AddressInput = z.output<typeof AddressInput>;

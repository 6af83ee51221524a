import { z } from 'zod';
import { krw } from '#app/core/krw.ts';
import { DeliveryInput, Phone } from '#app/identity/index.ts';
import { CHARGE_METHODS, INSTALMENT_MONTHS, PAYMENT_METHODS, RECEIPT_KINDS } from '#app/payments/index.ts';
import { COUPON_FIELDS } from '#app/promotions/index.ts';

/** Won typed into a field: `20,000` or `20000원`. */
export const WonInput = z
  .string()
  .default('0')
  .transform((typed) => typed.replace(/[,\s원]/g, '') || '0')
  .pipe(z.string().regex(/^\d{1,9}$/, '금액을 숫자로 입력해 주세요.'))
  .transform((digits) => krw(Number(digits)));

export const PaymentMethodInput = z.enum(PAYMENT_METHODS, { error: '결제 수단을 선택해 주세요.' });

/** 할부 개월: blank is the window's choice. */
export const InstalmentInput = z
  .union([z.literal('').transform(() => null), z.coerce.number().pipe(z.literal(INSTALMENT_MONTHS))])
  .nullable()
  .default(null);

/** 현금영수증: the number belongs to the kind; nobody's receipt needs none. */
const ReceiptInput = z
  .object({
    receiptKind: z.enum(RECEIPT_KINDS).default('voluntary'),
    receiptNumber: z
      .string()
      .transform((typed) => typed.replace(/\D/g, ''))
      .default(''),
  })
  .superRefine(({ receiptKind, receiptNumber }, check) => {
    const wrong = (message: string) => check.addIssue({ code: 'custom', path: ['receiptNumber'], message });
    if (receiptKind === 'income_deduction' && !/^01\d{8,9}$/.test(receiptNumber))
      wrong('현금영수증을 받을 휴대폰 번호를 입력해 주세요.');
    if (receiptKind === 'business' && !/^\d{10}$/.test(receiptNumber))
      wrong('사업자등록번호 10자리를 입력해 주세요.');
  });

/** What decides the price of a checkout. */
export const CheckoutChoice = z.object({
  method: PaymentMethodInput.default('card'),
  walletAmount: WonInput,
  pointsAmount: WonInput,
  ...COUPON_FIELDS,
  addressId: z.union([z.uuid(), z.literal('new')]).default('new'),
  postcode: z.string().default(''),
});
export type CheckoutChoice = z.output<typeof CheckoutChoice>;

export const OrderPassword = z
  .string({ error: '주문 비밀번호를 입력해 주세요.' })
  .min(8, '주문 비밀번호는 8자 이상으로 정해 주세요.')
  .max(64, '64자까지 입력할 수 있습니다.');

const PlaceFields = CheckoutChoice.extend({
  /** Minted by the server with the form: sent twice is placed once. */
  intentKey: z.uuid('주문서를 새로고침해 주세요.'),
  /** Digest of the quote the buyer saw. */
  seen: z.string().min(1),
  name: z
    .string({ error: '주문하시는 분 이름을 입력해 주세요.' })
    .min(1, '주문하시는 분 이름을 입력해 주세요.')
    .max(40, '40자까지 입력할 수 있습니다.'),
  phone: Phone,
  email: z
    .string()
    .default('')
    .refine((typed) => typed === '' || z.email().safeParse(typed).success, '이메일 주소를 확인해 주세요.'),
  /** On a guest's form only; placing refuses a guest without one. */
  orderPassword: OrderPassword.optional(),
  // How long these may be is answered with the address they belong to, if it is asked for at all.
  recipient: z.string().default(''),
  recipientPhone: z.string().default(''),
  /** On the form only when something is to be delivered. */
  address: z.string().optional(),
  detail: z.string().default(''),
  memo: z.string().max(60, '60자까지 입력할 수 있습니다.').default(''),
  instalment: InstalmentInput,
  escrow: z.stringbool().default(false),
  receiptKind: z.enum(RECEIPT_KINDS).default('voluntary'),
  receiptNumber: z.string().default(''),
  saveAddress: z.stringbool().default(false),
  // Not a literal: a wrong type would end the reading before what is checked across fields.
  agree: z
    .string()
    .default('')
    .refine((given) => given === 'on', '주문 내용과 판매자 정보를 확인했음에 동의해 주세요.'),
});
type PlaceFields = z.output<typeof PlaceFields>;

export const PlaceInput = PlaceFields.superRefine((input, check) => {
  const wrong = (path: PropertyKey[], message: string) => check.addIssue({ code: 'custom', path, message });
  for (const { path, message } of ReceiptInput.safeParse(input).error?.issues ?? []) wrong(path, message);
  if (input.addressId !== 'new' || input.address === undefined) return;
  for (const { path, message } of typedDelivery(input).error?.issues ?? []) {
    const field = path[0] === 'phone' ? 'recipientPhone' : path[0];
    // Left empty, the buyer receives it, whose own fields are answered for.
    if ((field === 'recipient' || field === 'recipientPhone') && !input[field]) continue;
    wrong([field ?? 'address'], message);
  }
});
export type PlaceInput = z.output<typeof PlaceInput>;

/** The typed address of a place input, or what is wrong with it. */
export const typedDelivery = (input: PlaceFields) =>
  DeliveryInput.safeParse({
    recipient: input.recipient || input.name,
    phone: input.recipientPhone || input.phone,
    postcode: input.postcode,
    address: input.address ?? '',
    detail: input.detail,
    memo: input.memo,
  });

export const ReturnInput = z.object({
  tossOrderId: z.string().max(64),
  paymentKey: z.string().min(1).max(200),
  orderId: z.string().max(64),
  amount: z.string().regex(/^\d{1,10}$/),
});

export const ChargeInput = z.object({
  intentKey: z.uuid('페이지를 새로고침해 주세요.'),
  amount: WonInput,
  method: z.enum(CHARGE_METHODS, { error: '결제 수단을 선택해 주세요.' }),
});
export type ChargeInput = z.output<typeof ChargeInput>;

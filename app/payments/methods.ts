import { type Krw, krw } from '#app/core/krw.ts';

export const PAYMENT_METHODS = [
  'card',
  'kakaopay',
  'naverpay',
  'tosspay',
  'samsungpay',
  'payco',
  'transfer',
  'virtual_account',
  'phone',
] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

type MethodFacts = {
  label: string;
  /** What the buyer should know before choosing it. */
  hint: string | null;
  minimum: Krw;
  maximum: Krw | null;
  /** First argument of the provider's `requestPayment`. */
  request: '카드' | '계좌이체' | '가상계좌' | '휴대폰';
  /** Jumps straight to this provider's page. */
  easyPay: '카카오페이' | '네이버페이' | '토스페이' | '삼성페이' | '페이코' | null;
  /** Money like cash: a cash receipt is issued, and escrow is the buyer's choice for goods sent later. */
  cashLike: boolean;
  /** The buyer may ask for instalments in our form. */
  instalments: boolean;
  /** May charge the wallet: what the bank can take back later may not. */
  charges: boolean;
};

const AT_ONCE = { hint: null, minimum: krw(100), maximum: null, request: '카드' } as const;
const EASY = { ...AT_ONCE, cashLike: false, instalments: false, charges: true } as const;

/** The provider refuses card payments under 100 won, account payments under 200, transfers above ten million. */
export const METHOD_FACTS: Record<PaymentMethod, MethodFacts> = {
  card: {
    ...AT_ONCE,
    label: '신용·체크카드',
    easyPay: null,
    cashLike: false,
    instalments: true,
    charges: true,
  },
  kakaopay: { ...EASY, label: '카카오페이', easyPay: '카카오페이' },
  naverpay: { ...EASY, label: '네이버페이', easyPay: '네이버페이' },
  tosspay: { ...EASY, label: '토스페이', easyPay: '토스페이' },
  samsungpay: { ...EASY, label: '삼성페이', easyPay: '삼성페이' },
  payco: { ...EASY, label: '페이코', easyPay: '페이코' },
  transfer: {
    label: '실시간 계좌이체',
    hint: '은행 앱에서 바로 출금되고, 현금영수증을 받을 수 있어요.',
    minimum: krw(200),
    maximum: krw(10_000_000),
    request: '계좌이체',
    easyPay: null,
    cashLike: true,
    instalments: false,
    charges: true,
  },
  virtual_account: {
    label: '가상계좌(무통장입금)',
    hint: '3일 안에 안내된 계좌로 결제 금액과 똑같이 입금해 주세요. 그때까지 상품을 잡아 둬요.',
    minimum: krw(200),
    maximum: null,
    request: '가상계좌',
    easyPay: null,
    cashLike: true,
    instalments: false,
    charges: false,
  },
  phone: {
    label: '휴대폰 결제',
    hint: '통신 요금과 함께 청구돼요. 결제한 달이 지나면 통신사 취소가 되지 않아 계좌로 돌려드려요.',
    minimum: krw(100),
    maximum: krw(1_000_000),
    request: '휴대폰',
    easyPay: null,
    cashLike: false,
    instalments: false,
    charges: false,
  },
};

export const CHARGE_METHODS: readonly PaymentMethod[] = PAYMENT_METHODS.filter(
  (method) => METHOD_FACTS[method].charges,
);

/** How long a virtual account takes a deposit: the order keeps its goods and holds as long. */
export const DEPOSIT_HOURS = 72;
/** 할부: in months, 0 is paid at once. */
export const INSTALMENT_MONTHS = [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
/** Card companies split nothing smaller. */
export const INSTALMENTS_FROM = krw(50_000);

export const isPaymentMethod = (text: unknown): text is PaymentMethod =>
  PAYMENT_METHODS.some((method) => method === text);

export function canPayWith(method: PaymentMethod, amount: Krw): boolean {
  const { minimum, maximum } = METHOD_FACTS[method];
  return amount >= minimum && (maximum === null || amount <= maximum);
}

/** The months the window shall be held to, or null where the buyer's choice does not apply. */
export const instalmentsFor = (method: PaymentMethod, amount: Krw, months: number | null): number | null =>
  METHOD_FACTS[method].instalments && amount >= INSTALMENTS_FROM ? months : null;

/**
 * 구매안전서비스 (E-commerce Act art. 24②③): for money like cash paid ahead for goods still to be sent the buyer may
 * choose it, whatever the amount. Cards, and what is not sent, need none.
 */
export const mayUseEscrow = (method: PaymentMethod, sendsGoods: boolean): boolean =>
  METHOD_FACTS[method].cashLike && sendsGoods;

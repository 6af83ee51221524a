export type CardIssuer = { code: string; name: string; english: string; colour: string };
export type Bank = { code: string; name: string; english: string };

/** The card companies the window offers; `name` is what the browser script accepts. */
export const CARD_ISSUERS: readonly CardIssuer[] = [
  { code: '21', name: '하나', english: 'HANA', colour: '#008c8c' },
  { code: '41', name: '신한', english: 'SHINHAN', colour: '#1a4fd0' },
  { code: '11', name: '국민', english: 'KOOKMIN', colour: '#8a6a00' },
  { code: '51', name: '삼성', english: 'SAMSUNG', colour: '#1428a0' },
  { code: '61', name: '현대', english: 'HYUNDAI', colour: '#222222' },
  { code: '71', name: '롯데', english: 'LOTTE', colour: '#d0021b' },
  { code: '91', name: '농협', english: 'NONGHYEOP', colour: '#0a7a3b' },
  { code: '31', name: '비씨', english: 'BC', colour: '#c8202f' },
  { code: 'W1', name: '우리', english: 'WOORI', colour: '#0067ac' },
  { code: '15', name: '카카오뱅크', english: 'KAKAOBANK', colour: '#5c4b00' },
  { code: '24', name: '토스뱅크', english: 'TOSSBANK', colour: '#0050ff' },
  { code: '3A', name: '케이뱅크', english: 'KBANK', colour: '#0a1f8f' },
];

export const BANKS: readonly Bank[] = [
  { code: '81', name: '하나', english: 'HANA' },
  { code: '06', name: '국민', english: 'KOOKMIN' },
  { code: '88', name: '신한', english: 'SHINHAN' },
  { code: '20', name: '우리', english: 'WOORI' },
  { code: '11', name: '농협', english: 'NONGHYEOP' },
  { code: '03', name: '기업', english: 'IBK' },
  { code: '90', name: '카카오', english: 'KAKAOBANK' },
  { code: '92', name: '토스', english: 'TOSSBANK' },
  { code: '45', name: '새마을', english: 'SAEMAUL' },
  { code: '48', name: '신협', english: 'SHINHYUP' },
  { code: '71', name: '우체국', english: 'POST' },
  { code: '23', name: 'SC제일', english: 'SC' },
];

export type EasyPay = {
  slug: 'kakaopay' | 'naverpay' | 'tosspay' | 'samsungpay' | 'payco';
  name: string;
  english: string;
  money: string;
  brand: string;
  ink: string;
};

export const EASY_PAYS: readonly EasyPay[] = [
  {
    slug: 'kakaopay',
    name: '카카오페이',
    english: 'KAKAOPAY',
    money: '카카오페이머니',
    brand: '#ffeb00',
    ink: '#191600',
  },
  {
    slug: 'naverpay',
    name: '네이버페이',
    english: 'NAVERPAY',
    money: 'Npay 머니',
    brand: '#00713a',
    ink: '#ffffff',
  },
  {
    slug: 'tosspay',
    name: '토스페이',
    english: 'TOSSPAY',
    money: '토스머니',
    brand: '#0050ff',
    ink: '#ffffff',
  },
  {
    slug: 'samsungpay',
    name: '삼성페이',
    english: 'SAMSUNGPAY',
    money: '삼성페이 머니',
    brand: '#1428a0',
    ink: '#ffffff',
  },
  {
    slug: 'payco',
    name: '페이코',
    english: 'PAYCO',
    money: '페이코 포인트',
    brand: '#d81f26',
    ink: '#ffffff',
  },
];

export const CARRIERS = [
  { code: 'SKT', name: 'SKT' },
  { code: 'KT', name: 'KT' },
  { code: 'LGU', name: 'LG U+' },
  { code: 'HELLO', name: '헬로모바일' },
] as const;

type Named = { code?: string; name: string; english: string };
const called = <N extends Named>(list: readonly N[], text: string): N | undefined =>
  list.find((item) => item.name === text || item.english === text || item.code === text);

export const findIssuer = (text: string) => called(CARD_ISSUERS, text);
export const findBank = (text: string) => called(BANKS, text);
export const findEasyPay = (text: string): EasyPay | undefined =>
  called(EASY_PAYS, text) ?? EASY_PAYS.find((pay) => pay.slug === text);

/** Banks by the provider's two-character code, which is not the national one. */
export const BANKS = {
  '06': '국민은행',
  '88': '신한은행',
  '20': '우리은행',
  '81': '하나은행',
  '11': '농협은행',
  '03': '기업은행',
  '90': '카카오뱅크',
  '92': '토스뱅크',
  '45': '새마을금고',
  '48': '신협',
  '71': '우체국',
  '23': 'SC제일은행',
  '31': 'iM뱅크(대구)',
  '32': '부산은행',
  '39': '경남은행',
  '34': '광주은행',
  '37': '전북은행',
  '35': '제주은행',
  '07': '수협은행',
  '02': '산업은행',
  '27': '씨티은행',
} as const;
export type BankCode = keyof typeof BANKS;
export const BANK_CODES = Object.keys(BANKS) as BankCode[];

export const bankName = (code: string): string => (BANKS as Record<string, string>)[code] ?? '은행';

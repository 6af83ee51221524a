import { randomInt } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export const randomText = (length: number, letters = LETTERS): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('');

export const newTraceId = (): string => randomText(32, '0123456789abcdef');
export const newTransactionKey = (): string =>
  `txrd_a01${randomText(26, 'abcdefghijklmnopqrstuvwxyz0123456789')}`;
export const newSecret = (): string => `ps_${randomText(28)}`;

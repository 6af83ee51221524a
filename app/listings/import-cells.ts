import { type KstDay, kstDay } from '#app/core/kst.ts';

/** What a spreadsheet reader gives for a cell. */
export type Cell = string | number | boolean | Date | null;

type Said<T> = { ok: true; value: T } | { ok: false; message: string };
const said = <T>(value: T): Said<T> => ({ ok: true, value });
const wrong = (message: string): Said<never> => ({ ok: false, message });

/** Longer than any field may be: nothing is normalised or compared before this. */
const LONGEST = 6_000;
/** Control (but line breaks and tabs), bidi and zero-width characters: they only ever hide something. */
const FORBIDDEN = /(?![\n\r\t])[\p{Cc}\p{Cf}]/gu;

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** Text as it stands, also when it looks like a formula; a number is its digits. */
export function readText(cell: Cell | undefined): Said<string> {
  if (cell === null || cell === undefined) return said('');
  if (cell instanceof Date)
    return wrong('날짜 서식으로 저장된 칸입니다. 셀 서식을 텍스트로 바꾸고 다시 입력해 주세요.');
  if (typeof cell === 'boolean')
    return wrong(`${cell ? 'TRUE' : 'FALSE'} 값이 들어 있습니다. 글자로 입력해 주세요.`);
  if (typeof cell === 'number')
    return Number.isFinite(cell)
      ? said(Number.isInteger(cell) ? BigInt(cell).toString() : String(cell))
      : wrong('계산할 수 없는 값입니다. 글자로 입력해 주세요.');
  if (cell.length > LONGEST)
    return wrong(`내용이 너무 깁니다(${cell.length.toLocaleString('ko-KR')}자). 줄여 주세요.`);
  return said(cell.normalize('NFC').replaceAll('\r\n', '\n').replace(FORBIDDEN, '').trim());
}

/** `12900`, `12,900`, `12,900원`; nothing else is a number of won or pieces. */
export function readWhole(cell: Cell | undefined, unit: '원' | '개' | '일'): Said<number> {
  if (typeof cell === 'number') return whole(cell, String(cell));
  const text = readText(cell);
  if (!text.ok) return text;
  const digits = text.value.replace(/\s/g, '').replace(new RegExp(`${unit}$`), '');
  if (/^-?\d+$/.test(digits) || /^-?\d{1,3}(,\d{3})+$/.test(digits))
    return whole(Number(digits.replaceAll(',', '')), text.value);
  if (/^-?\d[\d,]*\.\d+$/.test(digits))
    return wrong(`'${short(text.value)}'처럼 소수점이 있는 값은 쓸 수 없습니다. 정수로 입력해 주세요.`);
  return wrong(
    `'${short(text.value)}'은(는) 숫자가 아닙니다. ${unit === '원' ? '12900 또는 12,900원' : `20 또는 20${unit}`}처럼 입력해 주세요.`,
  );
}

function whole(value: number, typed: string): Said<number> {
  if (!Number.isFinite(value) || !Number.isInteger(value))
    return wrong(`'${short(typed)}'처럼 소수점이 있는 값은 쓸 수 없습니다. 정수로 입력해 주세요.`);
  if (value < 0) return wrong(`'${short(typed)}'은(는) 0보다 작습니다. 0 이상의 숫자로 입력해 주세요.`);
  return Number.isSafeInteger(value) ? said(value) : wrong('숫자가 너무 큽니다. 값을 확인해 주세요.');
}

/** `2026-12-24`, `2026.12.24`, `2026/12/24`, or a cell that is a date. */
export function readDay(cell: Cell | undefined): Said<KstDay | null> {
  if (isBlank(cell)) return said(null);
  // A spreadsheet keeps a date without a place on earth; its reader calls it UTC.
  const text =
    cell instanceof Date
      ? cell.toISOString().slice(0, 10)
      : String(cell)
          .trim()
          .replace(/[./]\s*/g, '-');
  try {
    return said(kstDay(text.replace(/-$/, '').replace(/-(\d)(?=-|$)/g, '-0$1')));
  } catch {
    return wrong(`'${short(String(cell))}'은(는) 날짜가 아닙니다. 2026-12-24처럼 입력해 주세요.`);
  }
}

/** One of the words; anything else names the words to choose from. */
export function readWord<W extends string>(
  cell: Cell | undefined,
  words: Readonly<Record<W, string>>,
): Said<W> {
  const text = readText(cell);
  if (!text.ok) return text;
  const same = (a: string) => a.replace(/\s/g, '');
  const found = (Object.keys(words) as W[]).find((word) => same(words[word]) === same(text.value));
  if (found) return said(found);
  const choices = Object.values<string>(words).join(', ');
  return wrong(`'${short(text.value)}'은(는) 쓸 수 없는 값입니다. 다음 중에서 골라 주세요: ${choices}`);
}

export const short = (text: string): string => (text.length > 30 ? `${text.slice(0, 29)}…` : text);

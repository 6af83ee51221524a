import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import readSheets from 'read-excel-file/node';
import type { Cell } from './import-cells.ts';
import { columnLetter, PRODUCT_SHEET } from './import-columns.ts';
import { MAX_FILE_BYTES, MAX_ROWS } from './import-report.ts';

const inflate = promisify(inflateRaw);

const MAX_UNPACKED = 60 * 1024 * 1024;
const MAX_ENTRIES = 500;
/** A reader fills gaps with empty cells, so one cell in the far corner would be a table of billions. */
const MAX_COLUMNS = 300;
const MAX_ROW_NUMBER = 20_000;
const MAX_SHEET_CELLS = 600_000;

export type Opened = { ok: true; rows: Cell[][] } | { ok: false; message: string };
const no = (message: string): Opened => ({ ok: false, message });

const NOT_A_WORKBOOK =
  '엑셀 파일(.xlsx)로 읽을 수 없습니다. 엑셀에서 파일 형식을 "Excel 통합 문서(.xlsx)"로 저장해 다시 올려 주세요.';
const TOO_LARGE = '파일 내용이 너무 큽니다. 쓰지 않는 시트와 서식만 있는 빈 줄을 지우고 다시 올려 주세요.';

class TooLarge extends Error {}

/** Reads the product sheet, or the first. Nothing is parsed before its unpacked size and extent are known. */
export async function openWorkbook(file: Uint8Array): Promise<Opened> {
  if (file.length === 0) return no('빈 파일입니다. 내용을 채운 엑셀 파일(.xlsx)을 올려 주세요.');
  if (file.length > MAX_FILE_BYTES)
    return no('파일이 10MB보다 큽니다. 상품을 여러 파일로 나누어 올려 주세요.');
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  try {
    const parts = await unpack(bytes);
    if (!parts.some(({ name }) => name === 'xl/workbook.xml')) return no(NOT_A_WORKBOOK);
    const sheets = await readSheets(storedZip(parts));
    const sheet = sheets.find(({ sheet }) => sheet.trim() === PRODUCT_SHEET) ?? sheets[0];
    if (!sheet) return no(NOT_A_WORKBOOK);
    const rows = sheet.data as Cell[][];
    if (rows.length - 1 > MAX_ROWS)
      return no(
        `한 파일에 ${MAX_ROWS.toLocaleString('ko-KR')}줄까지 올릴 수 있습니다. 이 파일은 ${(rows.length - 1).toLocaleString('ko-KR')}줄입니다. 나누어 올려 주세요.`,
      );
    return { ok: true, rows };
  } catch (error) {
    return no(error instanceof TooLarge ? TOO_LARGE : (unreadableCell(error) ?? NOT_A_WORKBOOK));
  }
}

/** The reader names the first cell it cannot read: most often a formula whose result was never saved. */
function unreadableCell(error: unknown): string | null {
  const found = /at row (\d+), col (\d+)/.exec(error instanceof Error ? error.message : '');
  if (!found) return null;
  const cell = `${columnLetter(Number(found[2]) - 1)}${found[1]}`;
  return `${cell} 칸의 값을 읽을 수 없습니다. 수식이 들어 있다면 '값으로 붙여넣기'로 바꾼 뒤 저장해 다시 올려 주세요.`;
}

type Part = { name: string; data: Buffer };

/** The XML parts by the central directory, each inflated no further than what is left of the allowance. */
async function unpack(bytes: Buffer): Promise<Part[]> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length) throw new RangeError('no end of central directory');
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new TooLarge();
  const parts: Part[] = [];
  const seen = new Set<string>();
  let at = bytes.readUInt32LE(end + 16);
  let left = MAX_UNPACKED;
  for (let i = 0; i < count; i++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new RangeError('no central directory entry');
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (!/\.xml(\.rels)?$/.test(name)) continue;
    if (seen.has(name)) throw new RangeError('an entry stands twice');
    seen.add(name);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = await expand(bytes.subarray(from, from + packed), method, left);
    left -= data.length;
    if (name.startsWith('xl/worksheets/')) mustBeSmallSheet(data);
    parts.push({ name, data });
  }
  return parts;
}

async function expand(packed: Buffer, method: number, left: number): Promise<Buffer> {
  if (method === 0) {
    if (packed.length > left) throw new TooLarge();
    return packed;
  }
  if (method !== 8) throw new RangeError('unknown compression');
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new TooLarge();
    throw error;
  }
}

function mustBeSmallSheet(data: Buffer): void {
  const text = data.toString('latin1');
  let cells = 0;
  for (const [, tag = '', attributes = ''] of text.matchAll(/<(?:\w+:)?(c|row)\b([^>]*)/g)) {
    if (tag === 'c') cells += 1;
    const [, letters = '', digits = '0'] = /\br\s*=\s*["']\s*([A-Za-z]*)(\d+)/.exec(attributes) ?? [];
    if (columnNumber(letters) > MAX_COLUMNS || Number(digits) > MAX_ROW_NUMBER || cells > MAX_SHEET_CELLS)
      throw new TooLarge();
  }
}

const columnNumber = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** The same parts packed again without compression, so that the reader sees exactly what was measured. */
function storedZip(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data } of parts) {
    const title = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(data.length, 18);
    facts.writeUInt16LE(title.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\u0003\u0004', 'latin1'), facts, title, data);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, rest, title);
    offset += 30 + title.length + data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listed, end]);
}

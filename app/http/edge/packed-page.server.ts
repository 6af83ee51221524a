import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { PageTemplate } from './page-template.ts';

/** The pieces of a page, each compressed by itself up to a whole byte: what is written between them needs no compressing. */
export type PackedPieces = readonly Buffer[];

export const packPieces = ({ pieces }: PageTemplate): PackedPieces =>
  pieces.map((piece) => deflateRawSync(piece, { finishFlush: constants.Z_FULL_FLUSH }));

/** RFC 1952: deflate, no name, no time, any system. */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** RFC 1951 §3.2.4: a block of bytes as they are. */
const LAST_BLOCK = Buffer.from([1, 0, 0, 0xff, 0xff]);

function block(word: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt16LE(word.length, 1);
  head.writeUInt16LE(0xffff - word.length, 3);
  return Buffer.concat([head, word]);
}

/** The page for another visitor as one gzip file: packed once, and only that visitor's words and the sum are new. */
export function fillPacked(
  { pieces, holes }: PageTemplate,
  packed: PackedPieces,
  words: readonly string[],
): Buffer {
  const filled = words.map((word) => Buffer.from(word));
  const parts: Buffer[] = [HEAD];
  let [sum, bytes] = [0, 0];
  for (const [at, piece] of pieces.entries()) {
    parts.push(packed[at] ?? Buffer.alloc(0));
    sum = crc32(piece, sum);
    bytes += piece.length;
    const word = filled[holes[at] ?? -1];
    if (!word) continue;
    parts.push(block(word));
    sum = crc32(word, sum);
    bytes += word.length;
  }
  const foot = Buffer.alloc(8);
  foot.writeUInt32LE(sum, 0);
  foot.writeUInt32LE(bytes, 4);
  return Buffer.concat([...parts, LAST_BLOCK, foot]);
}

type IdSource = () => { at: number; random: Uint8Array } | null;
let source: IdSource | undefined;

/** A seed takes its ids from its own source, so that they are the same each time; undefined goes back to chance. */
export function takeIdsFrom(next: IdSource | undefined): void {
  source = next;
}

/** A time-ordered UUID (version 7). Its time part orders rows and means nothing else. */
export function newId(): string {
  const given = source?.() ?? null;
  const bytes = given?.random ?? globalThis.crypto.getRandomValues(new Uint8Array(16));
  let time = given?.at ?? Date.now();
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isId = (text: unknown): text is string => typeof text === 'string' && UUID.test(text);

/** No I, O, 0, 1: a code can be read out at the gate. 32 letters, 16 of them: 80 bits. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 16;

/** A code nobody can guess, from the platform's random source. */
export function newTicketCode(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(LENGTH));
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** `ABCD-EFGH-JKLM-NPQR` */
export const formatTicketCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** `01012345678` → `010-****-5678` */
export function maskPhone(digits: string): string {
  const plain = digits.replace(/\D/g, '');
  return plain.length < 8 ? '****' : `${plain.slice(0, 3)}-****-${plain.slice(-4)}`;
}

/** `김온통` → `김*통`, `김온` → `김*` */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name.trim()];
  if (rest.length < 2) return `${first}*`;
  return `${first}${'*'.repeat(rest.length - 1)}${rest.at(-1)}`;
}

/** `ontong@example.com` → `on****@example.com` */
export function maskEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${local.slice(0, 2)}****@${domain}`;
}

const CARD = /\b\d{4}[- ]?\d{4}[- ]?\d{4}[- ]?\d{3,4}\b/g;
const PHONE = /\b01\d[- ]?\d{3,4}[- ]?\d{4}\b/g;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** Free text for a log: card numbers, phones and mail addresses lose their middle. */
export const maskText = (text: string): string =>
  text
    .replace(CARD, '****-카드')
    .replace(PHONE, (phone) => maskPhone(phone))
    .replace(EMAIL, (email) => maskEmail(email));

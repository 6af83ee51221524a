const WEIGHTS = [1, 3, 7, 1, 3, 7, 1, 3, 5] as const;

/** `123-45-67891` with the check digit of the tax office. */
export function isBusinessNumber(text: string): boolean {
  if (!/^\d{3}-\d{2}-\d{5}$/.test(text)) return false;
  const digits = Array.from(text.replaceAll('-', ''), Number);
  const carried = Math.floor(((digits[8] ?? 0) * 5) / 10);
  const sum = WEIGHTS.reduce<number>((total, weight, at) => total + weight * (digits[at] ?? 0), carried);
  return (10 - (sum % 10)) % 10 === digits[9];
}

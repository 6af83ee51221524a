/** `01012345678` → `010-1234-5678` */
export const formatPhone = (digits: string): string =>
  digits.replace(/^(\d{3})(\d{3,4})(\d{4})$/, '$1-$2-$3');

/** `01012345678` → `010-1234-5678`; anything else stays as it is. */
export const formatPhone = (digits: string): string => digits.replace(/^(01\d)(\d{3,4})(\d{4})$/, '$1-$2-$3');

import { expect, test } from 'vitest';
import { PlaceInput } from '#app/checkout/index.ts';
import { newId } from '#app/core/ids.ts';

const EMPTY = {
  intentKey: newId(),
  seen: 'digest',
  name: '',
  phone: '',
  email: '',
  orderPassword: '',
  addressId: 'new',
  recipient: '',
  recipientPhone: '',
  postcode: '',
  address: '',
  receiptKind: 'income_deduction',
  receiptNumber: '',
};
const FILLED = {
  ...EMPTY,
  name: '김온통',
  phone: '010-1234-5678',
  orderPassword: 'order-pass-1',
  postcode: '35229',
  address: '대전광역시 서구 둔산로 100',
  receiptKind: 'voluntary',
  agree: 'on',
};

function wrongFields(typed: Record<string, string | undefined>): string[] {
  const { error } = PlaceInput.safeParse(typed);
  return [...new Set(error?.issues.map(({ path }) => path.join('.')))].sort();
}

test('an empty order form is told all that is missing at once', () => {
  expect(wrongFields(EMPTY)).toEqual([
    'address',
    'agree',
    'name',
    'orderPassword',
    'phone',
    'postcode',
    'receiptNumber',
  ]);
  expect(wrongFields(FILLED)).toEqual([]);
});

test('what the form did not ask for is not missing', () => {
  const { orderPassword: _, address: __, postcode: ___, ...ticketsOfAMember } = FILLED;
  expect(wrongFields(ticketsOfAMember)).toEqual([]);
  expect(wrongFields({ ...FILLED, addressId: newId(), postcode: '', address: '' })).toEqual([]);
});

test('too much is said in Korean, and only of what is asked for', () => {
  const long = '가'.repeat(130);
  const typed = { ...FILLED, name: long, recipient: long, address: long, detail: long, memo: long };
  const issues = PlaceInput.safeParse(typed).error?.issues ?? [];
  expect(wrongFields(typed)).toEqual(['address', 'detail', 'memo', 'name', 'recipient']);
  for (const { message } of issues) expect(message).toMatch(/자까지/);
  const saved = { ...FILLED, addressId: newId(), recipient: long, address: long, detail: long };
  expect(wrongFields(saved)).toEqual([]);
  expect(wrongFields({ ...FILLED, receiptNumber: '1'.repeat(40) })).toEqual([]);
});

test('what is wrong with who receives it stands beside that field', () => {
  expect(wrongFields({ ...FILLED, recipientPhone: '042-120' })).toEqual(['recipientPhone']);
  expect(wrongFields({ ...FILLED, email: 'nobody', memo: '가'.repeat(61) })).toEqual(['email', 'memo']);
});

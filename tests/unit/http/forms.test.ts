import { expect, test } from 'vitest';
import { readForm } from '#app/http/forms.server.ts';
import { AddressInput } from '#app/identity/index.ts';

const sent = (fields: Record<string, string>) =>
  new Request('http://mall/me/addresses/new', { method: 'POST', body: new URLSearchParams(fields) });

test('problems are told from the top of the form down, whatever the order of the rules', async () => {
  const form = await readForm(
    sent({ label: '', recipient: '', phone: '1', address: '', postcode: '1' }),
    AddressInput,
  );
  if (form.ok) throw new Error('an empty address was taken');
  const { fields, values } = form.answer.data;
  expect(Object.keys(fields)).toEqual(['label', 'recipient', 'phone', 'address', 'postcode']);
  expect(values).toMatchObject({ phone: '1', postcode: '1' });
});

test('what a form did not send is told last', async () => {
  const form = await readForm(sent({ phone: '', label: '' }), AddressInput);
  if (form.ok) throw new Error('an empty address was taken');
  expect(Object.keys(form.answer.data.fields).slice(0, 2)).toEqual(['phone', 'label']);
});

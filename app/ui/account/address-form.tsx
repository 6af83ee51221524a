import { Form } from '@remix-run/react';
import { formatPhone } from '#app/core/phone.ts';
import type { FormProblem } from '#app/http/forms.server.ts';
import type { AddressInput } from '#app/identity/index.ts';
import { Checkbox, Field, FormAlert } from '../field.tsx';
import { SubmitButton } from '../submit-button.tsx';
import { AddressFields } from './address-fields.tsx';

/** One address of the address book, new or known. */
export function AddressForm({ known, problem }: { known?: AddressInput; problem?: FormProblem | undefined }) {
  return (
    <Form method="post" className="grid gap-4" noValidate>
      <FormAlert problem={problem} />
      <Field
        label="배송지 이름"
        name="label"
        required
        maxLength={20}
        placeholder="우리 집"
        defaultValue={problem?.values.label ?? known?.label}
        error={problem?.fields.label}
      />
      <AddressFields
        {...(known && { known: { ...known, phone: formatPhone(known.phone) } })}
        problem={problem}
      />
      {!known?.isDefault && (
        <Checkbox
          name="isDefault"
          label="기본 배송지로 쓰기"
          defaultChecked={problem?.values.isDefault === 'on'}
        />
      )}
      <SubmitButton size="large" wide>
        저장하기
      </SubmitButton>
    </Form>
  );
}

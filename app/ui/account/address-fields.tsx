import { useId } from 'react';
import type { FormProblem } from '#app/http/forms.server.ts';
import { DELIVERY_MEMOS, type DeliveryInput } from '#app/identity/index.ts';
import { Field } from '../field.tsx';

type Shown = Partial<Record<keyof DeliveryInput, string>>;

/** Where a parcel goes: the address book and the checkout ask the same. */
export function AddressFields({ known = {}, problem }: { known?: Shown; problem?: FormProblem | undefined }) {
  const memos = useId();
  const of = (name: keyof DeliveryInput) => ({
    name,
    error: problem?.fields[name],
    defaultValue: problem?.values[name] ?? known[name],
  });
  return (
    <>
      <Field label="받는 분" {...of('recipient')} required maxLength={40} autoComplete="shipping name" />
      <Field
        label="휴대폰 번호"
        {...of('phone')}
        required
        type="tel"
        inputMode="tel"
        autoComplete="shipping tel"
        placeholder="010-1234-5678"
      />
      <Field
        label="우편번호"
        {...of('postcode')}
        required
        inputMode="numeric"
        maxLength={5}
        autoComplete="shipping postal-code"
        hint="도로명주소의 우편번호 5자리"
        className="max-w-40"
      />
      <Field
        label="주소"
        {...of('address')}
        required
        maxLength={120}
        autoComplete="shipping address-line1"
        placeholder="대전광역시 서구 둔산로 100"
      />
      <Field
        label="상세주소"
        {...of('detail')}
        maxLength={80}
        autoComplete="shipping address-line2"
        placeholder="101동 1001호"
      />
      <Field
        label="배송 메모"
        {...of('memo')}
        maxLength={60}
        list={memos}
        hint="누르면 자주 쓰는 메모를 고를 수 있습니다."
      />
      <datalist id={memos}>
        {DELIVERY_MEMOS.map((memo) => (
          <option key={memo} value={memo} />
        ))}
      </datalist>
    </>
  );
}

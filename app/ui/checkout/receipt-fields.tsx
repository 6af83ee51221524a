import { RadioCards } from '../choice.tsx';
import { Field } from '../field.tsx';

const KINDS = [
  { value: 'voluntary', label: '신청 안 함' },
  { value: 'income_deduction', label: '소득공제용' },
  { value: 'business', label: '지출증빙용' },
];

/** 현금영수증: for what is paid like cash, and for the wallet's charged money. Never for the card part. */
export function ReceiptFields({
  values,
  fields,
}: {
  values: Record<string, string | undefined>;
  fields: Record<string, string | undefined>;
}) {
  return (
    <div className="grid gap-3">
      <RadioCards
        legend="현금영수증"
        name="receiptKind"
        columns="three"
        choices={KINDS}
        defaultValue={values.receiptKind ?? 'voluntary'}
        error={fields.receiptKind}
      />
      <Field
        label="휴대폰 번호 또는 사업자등록번호"
        name="receiptNumber"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={values.receiptNumber}
        error={fields.receiptNumber}
        hint="계좌이체·가상계좌와 온통대전 충전금으로 낸 금액에 발급돼요. 소득공제용은 휴대폰 번호, 지출증빙용은 사업자등록번호를 적어 주세요."
      />
    </div>
  );
}

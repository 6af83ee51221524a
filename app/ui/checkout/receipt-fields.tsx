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
    <div className="group/receipt grid gap-3">
      <RadioCards
        legend="현금영수증"
        name="receiptKind"
        columns="three"
        choices={KINDS}
        defaultValue={values.receiptKind ?? 'voluntary'}
        error={fields.receiptKind}
      />
      {/* Asked for by the choice itself, so that it works before scripts do. */}
      <div className="group-has-[[value=voluntary]:checked]/receipt:hidden">
        <Field
          label="휴대폰 번호 또는 사업자등록번호"
          name="receiptNumber"
          required
          inputMode="numeric"
          autoComplete="off"
          defaultValue={values.receiptNumber}
          error={fields.receiptNumber}
          hint="소득공제용은 휴대폰 번호, 지출증빙용은 사업자등록번호를 적어 주세요."
        />
      </div>
      <p className="text-xs text-ink-2">
        계좌이체·가상계좌와 온통대전 충전금으로 낸 금액에 발급돼요. 신청하지 않으면 국세청 지정 번호로 자진
        발급돼요.
      </p>
    </div>
  );
}

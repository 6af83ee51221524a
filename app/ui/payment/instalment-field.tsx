import { formatWon } from '#app/core/krw.ts';
import { INSTALMENT_MONTHS, INSTALMENTS_FROM } from '#app/payments/index.ts';
import { SelectField } from '../field.tsx';

const OPTIONS = [
  { value: '', label: '결제창에서 고를게요' },
  ...INSTALMENT_MONTHS.map((months) => ({
    value: String(months),
    label: months === 0 ? '일시불' : `${months}개월`,
  })),
];

/** 할부: only for cards, and only where card companies split the amount. */
export function InstalmentField({ amount, chosen }: { amount: number; chosen?: string | undefined }) {
  if (amount < INSTALMENTS_FROM)
    return (
      <p className="text-xs text-ink-2">
        할부는 카드로 {formatWon(INSTALMENTS_FROM)} 이상 낼 때 고를 수 있어요.
      </p>
    );
  return (
    <SelectField
      label="카드 할부"
      name="instalment"
      options={OPTIONS}
      defaultValue={chosen ?? ''}
      hint="신용·체크카드를 고른 경우에만 적용돼요. 무이자 여부는 카드사마다 달라요."
    />
  );
}

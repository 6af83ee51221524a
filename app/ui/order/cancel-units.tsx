import { Button } from '../button.tsx';
import { SelectField } from '../field.tsx';

type Unit = { lineId: string; name: string; optionName: string; most: number; chosen: number };

/** How many of each are cancelled; changing it prices the refund again, with a button where scripts are off. */
export function CancelUnits({ units }: { units: readonly Unit[] }) {
  return (
    <div className="grid gap-3">
      {units.map((unit) => (
        <SelectField
          key={`${unit.lineId}:${unit.chosen}`}
          label={unit.optionName ? `${unit.name} (${unit.optionName})` : unit.name}
          name={`unit:${unit.lineId}`}
          required
          defaultValue={String(unit.chosen)}
          options={Array.from({ length: unit.most + 1 }, (_, n) => ({
            value: String(n),
            label: n === 0 ? '취소하지 않음' : `${n}개 취소`,
          }))}
        />
      ))}
      <Button look="quiet" wide>
        이 수량으로 환불 금액 보기
      </Button>
    </div>
  );
}

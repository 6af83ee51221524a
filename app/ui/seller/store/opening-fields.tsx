import { EVERY } from '#app/http/store-form.ts';
import type { OwnStore } from '#app/stores/index.server.ts';
import { NTH, WEEKDAYS } from '#app/stores/index.ts';
import { Checkbox, Field, SelectField } from '../../field.tsx';
import type { StoreFormState } from './form-values.ts';

const rows = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const week = [1, 2, 3, 4, 5, 6, 0] as const;

const HALF_HOURS = rows(49).map(
  (half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`,
);
/** Every half hour, and what is saved besides. */
const timesWith = (time: string) =>
  [...new Set([...HALF_HOURS, ...(time ? [time] : [])])]
    .sort()
    .map((value) => ({ value, label: value === '24:00' ? '밤 12시' : value }));

/** 영업시간: not told, or each weekday's. */
export function HoursFields({
  form,
  marketName,
}: {
  form: StoreFormState;
  marketName: OwnStore['marketName'];
}) {
  const { line, isOn } = form;
  return (
    <fieldset className="group grid gap-3">
      <legend className="mb-2 text-base font-bold">영업시간</legend>
      <SelectField
        label="영업시간 알리기"
        required
        options={[
          { value: 'own', label: '요일마다 정해서 알리기' },
          {
            value: 'none',
            label: marketName ? `${marketName}의 시간과 같음` : '따로 알리지 않음 (주문은 언제든 받아요)',
          },
        ]}
        {...line('hasHours')}
      />
      <ul className="grid gap-x-6 gap-y-2 group-has-[option[value=none]:checked]:hidden xl:grid-cols-2">
        {week.map((day) => (
          <li
            key={day}
            className="grid grid-cols-[5.5rem_minmax(0,1fr)_minmax(0,1fr)] items-start gap-2 border-b border-line pb-2"
          >
            <div className="pt-6">
              <Checkbox
                label={
                  <>
                    {WEEKDAYS[day]}
                    <span className="sr-only">요일</span> 영업
                  </>
                }
                name={`hours.${day}.open`}
                defaultChecked={isOn(`hours.${day}.open`)}
                error={line(`hours.${day}`).error}
              />
            </div>
            {(['from', 'until'] as const).map((edge) => {
              const time = line(`hours.${day}.${edge}`);
              return (
                <SelectField
                  key={edge}
                  label={edge === 'from' ? '여는 시각' : '닫는 시각'}
                  required
                  aria-label={`${WEEKDAYS[day]}요일 ${edge === 'from' ? '여는 시각' : '닫는 시각'}`}
                  options={timesWith(time.defaultValue)}
                  {...time}
                />
              );
            })}
          </li>
        ))}
      </ul>
      <p className="text-xs text-ink-2 group-has-[option[value=none]:checked]:hidden">
        영업에 표시하지 않은 요일은 ‘정기 휴무’로 보여요.
      </p>
    </fieldset>
  );
}

const NTH_CHOICES = [
  { value: '', label: '없음' },
  { value: EVERY, label: '매주' },
  ...rows(5).map((at) => ({ value: String(at + 1), label: `매월 ${NTH[at + 1]}` })),
];

/** 정기 휴무: `매월 둘째 일요일`. */
export function ClosedOnFields({ form }: { form: StoreFormState }) {
  const { error } = form.line('closedOn');
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 text-base font-bold">정기 휴무</legend>
      {error && <p className="text-xs font-semibold text-red">{error}</p>}
      {rows(form.closedRows).map((at) => (
        <div key={at} className="grid grid-cols-2 gap-3">
          <SelectField
            label={`정기 휴무 ${at + 1}`}
            required
            options={NTH_CHOICES}
            {...form.line(`closedOn.${at}.nth`)}
          />
          <SelectField
            label="요일"
            required
            options={week.map((day) => ({ value: String(day), label: `${WEEKDAYS[day]}요일` }))}
            {...form.line(`closedOn.${at}.weekday`)}
          />
        </div>
      ))}
    </fieldset>
  );
}

/** 임시 휴무: from a day to a day, and why. */
export function ClosureFields({ form }: { form: StoreFormState }) {
  const { error } = form.line('closures');
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 text-base font-bold">임시 휴무</legend>
      <p className="text-xs text-ink-2">
        하루만 쉬면 마지막 날은 비워도 돼요. 줄을 비우고 저장하면 그 휴무는 지워집니다.
      </p>
      {error && <p className="text-xs font-semibold text-red">{error}</p>}
      {rows(form.closureRows).map((at) => (
        <div
          key={at}
          className="grid gap-3 border-b border-line pb-4 last:border-0 sm:grid-cols-[1fr_1fr_2fr]"
        >
          <Field label={`첫날 ${at + 1}`} type="date" {...form.line(`closures.${at}.firstDay`)} />
          <Field label="마지막 날" type="date" {...form.line(`closures.${at}.lastDay`)} />
          <Field
            label="까닭"
            maxLength={60}
            placeholder="예: 여름휴가"
            {...form.line(`closures.${at}.reason`)}
          />
        </div>
      ))}
    </fieldset>
  );
}

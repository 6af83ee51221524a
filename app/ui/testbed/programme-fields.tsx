import { addDays, kstDayOf } from '#app/core/kst.ts';
import type { FormProblem } from '#app/http/forms.server.ts';
import { PRICE_ROWS, QUESTION_ROWS } from '#app/http/programme-form.ts';
import type { ProgrammeDetail } from '#app/testbed/index.server.ts';
import { DISCLOSURE_LABEL, DISCLOSURES, QUESTION_KIND_LABEL, QUESTION_KINDS } from '#app/testbed/index.ts';
import { Checkbox, Field, SelectField } from '../field.tsx';
import { Won } from '../money.tsx';
import { TextArea } from './text-area.tsx';

type Values = Record<string, string>;
type Product = { id: string; name: string; price: number };

/** What the form shows: what was typed last, else what is saved. */
function valuesOf(programme: ProgrammeDetail | null, problem: FormProblem | undefined): Values {
  if (problem) return problem.values;
  if (!programme) return {};
  const values: Values = {
    title: programme.title,
    question: programme.question,
    story: programme.story,
    disclosure: programme.disclosure,
    beginsOn: kstDayOf(new Date(programme.beginsAt)),
    endsOn: addDays(kstDayOf(new Date(programme.endsAt)), -1),
    quantity: String(programme.quantity),
  };
  for (const id of programme.productIds) values[`product.${id}`] = 'on';
  programme.prices.forEach((variant, i) => {
    values[`prices.${i}.label`] = variant.label;
    values[`prices.${i}.price`] = String(variant.price);
    values[`prices.${i}.shownTo`] = variant.shownTo;
  });
  for (const question of programme.questions) {
    const at = `questions.${Number(question.id.slice(1)) - 1}`;
    values[`${at}.label`] = question.label;
    values[`${at}.kind`] = question.kind;
    values[`${at}.options`] = question.options.join('\n');
  }
  return values;
}

/** 시험 기획서: all a maker says of a test. Rows may stay empty. */
export function ProgrammeFields({
  programme,
  products,
  problem,
}: {
  programme: ProgrammeDetail | null;
  products: readonly Product[];
  problem: FormProblem | undefined;
}) {
  const values = valuesOf(programme, problem);
  const field = (name: string) => ({ name, defaultValue: values[name], error: problem?.fields[name] });
  return (
    <>
      <Field label="시험 이름" required maxLength={60} {...field('title')} />
      <Field label="무엇을 시험하나요?" required maxLength={200} {...field('question')} />
      <TextArea label="만든 이야기" required rows={8} {...field('story')} />
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="시작하는 날" type="date" required {...field('beginsOn')} />
        <Field label="마지막 날" type="date" required {...field('endsOn')} />
        <Field label="수량" inputMode="numeric" required suffix="개" {...field('quantity')} />
      </div>
      <SelectField
        label="구매자에게 주는 혜택"
        required
        hint="평가 맨 앞에 그대로 보입니다."
        options={DISCLOSURES.map((value) => ({ value, label: DISCLOSURE_LABEL[value] }))}
        {...field('disclosure')}
      />
      <fieldset className="grid gap-1">
        <legend className="text-base font-bold">시험할 상품</legend>
        {problem?.fields.productIds && (
          <p className="text-xs font-semibold text-red">{problem.fields.productIds}</p>
        )}
        {products.map((product) => (
          <Checkbox
            key={product.id}
            name={`product.${product.id}`}
            defaultChecked={values[`product.${product.id}`] === 'on'}
            label={
              <>
                {product.name} <Won amount={product.price} className="text-ink-2" />
              </>
            }
          />
        ))}
      </fieldset>
      <fieldset className="grid gap-4">
        <legend className="text-base font-bold">가격 실험 (하지 않으면 비워 두세요)</legend>
        <p className="text-xs text-ink-2">
          값을 다르게 시험하면 모든 값과 누가 보는지를 모두에게 공개합니다.
        </p>
        {rows(PRICE_ROWS).map((i) => (
          <div key={i} className="grid gap-3 sm:grid-cols-3">
            <Field label={`구성 ${i + 1}`} {...field(`prices.${i}.label`)} />
            <Field label="가격" inputMode="numeric" suffix="원" {...field(`prices.${i}.price`)} />
            <Field label="누가 보나요" {...field(`prices.${i}.shownTo`)} />
          </div>
        ))}
      </fieldset>
      <fieldset className="grid gap-5">
        <legend className="text-base font-bold">산 분께 물을 것 (최대 {QUESTION_ROWS}개)</legend>
        {problem?.fields.questions && (
          <p className="text-xs font-semibold text-red">{problem.fields.questions}</p>
        )}
        {rows(QUESTION_ROWS).map((i) => (
          <div key={i} className="grid gap-3 rounded-card border border-line p-4">
            <div className="grid gap-3 sm:grid-cols-[1fr_10rem]">
              <Field label={`질문 ${i + 1}`} {...field(`questions.${i}.label`)} />
              <SelectField
                label="답하는 방식"
                required
                options={QUESTION_KINDS.map((value) => ({ value, label: QUESTION_KIND_LABEL[value] }))}
                {...field(`questions.${i}.kind`)}
              />
            </div>
            <TextArea
              label="고를 수 있는 답"
              rows={2}
              hint="‘고르기’일 때만, 한 줄에 하나씩 적습니다."
              {...field(`questions.${i}.options`)}
            />
          </div>
        ))}
      </fieldset>
    </>
  );
}

const rows = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

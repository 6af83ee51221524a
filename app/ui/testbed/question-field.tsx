import { MAX_TEXT, type Question } from '#app/testbed/index.ts';
import { RadioCards } from '../choice.tsx';
import { TextArea } from './text-area.tsx';

const SCALE = ['1', '2', '3', '4', '5'] as const;
const SCALE_ENDS: Record<string, string> = { '1': '전혀 아니에요', '5': '매우 그래요' };

/** One question of a maker as a field; what was chosen stays when the form comes back. */
export function QuestionField({
  question,
  value,
  error,
}: {
  question: Question;
  value: string | undefined;
  error: string | undefined;
}) {
  if (question.kind === 'text')
    return (
      <TextArea
        label={question.label}
        name={question.id}
        rows={4}
        maxLength={MAX_TEXT}
        defaultValue={value}
        error={error}
      />
    );
  const same = { legend: question.label, name: question.id, defaultValue: value, error };
  if (question.kind === 'choice')
    return <RadioCards {...same} choices={question.options.map((label) => ({ value: label, label }))} />;
  return (
    <div>
      <RadioCards
        {...same}
        columns="five"
        choices={SCALE.map((mark) => ({
          value: mark,
          label: `${mark}점`,
          detail: SCALE_ENDS[mark] && <span className="sr-only"> {SCALE_ENDS[mark]}</span>,
        }))}
      />
      <p aria-hidden className="mt-1.5 flex justify-between text-xs text-ink-2">
        <span>{SCALE_ENDS['1']}</span>
        <span>{SCALE_ENDS['5']}</span>
      </p>
    </div>
  );
}

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
  const labels = question.kind === 'scale' ? SCALE : question.options;
  return (
    <RadioCards
      legend={question.label}
      name={question.id}
      defaultValue={value}
      error={error}
      choices={labels.map((label) => ({
        value: label,
        label: question.kind === 'scale' ? `${label}점` : label,
        detail:
          question.kind === 'scale' && SCALE_ENDS[label] ? (
            <span className="ml-1.5 text-2xs text-ink-2">{SCALE_ENDS[label]}</span>
          ) : undefined,
      }))}
    />
  );
}

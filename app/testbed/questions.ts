import type { QuestionKind } from './words.ts';

export const MAX_QUESTIONS = 8;
export const MAX_TEXT = 1000;

/** One question of the maker. Its id stays, so that answers keep their meaning. */
export type Question = { id: string; kind: QuestionKind; label: string; options: string[] };

/** Answers by question: the option's text, `1` to `5`, or what was written. */
export type Answers = Record<string, string>;
export type AnswersRead = { ok: true; answers: Answers } | { ok: false; problems: Record<string, string> };

/** Checks a form's answers against the questions; choices and points must be answered, texts may be left out. */
export function readAnswers(
  questions: readonly Question[],
  given: Readonly<Record<string, unknown>>,
): AnswersRead {
  const answers: Answers = {};
  const problems: Record<string, string> = {};
  for (const question of questions) {
    const raw = given[question.id];
    const text = typeof raw === 'string' ? raw.trim() : '';
    const problem = problemWith(question, text);
    if (problem) problems[question.id] = problem;
    else if (text) answers[question.id] = text;
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, answers };
}

function problemWith({ kind, options }: Question, text: string): string | null {
  switch (kind) {
    case 'choice':
      return options.includes(text) ? null : '하나를 골라 주세요.';
    case 'scale':
      return /^[1-5]$/.test(text) ? null : '1점부터 5점 가운데 골라 주세요.';
    case 'text':
      return text.length > MAX_TEXT ? `${MAX_TEXT.toLocaleString('ko-KR')}자까지 쓸 수 있습니다.` : null;
  }
}

export type AnswerCount = { questionId: string; answer: string; count: number };
export type QuestionResult = {
  question: Question;
  answered: number;
  /** Of points only. */
  mean: number | null;
  /** Every possible answer in the order asked, those nobody gave too; empty for texts. */
  rows: { label: string; count: number; percent: number }[];
};

const SCALE = ['1', '2', '3', '4', '5'];

/** 결과: how the answers spread. Percentages are rounded for reading; counts are exact. */
export function resultsOf(questions: readonly Question[], counts: readonly AnswerCount[]): QuestionResult[] {
  return questions.map((question) => {
    const own = counts.filter(({ questionId }) => questionId === question.id);
    const answered = own.reduce((sum, { count }) => sum + count, 0);
    const labels = { choice: question.options, scale: SCALE, text: [] }[question.kind];
    const points = own.reduce((sum, { answer, count }) => sum + Number(answer) * count, 0);
    return {
      question,
      answered,
      mean: question.kind === 'scale' && answered > 0 ? points / answered : null,
      rows: labels.map((label) => {
        const count = own.find(({ answer }) => answer === label)?.count ?? 0;
        return { label, count, percent: answered === 0 ? 0 : Math.round((count * 100) / answered) };
      }),
    };
  });
}

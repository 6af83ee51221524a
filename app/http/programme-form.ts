import { z } from 'zod';
import { MAX_QUESTIONS, SaveProgrammeInput } from '#app/testbed/index.ts';

export const PRICE_ROWS = 4;
export const QUESTION_ROWS = MAX_QUESTIONS;

type Fields = Record<string, unknown>;
const text = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

/** Rows of a form that were filled in, with their place on the page. */
const filled = (fields: Fields, rows: number, name: string, key: string): number[] =>
  Array.from({ length: rows }, (_, i) => i).filter((i) => text(fields, `${name}.${i}.${key}`) !== '');

/**
 * The maker's form: a fixed number of rows that may stay empty, so that it works without scripts. What is wrong is
 * said beside the row it was typed in.
 */
export const ProgrammeForm = z
  .looseObject({ id: z.uuid(), intent: z.enum(['save', 'apply']) })
  .transform((fields, ctx) => {
    const prices = filled(fields, PRICE_ROWS, 'prices', 'label');
    const questions = filled(fields, QUESTION_ROWS, 'questions', 'label');
    const parsed = SaveProgrammeInput.safeParse({
      ...Object.fromEntries(
        ['id', 'title', 'question', 'story', 'disclosure', 'beginsOn', 'endsOn', 'quantity'].map((name) => [
          name,
          text(fields, name),
        ]),
      ),
      productIds: Object.keys(fields)
        .filter((name) => name.startsWith('product.'))
        .map((name) => name.slice('product.'.length)),
      prices: prices.map((i) => ({
        label: text(fields, `prices.${i}.label`),
        price: text(fields, `prices.${i}.price`).replaceAll(',', '') || undefined,
        shownTo: text(fields, `prices.${i}.shownTo`),
      })),
      questions: questions.map((i) => ({
        id: `q${i + 1}`,
        kind: text(fields, `questions.${i}.kind`),
        label: text(fields, `questions.${i}.label`),
        options: text(fields, `questions.${i}.options`)
          .split('\n')
          .map((option) => option.trim())
          .filter(Boolean),
      })),
    });
    if (parsed.success) return { intent: fields.intent, programme: parsed.data };
    for (const issue of parsed.error.issues)
      ctx.addIssue({
        code: 'custom',
        message: issue.message,
        path: onPage(issue.path, { prices, questions }),
      });
    return z.NEVER;
  });

function onPage(
  path: readonly PropertyKey[],
  rows: { prices: readonly number[]; questions: readonly number[] },
): PropertyKey[] {
  const [list, at, field] = path;
  if ((list !== 'prices' && list !== 'questions') || typeof at !== 'number') return [...path.slice(0, 1)];
  return [list, rows[list][at] ?? at, field ?? 'label'];
}

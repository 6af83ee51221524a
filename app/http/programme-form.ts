import { z } from 'zod';
import { MAX_QUESTIONS, SaveProgrammeInput } from '#app/testbed/index.ts';
import { filledRows, onPage, textOf } from './form-rows.ts';

export const PRICE_ROWS = 4;
export const QUESTION_ROWS = MAX_QUESTIONS;

/**
 * The maker's form: a fixed number of rows that may stay empty, so that it works without scripts. What is wrong is
 * said beside the row it was typed in.
 */
export const ProgrammeForm = z
  .looseObject({ id: z.uuid(), intent: z.enum(['save', 'apply']) })
  .transform((fields, ctx) => {
    const prices = filledRows(fields, 'prices', 'label');
    const questions = filledRows(fields, 'questions', 'label');
    const parsed = SaveProgrammeInput.safeParse({
      ...Object.fromEntries(
        ['id', 'title', 'question', 'story', 'disclosure', 'beginsOn', 'endsOn', 'quantity'].map((name) => [
          name,
          textOf(fields, name),
        ]),
      ),
      productIds: Object.keys(fields)
        .filter((name) => name.startsWith('product.'))
        .map((name) => name.slice('product.'.length)),
      prices: prices.map((i) => ({
        label: textOf(fields, `prices.${i}.label`),
        price: textOf(fields, `prices.${i}.price`).replaceAll(',', '') || undefined,
        shownTo: textOf(fields, `prices.${i}.shownTo`),
      })),
      questions: questions.map((i) => ({
        id: `q${i + 1}`,
        kind: textOf(fields, `questions.${i}.kind`),
        label: textOf(fields, `questions.${i}.label`),
        options: textOf(fields, `questions.${i}.options`)
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
        path: issue.path[0] === 'productIds' ? ['productIds'] : onPage(issue.path, { prices, questions }),
      });
    return z.NEVER;
  });

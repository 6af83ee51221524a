import { z } from 'zod';
import { SaveStoreFactsInput } from '#app/stores/index.ts';
import { type Fields, filledRows, onPage, textOf } from './form-rows.ts';

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;
/** `매주` in the list of which weekday of the month. */
export const EVERY = 'every';

const numberOf = (text: string): number | undefined => (/^\d$/.test(text) ? Number(text) : undefined);

function hoursOf(fields: Fields) {
  if (textOf(fields, 'hasHours') !== 'own') return null;
  return WEEKDAYS.map((day) =>
    textOf(fields, `hours.${day}.open`) === 'on'
      ? { from: textOf(fields, `hours.${day}.from`), until: textOf(fields, `hours.${day}.until`) }
      : null,
  );
}

function noticeOf(fields: Fields) {
  const text = textOf(fields, 'notice.text');
  return text ? { text, from: textOf(fields, 'notice.from'), until: textOf(fields, 'notice.until') } : null;
}

/** A row of closures counts when anything of it was typed; a day alone is one day. */
const closureRows = (fields: Fields): number[] =>
  [...new Set(['firstDay', 'lastDay', 'reason'].flatMap((key) => filledRows(fields, 'closures', key)))].sort(
    (a, b) => a - b,
  );

function closureOf(fields: Fields, row: number) {
  const firstDay = textOf(fields, `closures.${row}.firstDay`);
  return {
    firstDay,
    lastDay: textOf(fields, `closures.${row}.lastDay`) || firstDay,
    reason: textOf(fields, `closures.${row}.reason`),
  };
}

/** The seller's form of what the store's page tells: rows that stay empty say nothing. */
export const StoreForm = z.looseObject({}).transform((fields, check) => {
  const closedOn = filledRows(fields, 'closedOn', 'nth');
  const closures = closureRows(fields);
  const parsed = SaveStoreFactsInput.safeParse({
    ...Object.fromEntries(['intro', 'story', 'phone', 'email'].map((name) => [name, textOf(fields, name)])),
    notice: noticeOf(fields),
    hours: hoursOf(fields),
    closedOn: closedOn.map((row) => {
      const nth = textOf(fields, `closedOn.${row}.nth`);
      return {
        nth: nth === EVERY ? null : numberOf(nth),
        weekday: numberOf(textOf(fields, `closedOn.${row}.weekday`)),
      };
    }),
    closures: closures.map((row) => closureOf(fields, row)),
  });
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues)
    check.addIssue({
      code: 'custom',
      message,
      path: onPage(path, { closedOn, closures }, { closedOn: 'weekday', closures: 'firstDay' }),
    });
  return z.NEVER;
});

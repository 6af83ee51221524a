import type { FormProblem } from '#app/http/forms.server.ts';
import { EVERY } from '#app/http/store-form.ts';
import type { OwnStore } from '#app/stores/index.server.ts';

type Values = Record<string, string>;
/** One field: what was typed last, else what is saved. */
export type Line = (name: string) => { name: string; defaultValue: string; error: string | undefined };

const BLANK_ROWS = 3;
/** What a new day of opening hours begins with. */
const USUAL = { from: '09:00', until: '18:00' };

function valuesOf(store: OwnStore): Values {
  const values: Values = {
    intro: store.intro,
    story: store.story,
    phone: store.phone,
    email: store.email,
    'notice.text': store.notice ?? '',
    'notice.from': store.noticeFrom ?? '',
    'notice.until': store.noticeUntil ?? '',
    hasHours: store.hours ? 'own' : 'none',
  };
  for (let day = 0; day < 7; day++) {
    const hours = store.hours?.[day] ?? null;
    if (hours) values[`hours.${day}.open`] = 'on';
    values[`hours.${day}.from`] = hours?.from ?? USUAL.from;
    values[`hours.${day}.until`] = hours?.until ?? USUAL.until;
  }
  for (const [at, { nth, weekday }] of store.closedOn.entries()) {
    values[`closedOn.${at}.nth`] = nth === null ? EVERY : String(nth);
    values[`closedOn.${at}.weekday`] = String(weekday);
  }
  for (const [at, closure] of store.closures.entries())
    for (const [key, text] of Object.entries(closure)) values[`closures.${at}.${key}`] = text;
  return values;
}

/** The fields of the form, and how many rows its lists have: those filled in and some to fill. */
export function formOf(store: OwnStore, problem: FormProblem | undefined) {
  const values = problem?.values ?? valuesOf(store);
  const rowsOf = (list: string, key: string): number => {
    const filled = Object.keys(values).flatMap((name) => {
      const [, at] = name.startsWith(`${list}.`) && values[name] ? (/\.(\d+)\./.exec(name) ?? []) : [];
      return at !== undefined && name.endsWith(key) ? [Number(at)] : [];
    });
    return Math.max(-1, ...filled) + 1 + BLANK_ROWS;
  };
  const line: Line = (name) => ({
    name,
    defaultValue: values[name] ?? '',
    error: problem?.fields[name],
  });
  return {
    line,
    isOn: (name: string): boolean => values[name] === 'on',
    closedRows: rowsOf('closedOn', 'nth'),
    closureRows: rowsOf('closures', 'firstDay'),
  };
}
export type StoreFormState = ReturnType<typeof formOf>;

import { data } from '@remix-run/node';
import type { z } from 'zod';
import { Refusal } from '#app/core/refusal.ts';
import { log } from '#app/platform/log.server.ts';
import { answerRefusal } from './refusal-texts.ts';

/** What a screen gets back from a form that did not go through: sentences by field, and what was typed. */
export type FormProblem = {
  /** Over the form: the rule that refused. */
  message: string | null;
  code: string | null;
  fields: Record<string, string>;
  values: Record<string, string>;
};

type Read<T> =
  | { ok: true; value: T; values: Record<string, string> }
  | { ok: false; answer: ReturnType<typeof problem> };

/** Never given back to the page. */
const SECRET_FIELDS = new Set(['password', 'passwordAgain', 'currentPassword', 'orderPassword', 'code']);
/** Control (but line breaks and tabs), bidi and zero-width characters: they only ever hide something. */
const FORBIDDEN = /(?![\n\r\t])[\p{Cc}\p{Cf}]/gu;

/**
 * Parses a posted form once. URL parameters lie over the fields, so a form cannot forge them; text is NFC without
 * control, bidi and zero-width characters, its lines end as they are stored and not as forms send them; a field sent
 * several times becomes a list.
 */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  params: Record<string, string | undefined> = {},
): Promise<Read<z.output<S>>> {
  const form = await request.formData();
  const fields: Record<string, unknown> = {};
  const values: Record<string, string> = {};
  for (const [name, items] of byName(form)) {
    const given = items.map((item) => (typeof item === 'string' ? clean(name, item) : item));
    fields[name] = given.length > 1 ? given : given[0];
    if (typeof given[0] === 'string' && !SECRET_FIELDS.has(name)) values[name] = given[0];
  }
  for (const [name, value] of Object.entries(params)) if (value !== undefined) fields[name] = value;
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { ok: true, value: parsed.data, values };
  const sentences: Record<string, string> = {};
  for (const { field, message } of inOrderOf(Object.keys(fields), parsed.error.issues))
    sentences[field] ??= message;
  return {
    ok: false,
    answer: problem({ message: sentences.form ?? null, code: null, fields: sentences, values }, 400),
  };
}

/** In one walk: asking the form for each of thousands of names would walk it thousands of times. */
function byName(form: FormData): Map<string, FormDataEntryValue[]> {
  const found = new Map<string, FormDataEntryValue[]>();
  for (const [name, item] of form) {
    const items = found.get(name);
    if (items) items.push(item);
    else found.set(name, [item]);
  }
  return found;
}

/** Issues by field, told from the top of the form down; what the form did not send comes last. */
function inOrderOf(names: readonly string[], issues: readonly z.core.$ZodIssue[]) {
  const places = new Map(names.map((name, at) => [name, at]));
  const place = (field: string) => places.get(field) ?? names.length;
  return issues
    .map(({ path, message }) => ({ field: path.join('.') || 'form', message }))
    .sort((one, other) => place(one.field) - place(other.field));
}

const clean = (name: string, text: string): string => {
  const normal = text.normalize('NFC');
  return SECRET_FIELDS.has(name) ? normal : normal.replace(FORBIDDEN, '').replaceAll('\r\n', '\n').trim();
};

const problem = (body: FormProblem, status: number, headers: Record<string, string> = {}) =>
  data(body, { status, headers });

/** How long a person who tried too often has to wait, for programs. */
export const waitOf = (reason: { code: string; seconds?: unknown }): Record<string, string> =>
  typeof reason.seconds === 'number' ? { 'Retry-After': String(reason.seconds) } : {};

/** Runs a command for a form: a refusal becomes a sentence over the form, which keeps what was typed. */
export async function attempt<T>(values: Record<string, string>, work: () => Promise<T>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status, text, field } = answerRefusal(error.reason);
    log().info({ refusal: error.reason.code }, 'refused');
    return problem(
      {
        message: field ? null : text,
        code: error.reason.code,
        fields: field ? { [field]: text } : {},
        values,
      },
      status,
      waitOf(error.reason),
    );
  }
}

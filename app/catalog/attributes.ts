import type { AttributeDefinition, AttributeValues } from './words.ts';

const MAX_TEXT = 80;
const MAX_NUMBER = 10_000_000;

/** What the categories of a path ask together; a lower one may ask the same more narrowly. */
export function inheritAttributes(
  path: readonly { attributes: readonly AttributeDefinition[] }[],
): AttributeDefinition[] {
  const byKey = new Map<string, AttributeDefinition>();
  for (const { attributes } of path)
    for (const definition of attributes) byKey.set(definition.key, definition);
  return [...byKey.values()];
}

export type AttributeProblem = {
  label: string;
  because: 'missing' | 'unknown' | 'not-a-choice' | 'not-a-number' | 'too-long';
  choices?: readonly string[];
};

function problemOf(definition: AttributeDefinition, value: string | number): AttributeProblem | null {
  const { label } = definition;
  if (definition.type === 'number')
    return typeof value === 'number' && value >= 0 && value <= MAX_NUMBER
      ? null
      : { label, because: 'not-a-number' };
  if (definition.type === 'choice')
    return definition.choices.includes(String(value))
      ? null
      : { label, because: 'not-a-choice', choices: definition.choices };
  return String(value).length > MAX_TEXT ? { label, because: 'too-long' } : null;
}

/** What is wrong with a product's attributes by its category's definition. */
export function attributeProblems(
  definitions: readonly AttributeDefinition[],
  values: AttributeValues,
): AttributeProblem[] {
  const asked = definitions.flatMap((definition): AttributeProblem[] => {
    const value = values[definition.key];
    if (value === undefined || value === '')
      return definition.required ? [{ label: definition.label, because: 'missing' }] : [];
    const problem = problemOf(definition, value);
    return problem ? [problem] : [];
  });
  const keys = new Set(definitions.map(({ key }) => key));
  const strangers = Object.keys(values).filter((key) => !keys.has(key));
  return [...asked, ...strangers.map((label) => ({ label, because: 'unknown' as const }))];
}

/** The answers as facts for the product page, in the order asked. */
export const attributeRows = (definitions: readonly AttributeDefinition[], values: AttributeValues) =>
  definitions.flatMap((definition) => {
    const value = values[definition.key];
    if (value === undefined || value === '') return [];
    const unit = definition.type === 'number' ? definition.unit : '';
    return [{ label: definition.label, value: `${value}${unit && ` ${unit}`}` }];
  });

/** An answer as typed into a cell, as the category's definition reads it: `12.5 Brix` is the number 12.5. */
export function readAttribute(definition: AttributeDefinition, typed: string): string | number {
  const text = typed.trim();
  if (definition.type === 'choice') {
    const plain = (word: string) => word.replace(/\s/g, '');
    return definition.choices.find((choice) => plain(choice) === plain(text)) ?? text;
  }
  if (definition.type !== 'number') return text;
  const { unit } = definition;
  const bare = text.toLowerCase().endsWith(unit.toLowerCase())
    ? text.slice(0, text.length - unit.length)
    : text;
  const digits = bare.trim().replaceAll(',', '');
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : text;
}

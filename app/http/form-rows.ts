export type Fields = Record<string, unknown>;

export const textOf = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

/** Rows of a list in a form (`prices.3.label`) that were filled in at this key, by their place on the page. */
export function filledRows(fields: Fields, list: string, key: string): number[] {
  const places = Object.keys(fields).flatMap((name) => {
    const [, at] = name.startsWith(`${list}.`) ? (/^\w+\.(\d{1,3})\./.exec(name) ?? []) : [];
    return at === undefined ? [] : [Number(at)];
  });
  return [...new Set(places)]
    .sort((a, b) => a - b)
    .filter((at) => textOf(fields, `${list}.${at}.${key}`) !== '');
}

/** Where on the page something is wrong, when only filled rows were handed on: beside the row it was typed in. */
export function onPage(
  path: readonly PropertyKey[],
  rows: Readonly<Record<string, readonly number[]>>,
  keyOf: Readonly<Record<string, string>> = {},
): PropertyKey[] {
  const [list, at, field] = path;
  const places = typeof list === 'string' ? rows[list] : undefined;
  if (!places || typeof list !== 'string' || typeof at !== 'number') return [...path];
  return [list, places[at] ?? at, field ?? keyOf[list] ?? 'label'];
}

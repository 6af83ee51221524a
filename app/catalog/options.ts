/** One sellable combination, as far as choosing goes. */
export type Combination = { id: string; optionValues: readonly string[]; stock: number };
export type AxisValue = { value: string; state: 'available' | 'sold-out' | 'missing' };
export type Axis = { name: string; values: AxisValue[] };

const fits = (combination: Combination, chosen: readonly (string | null)[], until: number): boolean =>
  chosen.slice(0, until).every((value, axis) => value === null || combination.optionValues[axis] === value);

/**
 * What can still be chosen on each axis, given what was chosen on those before it: a value that only sold-out
 * combinations have stays visible, one no combination has with them cannot be chosen.
 */
export function axesOf(
  names: readonly string[],
  combinations: readonly Combination[],
  chosen: readonly (string | null)[],
): Axis[] {
  return names.map((name, axis) => {
    const values = [...new Set(combinations.map(({ optionValues }) => optionValues[axis] ?? ''))];
    return {
      name,
      values: values.map((value): AxisValue => {
        const own = combinations.filter(
          (combination) => combination.optionValues[axis] === value && fits(combination, chosen, axis),
        );
        if (own.length === 0) return { value, state: 'missing' };
        return { value, state: own.some(({ stock }) => stock > 0) ? 'available' : 'sold-out' };
      }),
    };
  });
}

/** Chooses on one axis; what was chosen further down stays only where it still makes a combination. */
export function chooseOn(
  combinations: readonly Combination[],
  chosen: readonly (string | null)[],
  axis: number,
  value: string,
): (string | null)[] {
  const next = chosen.map((old, at) => (at === axis ? value : old));
  for (let at = axis + 1; at < next.length; at++)
    if (!combinations.some((combination) => fits(combination, next, at + 1))) next[at] = null;
  return next;
}

/** The combination of a full choice. */
export const combinationOf = <C extends Combination>(
  combinations: readonly C[],
  chosen: readonly (string | null)[],
): C | undefined =>
  chosen.every((value) => value !== null)
    ? combinations.find((combination) => fits(combination, chosen, chosen.length))
    : undefined;

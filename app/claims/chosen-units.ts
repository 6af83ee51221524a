/** Units by line, as the form sends them: `unit:<line id>` → `2`. */
const UNITS = /^unit:([0-9a-f-]{36})$/;
export function chosenUnits(fields: Iterable<[string, unknown]>): ReadonlyMap<string, number> | null {
  const units = new Map<string, number>();
  for (const [name, value] of fields) {
    const lineId = UNITS.exec(name)?.[1];
    if (lineId && typeof value === 'string' && /^\d{1,3}$/.test(value)) units.set(lineId, Number(value));
  }
  return units.size > 0 ? units : null;
}

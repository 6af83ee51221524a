import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../../app/app.css', import.meta.url), 'utf8');
const colours = new Map(
  [...css.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
);

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => luminance(colours.get(name) ?? '#808080'));
  const [light, dark] = [Math.max(a ?? 0, b ?? 0), Math.min(a ?? 0, b ?? 0)];
  return (light + 0.05) / (dark + 0.05);
}

test.each([
  ['ink', 'white'],
  ['ink', 'ground-2'],
  ['ink-2', 'white'],
  ['ink-2', 'ground-2'],
  ['ink-3', 'white'],
  ['ink-3', 'ground-2'],
  ['white', 'warm-600'],
  ['white', 'warm-700'],
  ['warm-700', 'warm-50'],
  ['warm-700', 'white'],
  ['white', 'teal-700'],
  ['teal-700', 'teal-50'],
  ['teal-800', 'teal-50'],
  ['red', 'white'],
  ['red', 'red-50'],
  ['white', 'ink'],
])('%s on %s is read by everyone', (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
});

test('the edge of a control is seen on white', () => {
  expect(contrast('edge', 'white')).toBeGreaterThanOrEqual(3);
});

test('the measure is right: black on white is 21, white on white 1', () => {
  expect(contrast('black', 'white')).toBeCloseTo(21, 5);
  expect(contrast('white', 'white')).toBe(1);
});

import { afterEach, beforeEach, expect } from 'vitest';

const original = console.error;
let said: unknown[][] = [];
let expected = false;

/** Call in a test that provokes a `console.error` on purpose; gives what was said so far. */
export function expectConsoleErrors(): unknown[][] {
  expected = true;
  return said;
}

beforeEach(() => {
  said = [];
  expected = false;
  console.error = (...args: unknown[]) => {
    said.push(args);
  };
});

afterEach(() => {
  console.error = original;
  if (!expected) expect(said, 'an unexpected console.error').toEqual([]);
});

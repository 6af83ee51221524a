import { expect, test } from 'vitest';
import { linesMatching, sourceFiles } from './source-files.ts';

/** Where real time is the point; everywhere else "now" comes from the context. */
const MAY_ASK = ['app/core/ids.ts', 'app/platform/clock.server.ts'];

test('nobody asks the machine for the time but the clock', () => {
  const files = [...sourceFiles('app'), ...sourceFiles('db')].filter(({ path }) => !MAY_ASK.includes(path));
  expect(linesMatching(files, /\bnew Date\(\s*\)|\bDate\.now\(/)).toEqual([]);
});

test('no day or time is read in the zone of the machine', () => {
  const local = /\.(get|set)(FullYear|Month|Date|Day|Hours|Minutes)\(|\.toLocale(Date|Time)?String\(\)/;
  expect(linesMatching([...sourceFiles('app'), ...sourceFiles('db')], local)).toEqual([]);
});

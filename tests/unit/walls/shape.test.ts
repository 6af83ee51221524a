import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const LONGEST = 400;
const NAMELESS = /^(utils?|helpers?|lib|common|misc|shared|types|v2)$/;

const ours = ['app', 'db', 'scripts', 'tests'].flatMap(sourceFiles);

test('no file is too long to read in one go', () => {
  const long = ours
    .filter(({ path }) => path.startsWith('app/'))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
    .filter(({ lines }) => lines > LONGEST);
  expect(long).toEqual([]);
});

test('every file and folder has a name that says what it is', () => {
  const nameless = ours.filter(({ path }) =>
    path.split('/').some((part) => NAMELESS.test(basename(part).replace(/(\.server)?\.tsx?$/, ''))),
  );
  expect(nameless.map(({ path }) => path)).toEqual([]);
});

test('names are in kebab-case', () => {
  const odd = ours.filter(({ path }) => !/^([\w.-]+\/)*[a-z0-9]+([.-][a-z0-9]+)*\.tsx?$/.test(path));
  expect(odd.map(({ path }) => path)).toEqual([]);
});

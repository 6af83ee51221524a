import { expect, test } from 'vitest';
import { linesMatching, sourceFiles } from './source-files.ts';

test('one module reads the environment', () => {
  const files = [...sourceFiles('app'), ...sourceFiles('db')].filter(
    ({ path }) => path !== 'app/platform/env.server.ts',
  );
  expect(linesMatching(files, /\bprocess\.env\b/)).toEqual([]);
});

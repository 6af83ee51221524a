import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RouteConfigEntry } from '@remix-run/route-config';
import { expect, test } from 'vitest';
import routes from '#app/routes.ts';
import { sourceFiles } from './source-files.ts';

const flat = (entries: readonly RouteConfigEntry[]): RouteConfigEntry[] =>
  entries.flatMap((entry) => [entry, ...flat(entry.children ?? [])]);

const registered = flat(routes as RouteConfigEntry[]).map(({ file }) => file);

test('each registered screen exists', () => {
  const app = fileURLToPath(new URL('../../../app/', import.meta.url));
  expect(registered.filter((file) => !existsSync(`${app}${file}`))).toEqual([]);
});

test('each screen with something to show or do is registered', () => {
  const screens = sourceFiles('app/routes').filter(({ text }) =>
    /^export (default|(async )?function (loader|action))\b/m.test(text),
  );
  const paths = screens
    .map(({ path }) => path.replace(/^app\//, ''))
    .filter((path) => !path.endsWith('/routes.ts'));
  expect(paths.filter((path) => !registered.includes(path))).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { accountRoutes } from '#app/routes/account/routes.ts';
import { shopRoutes } from '#app/routes/shop/routes.ts';
import { webRoutes } from '#app/routes/web/routes.ts';
import { PICTURES } from '#tests/support/pictures.ts';

test('each page of a shopper has a picture to be looked at', () => {
  const pages = [...shopRoutes, ...accountRoutes, ...webRoutes]
    .filter(({ file }) => file.endsWith('.tsx'))
    .map(({ path }) => `/${path ?? ''}`);
  expect(pages.filter((page) => !(page in PICTURES))).toEqual([]);
});

test('each picture is taken by exactly one journey, and shows one page', () => {
  const folder = fileURLToPath(new URL('../../e2e/', import.meta.url));
  const journeys = readdirSync(folder)
    .filter((name) => name.endsWith('.e2e.ts'))
    .map((name) => readFileSync(folder + name, 'utf8'))
    .join('\n');
  const names: string[] = Object.values(PICTURES).flat();
  const taken = (name: string) =>
    journeys.match(new RegExp(`(?:name: |Page\\(\\w+, )'${name}'`, 'g'))?.length;
  expect(names.filter((name) => taken(name) !== 1)).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

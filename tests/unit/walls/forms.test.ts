import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const FIELDS = /<(Field|TextArea|SelectField|FileField)\b/;

test('each form with something to type in answers beside its fields, not in the browser’s own words', () => {
  const forms = ['app/routes', 'app/ui'].flatMap(sourceFiles).flatMap(({ path, text }) =>
    [...text.matchAll(/<Form\b([^>]*)>[\s\S]*?<\/Form>/g)].map(([form, opening]) => ({
      path,
      form,
      opening,
    })),
  );
  const typed = forms.filter(({ form, opening }) => /method="post"/.test(opening ?? '') && FIELDS.test(form));
  expect(typed.length).toBeGreaterThan(20);
  expect(typed.filter(({ opening }) => !/noValidate/.test(opening ?? '')).map(({ path }) => path)).toEqual(
    [],
  );
});

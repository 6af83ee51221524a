import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Our own TypeScript below a folder: path from the project and text. */
export function sourceFiles(folder: string): { path: string; text: string }[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(ROOT, folder, name), 'utf8') }));
}

/** `path:line` of each line that matches, comments left out. */
export function linesMatching(files: { path: string; text: string }[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => {
      const code = line.replace(/^\s*(\*|\/\/|\/\*).*/, '').replace(/\s\/\/ .*/, '');
      return pattern.test(code) ? [`${path}:${at + 1}`] : [];
    }),
  );
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

/**
 * Writes app/ui/fonts: the letters the mall itself writes most, of every weight, in one file made of Pretendard. A page asks
 * for this one and seldom for another; Pretendard's own hundred parts are for all else. Its licence (OFL 1.1) keeps the
 * name Pretendard for the unchanged font, so this one has another.
 */
const SYLLABLES = 900;
/** Latin, digits and signs; arrows, won, stars and the dots and quotes of Korean text. */
const SIGNS = `${Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('')} ·×…–—‘’“”→←₩※★☆・ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ`;
const SOURCES = ['app', 'db/seed'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => join(folder, path)),
);

const counts = new Map<string, number>();
for (const path of SOURCES) {
  // A word of the mall's own stands on every page, a word of one product on its own.
  const weight = path.startsWith('app') ? 3 : 1;
  for (const [letter] of readFileSync(path, 'utf8').matchAll(/[가-힣]/g))
    counts.set(letter, (counts.get(letter) ?? 0) + weight);
}
const syllables = [...counts]
  .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  .slice(0, SYLLABLES)
  .map(([letter]) => letter);
const letters = [...new Set([...SIGNS, ...syllables])].sort();

const { resolve } = createRequire(import.meta.url);
const whole = resolve('pretendard/dist/public/variable/PretendardVariable.ttf');
const text = letters.join('');
const part = await subsetFont(readFileSync(whole), text, {
  targetFormat: 'truetype',
  variationAxes: { wght: { min: 400, max: 800 } },
});
const font = await subsetFont(renamed(part), text, { targetFormat: 'woff2' });
writeFileSync('app/ui/fonts/ontong-sans.woff2', font);

/** The same font with the reserved name replaced by one as long, in both writings a name table may have. */
function renamed(made: Buffer): Buffer {
  const bytes = made.toString('latin1');
  const wide = (name: string) => [...name].map((letter) => `\0${letter}`).join('');
  return Buffer.from(
    bytes.replaceAll('Pretendard', 'OntongSans').replaceAll(wide('Pretendard'), wide('OntongSans')),
    'latin1',
  );
}

/** Code points as CSS writes them: `20-7e, b7`. */
function rangesOf(codes: readonly number[]): string {
  const ranges: string[] = [];
  const hex = (index: number) => (codes[index] ?? 0).toString(16);
  for (let at = 0; at < codes.length; ) {
    let end = at;
    while (codes[end + 1] === (codes[end] ?? 0) + 1) end++;
    ranges.push(at === end ? `U+${hex(at)}` : `U+${hex(at)}-${hex(end)}`);
    at = end + 1;
  }
  return ranges.join(', ');
}

const codes = letters.map((letter) => letter.codePointAt(0) ?? 0);
writeFileSync(
  'app/ui/fonts/core.css',
  `/*
 * Written by npm run font:make out of Pretendard, Copyright (c) 2021 Kil Hyung-jin, under the SIL Open Font License 1.1
 * (https://scripts.sil.org/OFL), which holds for this font too.
 */
@font-face {
  font-family: "Ontong Sans";
  font-weight: 400 800;
  font-style: normal;
  font-display: optional;
  src: url("./ontong-sans.woff2") format("woff2-variations");
  unicode-range: ${rangesOf(codes)};
}
`,
);

/** Pretendard's parts for all other letters only: a page whose first file is late must not ask for all of them instead. */
const own = new Set(codes);
const parts = readFileSync(
  resolve('pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css'),
  'utf8',
);
const rest = [...parts.matchAll(/url\(\.\/(\S+?\.woff2)\)[^}]*?unicode-range:\s*([^;}]+)/g)].flatMap(
  ([, file = '', range = '']) => {
    const left = range
      .split(',')
      .flatMap((piece) => {
        const [first = 0, last = first] = piece
          .trim()
          .slice(2)
          .split('-')
          .map((code) => Number.parseInt(code, 16));
        return Array.from({ length: last - first + 1 }, (_, at) => first + at);
      })
      .filter((code) => !own.has(code))
      .sort((one, other) => one - other);
    return left.length === 0
      ? []
      : `@font-face {
  font-family: "Pretendard Variable";
  font-weight: 45 920;
  font-style: normal;
  font-display: swap;
  src: url("../../../node_modules/pretendard/dist/web/variable/${file}") format("woff2-variations");
  unicode-range: ${rangesOf(left)};
}
`;
  },
);
writeFileSync('app/ui/fonts/rest.css', `/* Written by npm run font:make. */\n${rest.join('')}`);
process.stdout.write(
  `${letters.length} letters, ${Math.round(font.length / 1024)} KB; ${rest.length} parts for the rest\n`,
);

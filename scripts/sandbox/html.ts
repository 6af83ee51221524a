/** Markup that is already safe to send. */
export type Html = { readonly markup: string };
type Part = Html | string | number | null | false | readonly Html[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeText = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

function render(part: Part): string {
  if (part === null || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part));
  if ('markup' in part) return part.markup;
  return part.map(({ markup }) => markup).join('');
}

/** Everything put in is escaped unless it came out of `html` itself. */
export function html(pieces: TemplateStringsArray, ...parts: Part[]): Html {
  return {
    markup: pieces.map((piece, i) => piece + (i < parts.length ? render(parts[i] ?? null) : '')).join(''),
  };
}

export function page(title: string, sheet: 'window' | 'control', body: Html, bodyClass = ''): string {
  const document = html`<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/pretendard/pretendardvariable-dynamic-subset.css">
<link rel="stylesheet" href="/assets/${sheet}.css">
</head>
<body class="${bodyClass}">
${body}
</body>
</html>`;
  return document.markup;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** A page that needs nothing else of the mall: shown when the mall itself cannot answer. */
export function plainPage(title: string, text: string, reference?: string): string {
  const note = reference ? `<p><small>문의 번호 ${escapeHtml(reference)}</small></p>` : '';
  return `<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} | 온통대전몰</title>
<style>body{font-family:system-ui,sans-serif;max-width:32rem;margin:20vh auto 0;padding:0 1.5rem;line-height:1.6;word-break:keep-all;color:#1f2937}h1{font-size:1.4rem}a{color:inherit}</style>
</head><body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${note}<p><a href="/">온통대전몰 첫 화면</a></p></main></body></html>`;
}

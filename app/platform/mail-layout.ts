/** One mail, said once and laid out twice: as plain text and as simple HTML. */
export type MailContent = {
  title: string;
  /** Paragraphs, in order. */
  lines: readonly string[];
  facts?: readonly { label: string; value: string }[];
  action?: { label: string; url: string };
  /** Under the line: why this mail came, what to do if it should not have. */
  notes?: readonly string[];
};

const SENDER = '온통대전몰 · 문의는 온통대전몰 고객센터에서 받습니다. 이 메일은 보내기 전용입니다.';

/** Plain text and HTML of a mail. Everything given is text: HTML in it is shown, not run. */
export function mailLayout(content: MailContent): { text: string; html: string } {
  return { text: textOf(content), html: htmlOf(content) };
}

function textOf({ title, lines, facts = [], action, notes = [] }: MailContent): string {
  const blocks = [
    title,
    ...lines,
    facts.map(({ label, value }) => `- ${label}: ${value}`).join('\n'),
    action ? `${action.label}\n${action.url}` : '',
    ['--', ...notes, SENDER].join('\n'),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);

function htmlOf({ title, lines, facts = [], action, notes = [] }: MailContent): string {
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><th align="left" style="padding:6px 16px 6px 0;color:#665c55;font-weight:400">${safe(label)}</th><td style="padding:6px 0">${safe(value)}</td></tr>`,
  );
  const button = action
    ? `<p style="margin:24px 0"><a href="${safe(action.url)}" style="display:inline-block;padding:14px 24px;border-radius:12px;background:#c7420f;color:#ffffff;font-weight:700;text-decoration:none">${safe(action.label)}</a></p>`
    : '';
  return [
    '<!doctype html><html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${safe(title)}</title></head>`,
    '<body style="margin:0;background:#faf6f2;color:#221c18;font-family:sans-serif;line-height:1.6">',
    '<div style="max-width:560px;margin:0 auto;padding:24px 16px"><div style="padding:24px;border-radius:16px;background:#ffffff">',
    '<p style="margin:0 0 16px;font-weight:800"><span style="color:#c7420f">온통</span>대전몰</p>',
    `<h1 style="margin:0 0 16px;font-size:20px">${safe(title)}</h1>`,
    ...lines.map((text) => `<p style="margin:0 0 12px">${safe(text)}</p>`),
    rows.length > 0
      ? `<table role="presentation" style="border-collapse:collapse">${rows.join('')}</table>`
      : '',
    button,
    '</div><div style="padding:16px 8px;color:#665c55;font-size:13px">',
    ...[...notes, SENDER].map((text) => `<p style="margin:0 0 4px">${safe(text)}</p>`),
    '</div></div></body></html>',
  ].join('\n');
}

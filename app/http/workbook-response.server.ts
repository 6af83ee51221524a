/** A spreadsheet made for this person, under a Korean name. */
export function workbookResponse(body: Buffer, name: string): Response {
  return new Response(new Uint8Array(body), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="mall.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Length': String(body.length),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

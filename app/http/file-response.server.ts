import { createReadableStreamFromReadable } from '@remix-run/node';
import type { OpenedFile } from '#app/files/index.server.ts';

/** A stored file never changes under its name, so a browser may keep it for a year; a missing one is asked for again. */
export function fileResponse(file: OpenedFile | null): Response {
  if (!file) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } });
  return new Response(createReadableStreamFromReadable(file.stream), {
    headers: {
      'Content-Type': file.type,
      'Content-Length': String(file.bytes),
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

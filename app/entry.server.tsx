import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { wholeText } from '#app/http/web/whole-text.server.ts';
import { log } from '#app/platform/log.server.ts';
import { createMarkupKeeper } from '#app/ui/keep-markup.server.tsx';
import { MarkupKeeping } from '#app/ui/kept-markup.tsx';
import { NonceContext } from '#app/ui/nonce.ts';

/** In development the browser checks what it is sent against what it would draw, and code changes under the keeper. */
const keepMarkup = import.meta.env.PROD ? createMarkupKeeper() : null;

/** Remix gives up on slow parts of a page after this; the page itself a second later. */
export const streamTimeout = 10_000;

/** People get the page as it is made; a search engine's robot waits for all of it. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, requestId }: AppLoadContext,
): Promise<Response> {
  const ready = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady';
  return new Promise((resolve, reject) => {
    let answered = false;
    let answerStatus = status;
    const page = (
      <NonceContext.Provider value={nonce}>
        <MarkupKeeping.Provider value={keepMarkup}>
          <RemixServer context={remixContext} url={request.url} nonce={nonce} />
        </MarkupKeeping.Provider>
      </NonceContext.Provider>
    );
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      [ready]: () => {
        answered = true;
        const body = wholeText();
        headers.set('Content-Type', 'text/html; charset=utf-8');
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answerStatus }));
        pipe(body);
      },
      onShellError: reject,
      onError: (error) => {
        answerStatus = 500;
        // Before the shell, the rejection above is what gets logged.
        if (answered && !request.signal.aborted) log().error({ requestId, err: error }, 'render failed');
      },
    });
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** What a loader, an action or a page threw that nobody expected. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted) return;
  // An address nobody knows is an answer, not a fault.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  log().error({ requestId: context.requestId, err: error }, 'unexpected error');
}

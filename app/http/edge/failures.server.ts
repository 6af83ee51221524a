import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { plainPage } from './plain-page.server.ts';
import { readFacts } from './request-state.server.ts';

/** The last net: nobody outside sees what went wrong, only a number to ask with. */
export function answerFailures(log: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, _next) => {
    // Answered already: what comes after, such as reading a body that was cut, is no news.
    if (res.writableEnded) return;
    const { requestId } = readFacts(res);
    const status = statusOf(error);
    if (status >= 500) log.error({ requestId, err: error }, 'request failed');
    if (res.headersSent) {
      res.destroy();
      return;
    }
    const [title, text] =
      status >= 500
        ? ['문제가 생겼어요', '잠시 뒤 다시 시도해 주세요. 계속되면 문의 번호를 알려 주세요.']
        : ['요청을 알아듣지 못했어요', '주소나 입력한 내용을 확인해 주세요.'];
    res
      .status(status)
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(plainPage(title, text, requestId));
  };
}

/** Express marks what the client got wrong (a broken address, broken JSON) with a status. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

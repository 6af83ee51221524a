import { env } from '#app/platform/env.server.ts';

type Answer = { status: number; location: string | null; headers: Headers; body: unknown };
type RouteArgs = { request: Request; params: Record<string, string>; context: never };
type Handler = (args: RouteArgs) => unknown;

let nextNetwork = 0;

/** A browser without JavaScript: keeps cookies, posts forms, calls loaders and actions as Remix would. */
export function aBrowser(options: { ip?: string; userAgent?: string } = {}) {
  nextNetwork += 1;
  const ip = options.ip ?? `10.${process.pid % 250}.${nextNetwork % 250}.7`;
  const cookies = new Map<string, string>();
  const origin = `http://localhost:${env().PORT}`;

  async function call(
    handler: unknown,
    path: string,
    init: { form?: Record<string, string>; params?: Record<string, string> } = {},
  ): Promise<Answer> {
    const headers = new Headers({
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'user-agent': options.userAgent ?? 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0.0.0 Safari/537.36',
    });
    const request = init.form
      ? new Request(`${origin}${path}`, { method: 'POST', headers, body: new URLSearchParams(init.form) })
      : new Request(`${origin}${path}`, { headers });
    const readerIsReady = async () => true;
    const context = { requestId: 'test-request', nonce: '', clientIp: ip, readerIsReady } as never;
    const answer = read(await settle(handler as Handler, { request, params: init.params ?? {}, context }));
    for (const cookie of answer.headers.getSetCookie()) keep(cookie);
    return answer;
  }

  function keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (/Max-Age=0/.test(cookie)) cookies.delete(name);
    else cookies.set(name, value);
  }

  return { call, cookies, sessionCookie: () => cookies.get(`mall_${env().PORT}`) };
}

/** What a loader or action throws as a response is its answer, too. */
async function settle(handler: Handler, args: RouteArgs): Promise<unknown> {
  try {
    return await handler(args);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

function read(given: unknown): Answer {
  if (given instanceof Response)
    return {
      status: given.status,
      location: given.headers.get('Location'),
      headers: given.headers,
      body: null,
    };
  const wrapped = given as { type?: string; data?: unknown; init?: ResponseInit | null } | null;
  const isWrapped = wrapped?.type === 'DataWithResponseInit';
  const init = isWrapped ? wrapped.init : undefined;
  return {
    status: init?.status ?? 200,
    location: null,
    headers: new Headers(init?.headers),
    body: isWrapped ? wrapped.data : given,
  };
}

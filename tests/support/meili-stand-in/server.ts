import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { CreateIndex, DocumentIds, Documents, MultiSearch, Settings, SwapIndexes } from './requests.ts';
import { ApiError, type Doc, search } from './search.ts';

type Index = { primaryKey: string | null; docs: Map<string, Doc>; settings: Settings | null };
type StandInTask = {
  uid: number;
  indexUid: string | null;
  status: 'enqueued' | 'processing' | 'succeeded' | 'failed';
  type: string;
  error: { message: string; code: string; type: string; link: string } | null;
  work: () => void;
  readsLeft: number;
};

export type StandIn = {
  host: string;
  apiKey: string;
  /** Requests a real server would have refused; a test looks that there are none. */
  refused: string[];
  calls: string[];
  indexes: () => string[];
  close: () => Promise<void>;
};

/** Answers the documented HTTP API as far as the mall uses it, and refuses all else. Work is done later, as tasks. */
export async function startStandIn(): Promise<StandIn> {
  const apiKey = 'stand-in-key';
  const indexes = new Map<string, Index>();
  const tasks: StandInTask[] = [];
  const refused: string[] = [];
  const calls: string[] = [];

  const mustHave = (uid: string): Index => {
    const found = indexes.get(uid);
    if (!found) throw new ApiError('index_not_found', 404, `Index \`${uid}\` not found.`);
    return found;
  };
  const enqueue = (type: string, indexUid: string | null, work: () => void) => {
    const task: StandInTask = {
      uid: tasks.length,
      indexUid,
      status: 'enqueued',
      type,
      error: null,
      work,
      readsLeft: 2,
    };
    tasks.push(task);
    return { taskUid: task.uid, indexUid, status: task.status, type, enqueuedAt: new Date().toISOString() };
  };
  /** Tasks end in their order, each only after it has been looked at twice. */
  const readTask = (uid: number) => {
    const task = tasks[uid];
    if (!task) throw new ApiError('task_not_found', 404);
    if (--task.readsLeft <= 0) for (const earlier of tasks.slice(0, uid + 1)) run(earlier);
    else if (task.status === 'enqueued') task.status = 'processing';
    const { work: _work, readsLeft: _left, ...told } = task;
    return {
      ...told,
      batchUid: uid,
      canceledBy: null,
      details: {},
      duration: null,
      enqueuedAt: '',
      startedAt: null,
      finishedAt: null,
    };
  };
  const run = (task: StandInTask) => {
    if (task.status === 'succeeded' || task.status === 'failed') return;
    try {
      task.work();
      task.status = 'succeeded';
    } catch (error) {
      const code = error instanceof ApiError ? error.code : 'internal';
      task.status = 'failed';
      task.error = { message: String(error), code, type: 'invalid_request', link: '' };
      refused.push(`task ${task.type}: ${code}`);
    }
  };

  const answer = (method: string, path: string, params: URLSearchParams, body: unknown): unknown => {
    const [first, uid = '', part, ...more] = path.split('/').filter(Boolean);
    const at = `${method} ${[first, first === 'indexes' && uid ? ':uid' : first === 'tasks' ? ':uid' : uid, part, ...more].filter(Boolean).join('/')}`;
    calls.push(at);
    switch (at) {
      case 'GET health':
        return { status: 'available' };
      case 'GET keys':
        return { results: [{ key: apiKey, actions: ['*'], indexes: ['*'] }], offset: 0, limit: 20, total: 1 };
      case 'GET tasks/:uid':
        return readTask(Number(uid));
      case 'GET indexes':
        return {
          results: [...indexes].map(([name, index]) => ({
            uid: name,
            primaryKey: index.primaryKey,
            createdAt: '',
            updatedAt: '',
          })),
          offset: 0,
          limit: Number(params.get('limit') ?? 20),
          total: indexes.size,
        };
      case 'POST indexes': {
        const wanted = CreateIndex.parse(body);
        return enqueue('indexCreation', wanted.uid, () => {
          if (indexes.has(wanted.uid)) throw new ApiError('index_already_exists');
          indexes.set(wanted.uid, { primaryKey: wanted.primaryKey ?? null, docs: new Map(), settings: null });
        });
      }
      case 'GET indexes/:uid':
        return { uid, primaryKey: mustHave(uid).primaryKey, createdAt: '', updatedAt: '' };
      case 'DELETE indexes/:uid':
        return enqueue('indexDeletion', uid, () => {
          mustHave(uid);
          indexes.delete(uid);
        });
      case 'PATCH indexes/:uid/settings': {
        const settings = Settings.parse(body);
        return enqueue('settingsUpdate', uid, () => {
          mustHave(uid).settings = settings;
        });
      }
      case 'POST indexes/:uid/documents': {
        const docs = Documents.parse(body);
        return enqueue('documentAdditionOrUpdate', uid, () => {
          for (const doc of docs) mustHave(uid).docs.set(doc.id, doc);
        });
      }
      case 'POST indexes/:uid/documents/delete-batch': {
        const ids = DocumentIds.parse(body);
        return enqueue('documentDeletion', uid, () => {
          for (const id of ids) mustHave(uid).docs.delete(id);
        });
      }
      case 'POST swap-indexes': {
        const swaps = SwapIndexes.parse(body);
        return enqueue('indexSwap', null, () => {
          for (const {
            indexes: [a, b],
          } of swaps) {
            const [left, right] = [mustHave(a), mustHave(b)];
            indexes.set(a, right).set(b, left);
          }
        });
      }
      case 'POST multi-search':
        return {
          results: MultiSearch.parse(body).queries.map((query) => {
            const { docs, settings } = mustHave(query.indexUid);
            if (!settings) throw new ApiError('invalid_search_filter', 400, 'settings were never given');
            return search([...docs.values()], settings, query);
          }),
        };
      default:
        throw new ApiError('not_found', 404, `${at} is not an endpoint the mall uses`);
    }
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const method = request.method ?? 'GET';
    const say = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    try {
      if (url.pathname !== '/health' && request.headers.authorization !== `Bearer ${apiKey}`)
        throw new ApiError('missing_authorization_header', 401);
      if (text !== '' && !request.headers['content-type']?.startsWith('application/json'))
        throw new ApiError('invalid_content_type', 415);
      const body = text === '' ? undefined : (JSON.parse(text) as unknown);
      const told = answer(method, url.pathname, url.searchParams, body);
      say(method !== 'GET' && url.pathname !== '/multi-search' ? 202 : 200, told);
    } catch (error) {
      const known = error instanceof ApiError;
      const code = known ? error.code : error instanceof z.ZodError ? 'bad_request' : 'internal';
      // A missing index is what a new server says: not a wrong request.
      if (code !== 'index_not_found') refused.push(`${method} ${url.pathname}: ${code} ${String(error)}`);
      say(known ? error.status : 400, { message: String(error), code, type: 'invalid_request', link: '' });
    }
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiKey,
    refused,
    calls,
    indexes: () => [...indexes.keys()],
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

import { connect, createServer } from 'node:net';

const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/** Why a server could not listen there now, as the system's code; null when it could. */
export function portProblem(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', ({ code }) => resolve(NO_SUCH_ADDRESS.has(code) ? null : code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}

export const isFree = async (port, host) => (await portProblem(port, host)) === null;

export function anyFreePort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host, exclusive: true }, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

export async function firstFreeAbove(port, host = '127.0.0.1') {
  for (let next = port + 1; next < Math.min(port + 500, 65_535); next++) {
    if (await isFree(next, host)) return next;
  }
  return anyFreePort(host);
}

/** Whether something answers there now. */
export function answers(port, host = '127.0.0.1', timeoutMs = 2_000) {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const end = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(timeoutMs, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

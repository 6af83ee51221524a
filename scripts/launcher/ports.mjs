import { createServer } from 'node:net';

/** Whether a server could listen there now. */
export function isFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

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

import cluster from 'node:cluster';
import { createServer as createHttpServer } from 'node:http';
import { inProject } from './project.mjs';

const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  maxHeaderSize: 16 * 1024,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
};
const MOST_CONNECTIONS = 2_000;
const DRAIN_MS = 10_000;

/** Listens with the built mall (or, in development, with Vite inside) until a SIGTERM has been answered. */
export async function serveMall({ dev }) {
  const servers = addresses().map(() => createHttpServer(LIMITS));
  const { mall, vite } = dev ? await developmentMall(servers) : await builtMall();
  const port = Number(process.env.PORT || 3000);
  await Promise.all(
    servers.map((server, at) => {
      server.maxConnections = MOST_CONNECTIONS;
      server.on('request', mall.app);
      return listen(server, port, addresses()[at]);
    }),
  );
  let ending = false;
  for (const name of ['SIGTERM', 'SIGINT'])
    process.on(name, async () => {
      if (ending) return;
      ending = true;
      mall.drain();
      await Promise.all(servers.map(drain));
      await vite?.close();
      await mall.close().catch(() => {});
      if (cluster.isWorker) process.disconnect();
      process.exit(0);
    });
}

/** Only this machine can reach a mall that has no public address; a public one listens everywhere. */
function addresses() {
  if (process.env.HOST) return [process.env.HOST];
  return process.env.APP_ORIGIN ? ['::'] : ['127.0.0.1', '::1'];
}

async function builtMall() {
  const { createServer } = await import(inProject('build', 'server', 'index.js'));
  return { mall: createServer() };
}

async function developmentMall([server, ...others]) {
  const { createServer: createVite } = await import('vite');
  const vite = await createVite({
    appType: 'custom',
    root: inProject(),
    server: { middlewareMode: true, hmr: { server } },
  });
  // Vite listens for its own socket on one server only.
  for (const other of others) other.on('upgrade', (...args) => server.emit('upgrade', ...args));
  const { createServer } = await vite.ssrLoadModule('./app/server.ts');
  return { mall: createServer({ dev: vite }), vite };
}

const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (!NO_SUCH_ADDRESS.has(error.code)) return reject(error);
      // No IPv6 here: the other address is enough, or every address of the older kind.
      if (host !== '::') return resolve();
      listen(server, port, '0.0.0.0').then(resolve, reject);
    });
    server.listen({ port, host }, resolve);
  });
}

/** No new connections; the answers under way get their time; then whoever still holds on is let go. */
function drain(server) {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    const closeIdle = setInterval(() => server.closeIdleConnections(), 50);
    const insist = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearInterval(closeIdle);
      clearTimeout(insist);
      resolve();
    });
    server.closeIdleConnections();
  });
}

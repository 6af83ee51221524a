// Keeps the page that is shown without a network, and files whose names carry a hash of their content.
// Pages themselves are never kept: they are personal, and prices and stock must be today's.
const OFFLINE = 'offline-1';
const HASHED = 'hashed-1';
const MOST_HASHED = 150;

self.addEventListener('install', (event) => {
  event.waitUntil(keepOffline().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => offlinePage()));
  else if (/^\/(assets|fonts)\//.test(url.pathname)) event.respondWith(hashedFile(request));
});

async function keepOffline() {
  const cache = await caches.open(OFFLINE);
  const answer = await fetch('/offline', { credentials: 'omit', cache: 'reload' });
  if (!answer.ok) throw new Error('no offline page');
  const files = (await answer.clone().text()).match(/\/assets\/[\w.-]+\.css/g) ?? [];
  // Beside their page: among the others they would be the oldest, and the first to go.
  await cache.addAll(files);
  await cache.put('/offline', answer);
}

async function offlinePage() {
  const kept = await caches.match('/offline', { cacheName: OFFLINE });
  return kept ?? Response.error();
}

async function hashedFile(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const cache = await caches.open(HASHED);
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.put(request, answer.clone());
    const names = await cache.keys();
    await Promise.all(names.slice(0, Math.max(0, names.length - MOST_HASHED)).map((name) => cache.delete(name)));
  }
  return answer;
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== OFFLINE && name !== HASHED).map((name) => caches.delete(name)));
}

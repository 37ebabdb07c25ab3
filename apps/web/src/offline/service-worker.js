// Keeps the map for when there is no network: its files, and the last answers of the service. The build puts version and files in.
// Plain JavaScript, as it is served as it stands. Messages to pages: see service-worker-messages.ts.

const VERSION = '__VERSION__';
const FILES = ['__FILES__'];

const FILE_CACHE = `clearway-files-${VERSION}`;
const ESSENTIAL_CACHE = 'clearway-answers-1';
const VISITED_CACHE = 'clearway-visited-1';
const OWN_CACHE = /^clearway-(files|answers|visited)-/;

const API = '/api/v1/';
/** What the map cannot be without; each is one answer, however large. */
const ESSENTIAL = /^\/api\/v1\/(catalog|events\/table|health|statistics|sources|watchlists|map-settings|version)$/;
/** What is kept of what somebody looked at: the cards of objects and events, and their lists. */
const VISITED =
  /^\/api\/v1\/(objects|objects\/\d+|objects\/\d+\/element-sets|events|events\/\d+|events\/\d+\/(history|notes)|watchlists\/[^/]+|runs|runs\/\w+)$/;
const MOST_VISITED = 300;
/** An answer that does not begin by then is taken from what is kept, if there is one. */
const PATIENCE_MILLISECONDS = 8000;
/** When an answer was kept, ms since 1970. */
const KEPT_HEADER = 'x-clearway-kept-ms';

self.addEventListener('install', (event) => {
  event.waitUntil(keepFiles());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([removeOlder(), self.clients.claim()]));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (url.pathname === '/') event.respondWith(fileOf(new Request('/'), event));
  } else if (url.pathname.startsWith(API)) {
    const cacheName = cacheOf(url);
    if (cacheName !== null) event.respondWith(newestAnswer(request, cacheName, event));
  } else if (isFile(url)) {
    event.respondWith(fileOf(request, event));
  }
});

self.addEventListener('message', (event) => {
  const { data } = event;
  if (data?.type === 'take-over') self.skipWaiting();
  if (data?.type === 'keep') event.waitUntil(keepAnswers(data.paths));
});

/** Names of files tell their content, but for those at the root: these are asked for anew. */
async function keepFiles() {
  const cache = await caches.open(FILE_CACHE);
  await cache.addAll(
    FILES.map((file) => new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'no-cache' })),
  );
}

async function removeOlder() {
  const names = await caches.keys();
  const current = [FILE_CACHE, ESSENTIAL_CACHE, VISITED_CACHE];
  await Promise.all(
    names.filter((name) => OWN_CACHE.test(name) && !current.includes(name)).map((name) => caches.delete(name)),
  );
}

function isFile({ pathname }) {
  return FILES.includes(pathname) || pathname.startsWith('/assets/') || pathname.startsWith('/earth/');
}

function cacheOf({ pathname }) {
  if (ESSENTIAL.test(pathname)) return ESSENTIAL_CACHE;
  return VISITED.test(pathname) ? VISITED_CACHE : null;
}

/** The kept file, else the one on the network, which is kept then. */
async function fileOf(request, event) {
  const cache = await caches.open(FILE_CACHE);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) event.waitUntil(cache.put(request, answer.clone()));
  return answer;
}

/** The service's answer, kept for later; without one, the last that was kept, and every page is told how old it is. */
async function newestAnswer(request, cacheName, event) {
  const cache = await caches.open(cacheName);
  const path = pathOf(request.url);
  try {
    const kept = await cache.match(request.url, { ignoreVary: true });
    const answer = await (kept === undefined ? fetch(request) : inTime(fetch(request)));
    // A gate before the service that does not reach it is no answer of the service.
    if (kept !== undefined && (answer.status === 502 || answer.status === 504)) return await fromKept(kept, path);
    if (answer.status === 200) event.waitUntil(keep(cache, request.url, answer.clone()));
    if (cacheName === ESSENTIAL_CACHE) event.waitUntil(tellPages({ type: 'fresh', path }));
    return answer;
  } catch (error) {
    const kept = request.signal?.aborted ? undefined : await cache.match(request.url, { ignoreVary: true });
    if (kept === undefined) throw error;
    return await fromKept(kept, path);
  }
}

async function fromKept(kept, path) {
  await tellPages({ type: 'kept', path, keptMs: Number(kept.headers.get(KEPT_HEADER)) });
  return kept;
}

async function keep(cache, url, answer) {
  const headers = new Headers(answer.headers);
  // The body is unpacked by now.
  headers.delete('content-encoding');
  headers.delete('content-length');
  headers.set(KEPT_HEADER, String(Date.now()));
  await cache.put(url, new Response(answer.body, { status: 200, headers }));
  if (!ESSENTIAL.test(new URL(url).pathname)) await removeOldest(cache);
}

/** Keys stand in the order in which they were last put. */
async function removeOldest(cache) {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_VISITED)).map((key) => cache.delete(key)));
}

/** What the first page had asked for before this worker was there. */
async function keepAnswers(paths) {
  const cache = await caches.open(ESSENTIAL_CACHE);
  const wanted = paths.filter((path) => ESSENTIAL.test(new URL(path, self.location.origin).pathname));
  await Promise.allSettled(
    wanted.map(async (path) => {
      const url = new URL(path, self.location.origin).href;
      const answer = await fetch(url, { headers: { accept: 'application/json' } });
      if (answer.status === 200) await keep(cache, url, answer);
    }),
  );
  await tellPages({ type: 'all-kept' });
}

function inTime(answer) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TypeError('the service did not answer in time')), PATIENCE_MILLISECONDS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function pathOf(url) {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

async function tellPages(message) {
  for (const client of await self.clients.matchAll({ type: 'window' })) client.postMessage(message);
}

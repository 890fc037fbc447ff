// The service worker. The build fills in which files there are: all but the large ones are kept when it
// is installed, so that the page works without a network from its first visit on. Large files (a runtime
// for another language) are kept once they have been fetched.
const VERSION = '__VERSION__';
/** @type {readonly string[]} */
const FILES = JSON.parse('__FILES__');
/** @type {readonly string[]} */
const LARGE_FILES = JSON.parse('__LARGE_FILES__');

// A site can have more pages than this one, and a copy of it below another path.
const PREFIX = `buslab ${new URL(self.registration.scope).pathname} `;
const CACHE = PREFIX + VERSION;
const LARGE_CACHE = `${PREFIX}large`;

/** @param {string} name */
const addressOf = (name) => new URL(name, self.registration.scope).href;

/**
 * Whether an earlier version has the file: what is named by its content is not fetched again.
 *
 * @param {string} name
 * @param {Cache} cache
 */
async function takeOver(name, cache) {
  if (!name.startsWith('assets/')) return false;
  const response = await caches.match(addressOf(name), { ignoreVary: true });
  if (response) await cache.put(addressOf(name), response);
  return response !== undefined;
}

async function install() {
  const cache = await caches.open(CACHE);
  const kept = await Promise.all(FILES.map((name) => takeOver(name, cache)));
  const toFetch = FILES.filter((_, index) => !kept[index]);
  // Not from the browser's own cache, which may have files of another version.
  await cache.addAll(toFetch.map((name) => new Request(addressOf(name), { cache: 'reload' })));
  const large = await caches.open(LARGE_CACHE);
  if ((await large.keys()).length === 0) return;
  // What was used before is there with the new version, too.
  const missing = [];
  for (const name of LARGE_FILES) {
    if (!(await large.match(addressOf(name)))) missing.push(addressOf(name));
  }
  await large.addAll(missing);
}

async function activate() {
  const versions = (await caches.keys()).filter(
    (key) => key.startsWith(PREFIX) && key !== LARGE_CACHE && key !== CACHE,
  );
  // Tabs that are open still show the version before this one and may ask for its files.
  for (const key of versions.slice(0, -1)) await caches.delete(key);
  const large = await caches.open(LARGE_CACHE);
  const needed = new Set(LARGE_FILES.map(addressOf));
  for (const request of await large.keys()) {
    if (!needed.has(request.url)) await large.delete(request);
  }
  await self.clients.claim();
}

/** @param {Request} request */
async function answer(request) {
  const { origin, pathname } = new URL(request.url);
  // The page is the same whatever is in its query. `Vary` is no matter for files that never change.
  const address = (origin + pathname).replace(/\/index\.html$/, '/');
  const options = { ignoreVary: true };
  const kept = await (await caches.open(CACHE)).match(address, options);
  if (kept) return kept;
  if (LARGE_FILES.some((name) => addressOf(name) === address)) return answerLarge(request, address);
  const earlier = address === addressOf('./') ? undefined : await caches.match(address, options);
  return earlier ?? fetch(request);
}

/**
 * @param {Request} request
 * @param {string} address
 */
async function answerLarge(request, address) {
  const cache = await caches.open(LARGE_CACHE);
  const kept = await cache.match(address, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    // Without room for it the page has it all the same.
    cache.put(address, response.clone()).catch(() => undefined);
  }
  return response;
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') void self.skipWaiting();
  if (event.data === 'version') event.ports[0]?.postMessage(VERSION);
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(answer(request));
});

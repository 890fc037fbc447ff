// Served in place of the service worker when the offline copy must go: it takes over at once, deletes
// what was kept, and is gone. Scenarios are not touched; pages that are open go on.
self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => {
  const prefix = `buslab ${new URL(self.registration.scope).pathname} `;
  const work = async () => {
    for (const key of await caches.keys()) if (key.startsWith(prefix)) await caches.delete(key);
    await self.registration.unregister();
  };
  event.waitUntil(work());
});

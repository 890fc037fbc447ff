/** What the names of the caches begin with that hold the copy of this page. */
export function cachePrefix(): string {
  return `buslab ${new URL('./', document.baseURI).pathname} `;
}

/** The names of the caches that hold the copy of this page. */
export async function offlineCaches(): Promise<readonly string[]> {
  if (!('caches' in globalThis)) return [];
  return (await caches.keys()).filter((key) => key.startsWith(cachePrefix()));
}

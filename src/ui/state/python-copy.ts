import { PYTHON_FILES } from '../../sandbox/python-assets.ts';
import { cachePrefix } from './offline-caches.ts';

/** Whether Python is in the offline copy, so that there is nothing to download. */
export async function isPythonKept(): Promise<boolean> {
  if (!('caches' in globalThis)) return false;
  try {
    // Whoever only asks does not make one.
    if (!(await caches.has(largeCache()))) return false;
    return (await missing(await caches.open(largeCache()))).length === 0;
  } catch {
    return false;
  }
}

/** Adds Python to the offline copy; `false`: it could not be downloaded, or there is no room for it. */
export async function keepPython(): Promise<boolean> {
  try {
    const cache = await caches.open(largeCache());
    // What has just been downloaded comes from the browser's own cache.
    await cache.addAll(
      (await missing(cache)).map((file) => new Request(file, { cache: 'force-cache' })),
    );
    return true;
  } catch {
    return false;
  }
}

/** Where the service worker keeps what is large. */
function largeCache(): string {
  return `${cachePrefix()}large`;
}

async function missing(cache: Cache): Promise<readonly string[]> {
  const kept = await Promise.all(
    PYTHON_FILES.map((file) => cache.match(file, { ignoreVary: true })),
  );
  return PYTHON_FILES.filter((_, index) => !kept[index]);
}

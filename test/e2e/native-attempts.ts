/** Native code that tries every way out that a worker has, and says which are open. */
export function attemptsToGetOut(outsideUrl: string, pageUrl: string): string {
  return `
    const url = ${JSON.stringify(outsideUrl)};
    const attempts = {
      fetch: () => fetch(url + '/fetch'),
      xhr: () => new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.onload = resolve; request.onerror = reject;
        request.open('GET', url + '/xhr'); request.send();
      }),
      webSocket: () => new Promise((resolve, reject) => {
        const socket = new WebSocket(url.replace('http', 'ws') + '/ws');
        socket.onopen = resolve; socket.onerror = reject;
      }),
      eventSource: () => new Promise((resolve, reject) => {
        const source = new EventSource(url + '/es');
        source.onopen = resolve; source.onerror = reject;
      }),
      importScripts: () => importScripts(url + '/importScripts'),
      dynamicImport: () => import(url + '/import'),
      page: () => fetch(${JSON.stringify(pageUrl)}),
      eval: () => (0, eval)('1'),
      indexedDB: () => new Promise((resolve, reject) => {
        const request = indexedDB.open('x');
        request.onsuccess = resolve; request.onerror = reject;
      }),
      caches: () => caches.open('x'),
      storage: () => navigator.storage.getDirectory(),
      locks: () => navigator.locks.request('x', () => {}),
    };
    onmessage = async ({ ports: [port] }) => {
      try { new BroadcastChannel('out').postMessage('broadcast'); } catch {}
      const open = [];
      for (const [name, attempt] of Object.entries(attempts)) {
        try { await attempt(); open.push(name); } catch {}
      }
      port.postMessage({ origin: self.origin, open });
    };`;
}

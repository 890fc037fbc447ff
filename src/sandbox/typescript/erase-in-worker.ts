import type { Erasure } from './erase-types.ts';

/**
 * A parser that looks ahead can be made to look ahead without end, and the text may come from a
 * stranger: so much real time it has, once it is there.
 */
const PATIENCE_MILLISECONDS = 2_000;

const TOO_INTRICATE: Erasure = {
  type: 'refused',
  reason: 'unreadable',
  message: 'This is too intricate to be read as TypeScript',
  line: 1,
  column: 1,
};

/**
 * `eraseTypes` in a worker of its own, which is started, and its code loaded, for this one text.
 *
 * @throws {Error} if it does not start
 */
export async function eraseInWorker(text: string): Promise<Erasure> {
  // One expression: Vite bundles a worker only where it sees the two constructors nested.
  const worker = new Worker(new URL('./types.worker.ts', import.meta.url), { type: 'module' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise((resolve, reject) => {
      worker.onerror = ({ message }) =>
        reject(new Error(`TypeScript could not be read: ${message || 'it did not load'}`));
      worker.onmessage = ({ data }: MessageEvent<'ready' | Erasure>) => {
        if (data !== 'ready') return resolve(data);
        timer = setTimeout(resolve, PATIENCE_MILLISECONDS, TOO_INTRICATE);
        worker.postMessage(text);
      };
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}

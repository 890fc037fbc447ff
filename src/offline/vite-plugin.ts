import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** In bytes: larger files are kept when they are used, and not with the first visit. */
const LARGE = 1_500_000;
const NOT_KEPT = /\.map$|\.d\.ts$|^(robots\.txt|screenshot\.png|_headers|sw\.js)$/;

/**
 * Adds `sw.js`, the service worker with the list of all files of the build. With `OFFLINE=off` in the
 * environment it is the kill switch instead, which takes the offline copy away wherever there is one.
 */
export function offline(): Plugin {
  let publicFolder = '';
  return {
    name: 'buslab:offline',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      publicFolder = config.publicDir;
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const isOff = process.env.OFFLINE === 'off';
        const contents = new Map<string, Buffer>();
        for (const [name, item] of Object.entries(bundle)) {
          contents.set(name, Buffer.from(item.type === 'chunk' ? item.code : item.source));
        }
        for (const [name, content] of filesIn(publicFolder)) contents.set(name, content);
        const source = isOff ? scriptOf('kill-switch.js') : serviceWorker(contents);
        this.emitFile({ type: 'asset', fileName: 'sw.js', source });
      },
    },
  };
}

/** The service worker for these files; its version is made of their contents. */
export function serviceWorker(contents: ReadonlyMap<string, Uint8Array>): string {
  const names = [...contents.keys()].filter((name) => !NOT_KEPT.test(name)).sort();
  const hash = createHash('sha256');
  for (const name of names) hash.update(name).update(contents.get(name) ?? '');
  const isLarge = (name: string) => (contents.get(name)?.length ?? 0) > LARGE;
  const listed = (large: boolean) =>
    JSON.stringify(
      names
        .filter((name) => isLarge(name) === large)
        .map((name) => (name === 'index.html' ? './' : name)),
    );
  const version = hash.digest('hex').slice(0, 12);
  const source = scriptOf('service-worker.js')
    .replace('__VERSION__', () => version)
    .replace('__FILES__', () => listed(false))
    .replace('__LARGE_FILES__', () => listed(true));
  if (/'__[A-Z_]+__'/.test(source)) throw new Error('A placeholder of sw.js was not filled in');
  return source;
}

function scriptOf(name: string): string {
  return readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
}

function filesIn(folder: string): readonly (readonly [string, Buffer])[] {
  if (folder === '' || !existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name))]);
}

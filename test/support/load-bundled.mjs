// Loads a TypeScript module of the tests as the site's build would make it: bundled, so that it runs
// as fast as there.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A bundled module still knows where its own file is.
 * @type {import('vite').Plugin}
 */
const places = {
  name: 'places',
  enforce: 'pre',
  transform(code, id) {
    if (id.includes('node_modules') || !code.includes('import.meta.url')) return null;
    const place = JSON.stringify(pathToFileURL(id.replace(/[?].*/, '')).href);
    return { code: code.replaceAll('import.meta.url', place), map: null };
  },
};

/** @param {string} entry a path from the project's root */
export async function loadBundled(entry) {
  // Among the packages, so that those which are not bundled are found.
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'bundle-'));
  try {
    await build({
      root,
      logLevel: 'error',
      publicDir: false,
      plugins: [places],
      build: { ssr: entry, outDir, minify: false, target: 'es2023' },
    });
    return await import(pathToFileURL(join(outDir, basename(entry).replace(/ts$/, 'js'))).href);
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { build, type Plugin } from 'vite';

const SUFFIX = '?script';

/**
 * `import text from './entry.ts?script'` gives the text of one classic script that holds the entry
 * and all it imports.
 *
 * The sandbox needs its code as text: its frame has an opaque origin, from which nothing can be
 * fetched and no module imported, and the handler's own surroundings are evaluated inside an engine
 * that knows no files at all. The same in development, build and tests.
 */
export function scriptText(): Plugin {
  return {
    name: 'buslab:script-text',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(SUFFIX)) return null;
      const entry = await this.resolve(source.slice(0, -SUFFIX.length), importer);
      return entry && entry.id + SUFFIX;
    },
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const script = await bundle(id.slice(0, -SUFFIX.length));
      for (const file of script.files) this.addWatchFile(file);
      return `export default ${JSON.stringify(script.text)};`;
    },
  };
}

/** One classic script of an entry and all it imports. */
export async function bundle(entry: string) {
  const result = await build({
    configFile: false,
    envFile: false,
    logLevel: 'silent',
    plugins: [scriptText()],
    build: {
      write: false,
      target: 'es2023',
      rolldownOptions: {
        input: entry,
        output: {
          format: 'iife',
          codeSplitting: false,
          // Names stay: in a log or a stack trace a class is called what it is called. And always
          // the same, so that a handler's outcome does not depend on how the page was built.
          minify: {
            compress: true,
            mangle: { keepNames: true },
            codegen: { removeWhitespace: true },
          },
        },
      },
    },
  });
  const outputs = [result].flat().flatMap((each) => ('output' in each ? each.output : []));
  const [chunk, ...others] = outputs;
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error(`${entry} is not one script`);
  return {
    text: chunk.code,
    files: chunk.moduleIds
      .filter((file) => !file.startsWith('\0'))
      .map((file) => file.split('?')[0] ?? file),
  };
}

/** `import hash from './file.js?sha256'` gives the hash by which a policy names an inline script. */
export function scriptHash(): Plugin {
  return {
    name: 'buslab:script-hash',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('?sha256')) return null;
      const file = id.slice(0, -'?sha256'.length);
      this.addWatchFile(file);
      return `export default ${JSON.stringify(sha256(readFileSync(file)))};`;
    },
  };
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('base64');
}

/** Puts the page's Content Security Policy into the built page. Development needs a looser one. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'buslab:content-security-policy',
    apply: 'build',
    transformIndexHtml() {
      const frame = sha256(readFileSync(new URL('./frame.js', import.meta.url)));
      return [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: policy(frame).join('; ') },
          // First of all: a policy binds only what comes after it.
          injectTo: 'head-prepend',
        },
      ];
    },
  };
}

/** The sandbox's frame inherits the page's policy, so the page must allow what the frame needs. */
function policy(frameHash: string): string[] {
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' 'sha256-${frameHash}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
}

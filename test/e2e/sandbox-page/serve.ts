import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, createServer, type InlineConfig, preview } from 'vite';
import { contentSecurityPolicy, scriptHash, scriptText } from '../../../src/sandbox/vite-plugin.ts';
import type { WholeRuntime } from '../../support/whole-runtime.ts';

/** Builds the page and serves it, with its policy or without it, and with no header that a static host would not send. */
export async function serveSandboxPage({ hasPolicy = true } = {}) {
  const outDir = await mkdtemp(join(tmpdir(), 'buslab-sandbox-'));
  const config: InlineConfig = {
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    base: './',
    plugins: [scriptText(), scriptHash(), ...(hasPolicy ? [contentSecurityPolicy()] : [])],
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 },
    preview: { port: 0, host: '127.0.0.1' },
  };
  await build(config);
  const server = await preview(config);
  const [url = ''] = server.resolvedUrls?.local ?? [];
  return {
    url,
    async close() {
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}

/** The same runtime in Node.js, loaded as the unit tests load it. */
export async function startRuntimeInNode() {
  const server = await createServer({
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    plugins: [scriptText()],
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false },
  });
  const { aJavaScriptRuntime } = await server.ssrLoadModule('/test/support/javascript-runtime.ts');
  const { whole } = await server.ssrLoadModule('/test/support/whole-runtime.ts');
  const runtime: WholeRuntime = whole(await aJavaScriptRuntime());
  return { runtime, close: () => server.close() };
}

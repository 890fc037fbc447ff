import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { bundle } from '../sandbox/vite-plugin.ts';

const PAGE = 'embed.html';
const file = (name: string) => new URL(name, import.meta.url).pathname;

/**
 * The parts of the site that other pages load: `embed.html`, which they frame, and `embed.js`, one
 * classic script, since a module from another origin would need that origin's leave; with its types
 * beside it, `embed.d.ts`.
 */
export function embedding(): Plugin {
  let page = '';
  return {
    name: 'buslab:embedding',
    enforce: 'pre',
    config({ root = process.cwd() }) {
      return {
        build: { rolldownOptions: { input: [join(root, 'index.html'), join(root, PAGE)] } },
      };
    },
    configResolved({ root }) {
      page = join(root, PAGE);
    },
    // The page's source is with the rest of the sources; its address is beside that of the other page.
    resolveId(source) {
      return source === page ? page : null;
    },
    load(id) {
      return id === page ? readFileSync(file('embed.html'), 'utf8') : null;
    },
    async generateBundle() {
      const script = await bundle(file('element.ts'));
      this.emitFile({ type: 'asset', fileName: 'embed.js', source: script.text });
      const types = readFileSync(file('embed.d.ts'), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'embed.d.ts', source: types });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').replace(/[?#].*/, '');
        if (path === '/embed.html') {
          void server
            .transformIndexHtml('/embed.html', readFileSync(file('embed.html'), 'utf8'))
            .then((html) => response.setHeader('Content-Type', 'text/html').end(html), next);
        } else if (path === '/embed.js') {
          void bundle(file('element.ts')).then(
            ({ text }) => response.setHeader('Content-Type', 'text/javascript').end(text),
            next,
          );
        } else next();
      });
    },
  };
}

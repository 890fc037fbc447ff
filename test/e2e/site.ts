import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built page on a host of the test's own, at the root or below a path, which can go away. */
export class Site {
  readonly folder = mkdtempSync(join(tmpdir(), 'buslab-site-'));
  readonly #server: Server;
  readonly #path: string;
  isUp = true;

  constructor(path: string) {
    this.#path = path;
    cpSync(fileURLToPath(new URL('../../dist', import.meta.url)), this.folder, { recursive: true });
    this.#server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (!this.isUp) request.socket.destroy();
      else if (!pathname.startsWith(path)) response.writeHead(404).end();
      else this.#answer(pathname.slice(path.length) || 'index.html', response);
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, 'localhost', resolve));
    return `http://localhost:${(this.#server.address() as AddressInfo).port}${this.#path}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
    rmSync(this.folder, { recursive: true });
  }

  change(file: string, change: (text: string) => string): void {
    const path = join(this.folder, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }

  #answer(file: string, response: ServerResponse): void {
    const types: Record<string, string> = {
      '.html': 'text/html',
      '.js': 'text/javascript',
      '.css': 'text/css',
      '.svg': 'image/svg+xml',
      '.wasm': 'application/wasm',
      '.webmanifest': 'application/manifest+json',
    };
    try {
      const content = readFileSync(join(this.folder, file));
      // Hosts vary by origin, and browsers ask for modules with one.
      const type = types[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { 'Content-Type': type, Vary: 'Origin' }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  }
}

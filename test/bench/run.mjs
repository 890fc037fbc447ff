// `npm run bench`: figures of this machine, printed; nothing is asserted, since machines differ.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const server = await createServer({ root, logLevel: 'error', server: { middlewareMode: true } });
for (const file of readdirSync(new URL('.', import.meta.url)).sort()) {
  if (!file.endsWith('.bench.ts')) continue;
  const { measure } = await server.ssrLoadModule(`/test/bench/${file}`);
  for (const { name, figure } of await measure()) console.log(`${name.padEnd(58)} ${figure}`);
}
await server.close();
process.exit(0);

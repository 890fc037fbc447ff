// `npm run bench [part of a name]`: figures of this machine, printed; nothing is asserted of them,
// since machines differ. What is measured is bundled, as it is on the page.
import { readdirSync } from 'node:fs';
import { loadBundled } from '../support/load-bundled.mjs';

const [only = ''] = process.argv.slice(2);
for (const file of readdirSync(new URL('.', import.meta.url)).sort()) {
  if (!file.endsWith('.bench.ts') || !file.includes(only)) continue;
  const { measure } = await loadBundled(`/test/bench/${file}`);
  for (const { name, figure } of await measure()) console.log(`${name.padEnd(58)} ${figure}`);
}
process.exit(0);

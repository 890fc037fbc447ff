// `node test/hosts/run.mjs [vitepress|docusaurus|plain|policy …]`: embeds a scenario of the built page
// (`npm run build` first) in sites made by others, each installed from npm's registry and built in a
// folder of its own, and looks at it in a browser. HOSTS_FOLDER keeps the folders for the next time.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '../support/browser.mjs';
import { look } from './look.mjs';
import { serve } from './serve.mjs';
import { hosts } from './sites.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
if (!existsSync(join(dist, 'embed.js'))) throw new Error('There is no build: npm run build');
const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(hosts);
const kept = process.env.HOSTS_FOLDER;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'buslab-hosts-'));

const site = await serve(dist);
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: chromiumArguments,
});
let failures = 0;
try {
  for (const name of names) {
    const host = hosts[name];
    if (!host) throw new Error(`There is no host "${name}": ${Object.keys(hosts).join(', ')}`);
    const built = build(name, host);
    const server = await serve(join(built, host.out), host.headers?.(site.origin));
    try {
      await look(browser, server.origin);
      console.log(`${name}: the scenario is shown, and answers`);
    } catch (error) {
      failures++;
      console.error(`${name}: ${error instanceof Error ? error.message : error}`);
    } finally {
      server.close();
    }
  }
} finally {
  await browser.close();
  site.close();
  if (!kept) rmSync(folder, { recursive: true });
}
process.exit(failures > 0 ? 1 : 0);

/**
 * @param {string} name
 * @param {import('./sites.mjs').Host} host
 */
function build(name, host) {
  const at = join(folder, name);
  for (const [file, text] of Object.entries(host.files(site.origin))) {
    mkdirSync(dirname(join(at, file)), { recursive: true });
    writeFileSync(join(at, file), text);
  }
  const run = (/** @type {readonly string[]} */ [command = '', ...options]) =>
    execFileSync(command, options, { cwd: at, stdio: ['ignore', 'ignore', 'inherit'] });
  if (host.packages.length > 0 && !existsSync(join(at, 'node_modules'))) {
    run(['npm', 'install', '--no-audit', '--no-fund', ...host.packages]);
  }
  if (host.build.length > 0) run(host.build);
  return at;
}

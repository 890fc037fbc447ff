// `npm test`: everything that has to pass, in the order in which a mistake shows soonest.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './browser.mjs';

const results = mkdtempSync(join(tmpdir(), 'buslab-test-'));
const unitReport = join(results, 'unit.json');
const browserReport = join(results, 'browser.json');

try {
  findChromium();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/**
 * @param {string} name
 * @param {string} command
 * @param {Record<string, string>} [environment]
 */
function step(name, command, environment = {}) {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const { status } = spawnSync(command, {
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`== ${name}: ${status === 0 ? 'ok' : 'FAILED'}, ${seconds} s`);
  if (status !== 0) process.exit(status ?? 1);
}

step('types', 'npm run --silent check');
step('lint and format', 'npm run --silent lint');
step(
  'unit and property tests',
  `npm run --silent test:unit -- --reporter=default --reporter=json --outputFile.json="${unitReport}"`,
);
step('build', 'npm run --silent build');
step('end-to-end tests', 'npm run --silent test:e2e -- --reporter=list,json', {
  PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport,
});

const unit = JSON.parse(readFileSync(unitReport, 'utf8'));
const browser = JSON.parse(readFileSync(browserReport, 'utf8')).stats;
const passed = unit.numPassedTests + browser.expected + browser.flaky;
const failed = unit.numFailedTests + browser.unexpected;
const skipped = unit.numPendingTests + unit.numTodoTests + browser.skipped;
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

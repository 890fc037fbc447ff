// Finds a Chromium for the tests: $CHROMIUM_PATH, then Playwright's own download, then the system's.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];
const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env['PROGRAMFILES(X86)']}\\Microsoft\\Edge\\Application\\msedge.exe`,
];

export const chromiumArguments = ['--no-sandbox', '--disable-gpu', '--disable-quic'];

/** @param {string} path */
function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @returns {string | undefined} the browser's path; undefined when Playwright's own is to be used
 * @throws {Error} saying in plain words what to install
 */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (isRunnable(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH=${chosen} is not a program that can be run.`);
  }
  if (existsSync(chromium.executablePath())) return undefined;
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [...onPath, ...USUAL_PLACES].find(isRunnable);
  if (found) return found;
  throw new Error(
    'The end-to-end tests need Chromium or Chrome and found none: run "npx playwright install chromium", ' +
      'or install your system\'s package (Debian: "sudo apt-get install chromium"), ' +
      'or name one with CHROMIUM_PATH=/path/to/chrome.',
  );
}

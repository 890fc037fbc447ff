import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { parseScenario } from '../../src/core/model/scenario.ts';
import { orderSystem } from '../../src/samples/order-system.ts';
import { EMBED_VIEWS } from '../../src/share/copies.ts';
import { encodeScenario } from '../../src/share/link.ts';
import { chromiumArguments, findChromium } from '../support/browser.mjs';
import { firstLoad } from '../support/first-load.ts';
import { accessibilityProblems, retype } from './page.ts';

/** A page of somebody else: another origin than the site's, with the policy it likes. */
async function openHost(
  body: string,
  policy?: string,
): Promise<{ server: Server; address: string }> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    if (policy) response.setHeader('Content-Security-Policy', policy);
    response.end(`<!doctype html><title>Host</title><h1>Somebody's page</h1>${body}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}/` };
}

async function fragment(): Promise<string> {
  const parsed = parseScenario(orderSystem);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return encodeScenario(parsed.value);
}

async function element(site: string, attributes: string): Promise<string> {
  return `<div style="height: 2000px">Far down:</div>
    <script async src="${site}embed.js"></script>
    <buslab-playground ${attributes} scenario="${await fragment()}"></buslab-playground>`;
}

/** Playwright's configuration has one. */
function siteOf(baseURL: string | undefined): string {
  if (!baseURL) throw new Error('No address of the site');
  return baseURL;
}

function frameOf(page: Page) {
  return page.frameLocator('iframe[title$="in Buslab"]');
}

test('an element in a page with a strict policy: lazy, as high as it needs, and it answers', async ({
  page,
  baseURL,
}) => {
  const site = new URL(siteOf(baseURL)).origin;
  const host = await openHost(
    await element(siteOf(baseURL), 'label="Orders" view="pattern"'),
    `default-src 'none'; script-src ${site}; frame-src ${site}; style-src 'unsafe-inline'`,
  );
  try {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('favicon')) {
        errors.push(message.text());
      }
    });
    await page.goto(host.address);
    await expect(page.locator('iframe')).toHaveCount(0);
    await page.mouse.wheel(0, 2_000);
    await expect(frameOf(page).getByText('detail.total is 42')).toBeVisible();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    const scrolled = await page.evaluate(() => scrollY);
    const height = () => page.locator('iframe').evaluate((frame) => frame.clientHeight);
    await expect.poll(height).toBeGreaterThan(300);

    const state = await page.evaluate(async (text) => {
      const playground = document.querySelector('buslab-playground');
      if (!playground) throw new Error('No element');
      const changed = new Promise((resolve) =>
        playground.addEventListener('buslab-change', resolve, { once: true }),
      );
      const result = new Promise((resolve) =>
        playground.addEventListener('buslab-result', resolve, { once: true }),
      );
      playground.setEvent(text);
      await Promise.all([changed, result]);
      return playground.getState();
    }, '{"source":"com.ecommerce.orders","detail-type":"OrderCreated","detail":{"total":500}}');
    await expect(frameOf(page).getByText('"total":500')).toBeVisible();
    expect(state.verdicts.map(({ rule }) => rule)).toContain('fraud-check');
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    expect(errors).toEqual([]);
  } finally {
    host.server.close();
  }
});

test('a frame that loads on a click, is read only, and opens in Buslab', async ({
  page,
  baseURL,
}) => {
  const source = `${siteOf(baseURL)}embed.html?view=why&readonly=1&ctl=1&rule=default/fraud-check${await fragment()}`;
  const host = await openHost(
    `<iframe src="${source.replaceAll('&', '&amp;')}" title="Orders in Buslab" width="100%" height="400"></iframe>`,
  );
  try {
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('.js')) scripts.push(request.url());
    });
    await page.goto(host.address);
    const frame = frameOf(page);
    await expect(
      frame.getByRole('button', { name: /Show this EventBridge scenario/ }),
    ).toBeVisible();
    expect(scripts.some((url) => url.includes('worker'))).toBe(false);
    await frame.getByRole('button', { name: /Show this EventBridge scenario/ }).click();
    await expect(frame.getByText('detail.total is 42').first()).toBeVisible();
    await expect(frame.getByRole('group', { name: 'Quick fixes' })).toHaveCount(0);
    await expect(frame.getByRole('link', { name: 'Open in Buslab' })).toHaveAttribute(
      'href',
      /\/#s=1:/,
    );
    expect(scripts.some((url) => url.includes('create-editor'))).toBe(false);
  } finally {
    host.server.close();
  }
});

test('an exercise alone, which tells the page around it when it is solved', async ({
  page,
  baseURL,
}) => {
  const host = await openHost(
    `<script async src="${siteOf(baseURL)}embed.js"></script>
    <buslab-playground mode="challenge" exercise="values-are-lists" theme="dark"></buslab-playground>`,
  );
  try {
    await page.goto(host.address);
    const frame = frameOf(page);
    await expect(frame.getByRole('heading', { name: 'Values are lists' })).toBeVisible();
    await expect(frame.getByText(/^Event pattern is not valid/)).toBeVisible();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    await page.evaluate(() => {
      const solved: unknown[] = [];
      Object.assign(window, { solved });
      document
        .querySelector('buslab-playground')
        ?.addEventListener('buslab-solved', ({ detail }) => solved.push(detail));
    });
    await frame.getByRole('button', { name: 'Give me a hint' }).click();
    const editor = frame.getByRole('textbox', { name: 'Event pattern' });
    const answers = ['{"detail": {"status": ["open"]}}', '{"detail": {"status": ["paid"]}}'];
    await retype(page, editor, answers[0] ?? '');
    await expect(frame.getByText('must match: does not match')).toBeVisible();
    await retype(page, editor, answers[1] ?? '');
    await expect(frame.getByText('✓ Solved.')).toBeVisible();
    const told = () => page.evaluate(() => Reflect.get(window, 'solved'));
    await expect.poll(told).toMatchObject([
      {
        buslab: 1,
        type: 'solved',
        exercise: 'values-are-lists',
        answer: answers[1],
        tries: 2,
        hints: 1,
        answerShown: false,
      },
    ]);

    // What is asked of it and is not for exercises is refused, and another exercise is shown.
    const refused = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const playground = document.querySelector('buslab-playground');
          playground?.addEventListener('buslab-error', ({ detail }) => resolve(detail.message));
          playground?.load('#learn/no-such-exercise');
        }),
    );
    expect(refused).toBe('There is no exercise called “no-such-exercise”.');
    await page.evaluate(() =>
      document.querySelector('buslab-playground')?.load('#learn/hear-one-service'),
    );
    await expect(frame.getByRole('heading', { name: 'Hear one service' })).toBeVisible();
    await expect(frame.getByRole('link', { name: 'Open in Buslab' })).toHaveAttribute(
      'href',
      /\/#learn\/hear-one-service$/,
    );
  } finally {
    host.server.close();
  }
});

test('the verdicts of a whole scenario need less than 120 kB of scripts', async ({
  browser,
  baseURL,
}) => {
  const frame = `${siteOf(baseURL)}embed.html?rule=default/fraud-check${await fragment()}`;
  const { first, close } = await firstLoad(browser, frame, /detail\.total is 42/);
  await close();
  expect(first).toBeGreaterThan(50_000);
  expect(first).toBeLessThan(120_000);
});

test('where third parties may store nothing, an embedded scenario works', async ({ baseURL }) => {
  const profile = mkdtempSync(join(tmpdir(), 'buslab-profile-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ profile: { cookie_controls_mode: 1, block_third_party_cookies: true } }),
  );
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath && { executablePath }),
    args: chromiumArguments,
  });
  const source = `${siteOf(baseURL)}embed.html?hl=/detail/total${await fragment()}`;
  const host = await openHost(
    `<iframe src="${source.replaceAll('&', '&amp;')}" title="Orders in Buslab" width="100%" height="1200"></iframe>`,
  );
  try {
    const page = await context.newPage();
    await page.goto(host.address);
    await expect(frameOf(page).getByText('detail.total is 42').first()).toBeVisible();
    // What the link points at is further down than the screen; the page stays where it is.
    expect(await page.evaluate(() => scrollY)).toBe(0);
    const inner = page.frames().find((frame) => frame.url().includes('embed.html'));
    const refused = await inner?.evaluate(() => {
      try {
        return localStorage.length < 0;
      } catch {
        return true;
      }
    });
    expect(refused).toBe(true);
    await frameOf(page).getByRole('button', { name: 'Set detail.total to 101' }).click();
    await expect(frameOf(page).getByText('fraud-check').first()).toBeVisible();
    await expect(frameOf(page).getByText('detail.total is 42')).toHaveCount(0);
  } finally {
    host.server.close();
    await context.close();
    rmSync(profile, { recursive: true });
  }
});

test('axe finds nothing in any view of a frame', async ({ page }) => {
  for (const view of EMBED_VIEWS) {
    await page.goto(`./embed.html?view=${view}&rule=default/confirm-by-api#example/order-system`);
    await expect(page.getByRole('link', { name: 'Open in Buslab' })).toBeVisible();
    await expect(page.getByText('Loading…')).toHaveCount(0);
    expect(await accessibilityProblems(page), view).toEqual([]);
  }
});

test('an address of the page that is to be embedded leads to the frame', async ({ page }) => {
  await page.goto('./?embed=1&view=why#example/order-system');
  await expect(page).toHaveURL(/\/embed\.html\?embed=1&view=why#example\/order-system$/);
  await expect(page.getByText('detail.total is 42').first()).toBeVisible();
});

test('the page about embedding talks with a scenario, and shows what both say', async ({
  page,
}) => {
  await page.goto('./#reference');
  await page.getByRole('link', { name: 'Embedding' }).click();
  await page.getByRole('heading', { name: 'Methods, live' }).scrollIntoViewIfNeeded();
  const messages = page.getByRole('region', { name: 'All messages' });
  await expect(messages.getByRole('listitem').filter({ hasText: 'ready' })).toHaveCount(1);
  for (const method of ['setPattern', 'getState', 'run', 'setTheme']) {
    await page.getByRole('button', { name: method, exact: true }).click();
    const said = messages.getByRole('listitem').filter({ hasText: method });
    await expect(said).toHaveText(/→ to the frame/);
  }
  await expect(frameOf(page).getByText('has a value that the rule accepts')).toBeVisible();
  const results = messages.getByRole('listitem').filter({ hasText: 'result' });
  await results.last().getByText('result', { exact: true }).click();
  await expect(results.last()).toContainText('"status": "delivered"');
  await expect(frameOf(page).locator('html[data-theme=dark]')).toHaveCount(1);
});

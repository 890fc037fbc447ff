import type { Page } from '@playwright/test';
import { encodeScenario } from '../../src/share/link.ts';
import { openBuiltSite } from './built-site.ts';
import { manyRules, numberedEntry } from './many-events.ts';

interface Figure {
  readonly name: string;
  readonly figure: string;
}

const ACTIONS = 1_000;
const ENTRIES_AN_ACTION = 10;
const STEPS = 120;

/** The page while a long run goes on, and what it does with a long trace, in real Chromium. */
export async function measure(): Promise<readonly Figure[]> {
  const { page, address, close } = await openBuiltSite();
  await page.addInitScript(watchFrames);
  await page.goto(`${address}${await encodeScenario(longScenario())}`);
  page.setDefaultTimeout(20_000);
  const log = page.getByRole('tab', { name: /^Log/ });
  const entries = await settled(page);
  await log.click();

  const still = await during(page, () => page.waitForTimeout(1_000));
  const started = performance.now();
  const run = await during(page, async () => {
    // A rule is changed, and everything is played anew.
    await page.getByRole('textbox', { name: /^Event pattern of / }).focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText('\n');
    await page.evaluate(waitForRun, entries);
  });
  const took = performance.now() - started;

  const scrolled = await during(page, () =>
    page.getByRole('grid', { name: 'Log of the bus and its targets' }).evaluate(scroll, STEPS),
  );
  const slider = page.getByRole('slider', { name: 'Moment' });
  const scrubs: (readonly [string, Frames])[] = [];
  for (const tab of [/^Log/, 'Timeline', 'Metrics']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.waitForTimeout(500);
    scrubs.push([String(tab), await during(page, () => slider.evaluate(scrub, STEPS))]);
  }
  await close();
  return [
    { name: 'frames of the page when nothing happens', figure: wordsOf(still) },
    {
      name: `frames while 10,000 events go through 20 rules and 50 targets`,
      figure: `${wordsOf(run)}; ${(took / 1_000).toFixed(1)} s, ${entries.toLocaleString('en')} entries`,
    },
    { name: 'frames while the log of them is scrolled', figure: wordsOf(scrolled) },
    ...scrubs.map(([tab, frames]) => ({
      name: `frames while one scrubs to and fro in them, ${tab.replace(/\W/g, '')} open`,
      figure: wordsOf(frames),
    })),
  ];
}

function longScenario() {
  const actions = Array.from({ length: ACTIONS }, (_, index) => ({
    ...{ type: 'put-events' as const, at: index * 100, event: 'e', bus: 'default' },
    text: JSON.stringify(
      Array.from({ length: ENTRIES_AN_ACTION }, (_none, entry) =>
        numberedEntry(index * ENTRIES_AN_ACTION + entry),
      ),
    ),
  }));
  const text = JSON.stringify(
    Array.from({ length: ENTRIES_AN_ACTION }, (_, entry) => numberedEntry(entry)),
  );
  return manyRules({ actions, events: [{ id: 'e', name: 'Ten', bus: 'default', text }] });
}

/** Waits until the page shows no more entries for some seconds; answers how many. */
async function settled(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let [seen, same] = [-1, 0];
    while (same < 80) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const now = window.pace.entries();
      same = now === seen && now > 0 ? same + 1 : 0;
      seen = now;
    }
    return seen;
  });
}

/** Waits until a new run shows its first entries, and then until it has as many as the one before. */
async function waitForRun(entries: number): Promise<void> {
  const until = performance.now() + 60_000;
  let hasBegun = false;
  while (performance.now() < until) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = window.pace.entries();
    if (now < entries) hasBegun = true;
    else if (hasBegun) return;
  }
  throw new Error('The run did not end within a minute.');
}

interface Frames {
  /** Between one frame and the next, in milliseconds, ascending. */
  readonly intervals: readonly number[];
  /** Tasks of more than 50 ms. */
  readonly longTasks: readonly number[];
}

declare global {
  interface Window {
    pace: { intervals: number[]; longTasks: number[]; isOn: boolean; entries(): number };
  }
}

function watchFrames() {
  window.pace = {
    ...{ intervals: [], longTasks: [], isOn: false },
    entries() {
      const tabs = [...document.querySelectorAll('[role="tab"]')];
      const log = tabs.find(({ textContent }) => textContent?.trim().startsWith('Log'));
      return Number(log?.textContent?.replace(/\D/g, '') ?? 0);
    },
  };
  let last = 0;
  const tick = (now: number) => {
    if (window.pace.isOn) window.pace.intervals.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      if (window.pace.isOn) window.pace.longTasks.push(duration);
    }
  }).observe({ type: 'longtask' });
}

async function during(page: Page, work: () => Promise<unknown>): Promise<Frames> {
  await page.evaluate(() => {
    Object.assign(window.pace, { intervals: [], longTasks: [], isOn: true });
  });
  await work();
  return page.evaluate(() => {
    window.pace.isOn = false;
    const { intervals, longTasks } = window.pace;
    return { intervals: intervals.sort((a, b) => a - b), longTasks };
  });
}

async function scroll(grid: Element, steps: number): Promise<void> {
  for (let step = 0; step < steps; step++) {
    // Some way down, then far away.
    grid.scrollTop = step % 10 === 9 ? (grid.scrollHeight / steps) * step : grid.scrollTop + 220;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

async function scrub(slider: Element, steps: number): Promise<void> {
  if (!(slider instanceof HTMLInputElement)) return;
  for (let step = 0; step < steps; step++) {
    // To and fro, a little further each time, as a hand does.
    const share = 0.5 + 0.5 * Math.sin(step / 7) * (step / steps);
    slider.value = String(Math.round(share * Number(slider.max)));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

function wordsOf({ intervals, longTasks }: Frames): string {
  const at = (share: number) => intervals[Math.floor(share * (intervals.length - 1))] ?? Number.NaN;
  const late = intervals.filter((interval) => interval > 34).length;
  return `median ${at(0.5).toFixed(1)} ms, 95 % ${at(0.95).toFixed(1)} ms, longest ${at(1).toFixed(0)} ms, ${late} of ${intervals.length} late; ${longTasks.length} long tasks, ${Math.max(0, ...longTasks).toFixed(0)} ms`;
}

import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { BulkCheck } from '../../src/core/bulk/bulk-check.ts';
import { RecordSplitter } from '../../src/core/bulk/record-splitter.ts';
import type { BulkRequest } from '../../src/core/bulk/report.ts';
import { encodeScenario } from '../../src/share/link.ts';
import { aScenario } from '../support/scenarios.ts';
import { openBuiltSite } from './built-site.ts';
import { workloads } from './workload.ts';

interface Figure {
  readonly name: string;
  readonly figure: string;
}

/** How many times the 10,000 events stand in the file: about 200 MB. */
const TIMES = Number(process.env.BULK_TIMES ?? 30);
const RUNS = 3;
const CHUNK = 256 * 1024;

interface Input {
  readonly events: readonly string[];
  readonly text: string;
  readonly patterns: readonly string[];
  /** Over the events once. */
  readonly matches: number | null;
}

/** A file of events against 100 rules: the parts alone in Node.js, and the whole on the built page. */
export async function measure(): Promise<readonly Figure[]> {
  const { events = [], sets = [] } = workloads().find(({ name }) => name === 'envelopes') ?? {};
  const { patterns = [], matches = null } = sets.find(({ name }) => name === 'mixed-100') ?? {};
  const text = events.map((event) => `${event}\n`).join('');
  const input = { events, text, patterns, matches };
  return [...measureParts(input), ...(await measurePage(input))];
}

/** By the clock, and by the processor's time, which says the same on a machine that is busy. */
function rateOf(events: number, bytes: number, { elapsed, busy }: Taken): string {
  const rate = (milliseconds: number) => `${(events / milliseconds).toFixed(0)}k`;
  const speed = `${(bytes / elapsed / 1_000).toFixed(0)} MB/s`;
  const busyRate = busy > 0 ? `; ${rate(busy)} a second of processor time` : '';
  return `${rate(elapsed).padStart(5)} events/s, ${speed}${busyRate}`;
}

/** In milliseconds; `busy` is 0 where it is not known. */
interface Taken {
  readonly elapsed: number;
  readonly busy: number;
}

/** The best of several runs of each, taking turns. */
function best(works: readonly (() => void)[]): readonly Taken[] {
  const taken = works.map(() => ({
    elapsed: Number.POSITIVE_INFINITY,
    busy: Number.POSITIVE_INFINITY,
  }));
  for (let run = 0; run < RUNS; run++) {
    for (const [index, work] of works.entries()) {
      const [started, before] = [performance.now(), process.cpuUsage()];
      work();
      const { user, system } = process.cpuUsage(before);
      const least = taken[index];
      if (!least) continue;
      least.elapsed = Math.min(least.elapsed, performance.now() - started);
      least.busy = Math.min(least.busy, (user + system) / 1_000);
    }
  }
  return taken;
}

function measureParts({ events, text, patterns, matches }: Input): readonly Figure[] {
  const bytes = new TextEncoder().encode(text);
  const before = process.memoryUsage.rss();
  let most = before;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const decode = (part: Uint8Array) => decoder.decode(part);
  const check = (rules: BulkRequest['rules'], times: number) => {
    const place = { account: '123456789012', region: 'us-east-1' };
    const request = { ...place, startsAt: '2026-01-15T09:00:00.000Z', seed: 1, rules };
    const run = new BulkCheck(request, new RecordSplitter(), decode);
    for (let time = 0; time < times; time++) {
      for (let at = 0; at < bytes.length; at += CHUNK) {
        run.push(bytes.subarray(at, at + CHUNK));
        run.work(() => false);
      }
      most = Math.max(most, process.memoryUsage.rss());
    }
    run.finish();
    run.work(() => false);
    return run.counts();
  };
  const rules = patterns.map((pattern, index) => ({
    bus: 'default',
    name: `rule-${index}`,
    isEnabled: true,
    pattern,
  }));
  const found = check(rules, 1).rules.reduce((sum, rule) => sum + rule.matches, 0);
  if (found !== matches) throw new Error(`${found} matches instead of ${matches}`);
  const repeated = events.length * TIMES;
  const size = bytes.length * TIMES;
  const works = {
    'cut into records and decoded, no rules': () => void check([], TIMES),
    'the same with mixed-100': () => void check(rules, TIMES),
    'JSON.parse of the same events': () => {
      for (let time = 0; time < TIMES; time++) for (const event of events) JSON.parse(event);
    },
  };
  const taken = best(Object.values(works));
  const memory = `${((most - before) / 1e6).toFixed(0)} MB more than before`;
  return [
    ...Object.keys(works).flatMap((name, index) => {
      const time = taken[index];
      return time
        ? [{ name: `file in Node.js, ${name}`, figure: rateOf(repeated, size, time) }]
        : [];
    }),
    { name: 'file in Node.js, most memory', figure: memory },
  ];
}

async function measurePage({ events, text, patterns, matches }: Input): Promise<readonly Figure[]> {
  const rules = patterns.map((pattern, index) => ({ name: `rule-${index}`, pattern, targets: [] }));
  const scenario = aScenario({ buses: [{ kind: 'classic', name: 'default', rules }] });
  const folder = mkdtempSync(join(tmpdir(), 'buslab-bench-'));
  const file = join(folder, 'events.ndjson');
  for (let time = 0; time < TIMES; time++) appendFileSync(file, text);
  const { size } = statSync(file);
  const { page, address, close } = await openBuiltSite();
  try {
    await page.goto(address + (await encodeScenario(scenario)));
    await page.getByRole('button', { name: 'Check a file…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Check a file of events' });
    const state = dialog.getByText(/Read to its end/);
    const before = await mostMemory(page);
    let elapsed = Number.POSITIVE_INFINITY;
    let busy = Number.POSITIVE_INFINITY;
    for (let run = 0; run < RUNS; run++) {
      await page.locator('input[type=file]').setInputFiles(file);
      await dialog.getByRole('progressbar').waitFor();
      await state.waitFor({ timeout: 600_000 });
      const rate = /([\d,]+) events\/s/.exec((await state.textContent()) ?? '')?.[1] ?? '0';
      elapsed = Math.min(
        elapsed,
        (events.length * TIMES * 1_000) / Number(rate.replaceAll(',', '')),
      );
      busy = Math.min(busy, await workerTime(page));
      await expectMatches(page, matches === null ? null : matches * TIMES);
    }
    const after = await mostMemory(page);
    return [
      {
        name: `file of ${(size / 1e6).toFixed(0)} MB on the page, mixed-100`,
        figure: rateOf(events.length * TIMES, size, { elapsed, busy }),
      },
      {
        name: 'file on the page, most memory of its process',
        figure: after === null ? 'not known here' : `${after} MB (${before} MB before)`,
      },
    ];
  } finally {
    await close();
    rmSync(folder, { recursive: true });
  }
}

/** The page's own figures have to add up to what the rules match. */
async function expectMatches(page: Page, expected: number | null): Promise<void> {
  const cells = await page
    .getByRole('rowheader', { name: /^rule-/ })
    .evaluateAll((headers) =>
      headers.map((header) => Number(header.nextElementSibling?.textContent?.replaceAll(',', ''))),
    );
  const sum = cells.reduce((total, cell) => total + cell, 0);
  if (expected !== null && sum !== expected) throw new Error(`${sum} instead of ${expected}`);
}

/** Where Linux tells of the processes of pages. */
async function processFolders(page: Page): Promise<readonly string[]> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => `/proc/${id}`)
    .filter((folder) => existsSync(folder));
}

/** In MB, the most that a process of a page has had in memory; `null` where the system does not tell. */
async function mostMemory(page: Page): Promise<number | null> {
  const most = (await processFolders(page)).map((folder) => {
    const status = readFileSync(`${folder}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024;
  });
  return most.length === 0 ? null : Math.round(Math.max(...most));
}

/** Milliseconds of processor time of the worker that reads the file: of all that there are, the busiest. */
async function workerTime(page: Page): Promise<number> {
  const times = (await processFolders(page)).flatMap((folder) =>
    readdirSync(`${folder}/task`).map((task) => {
      const [, name = '', rest = ''] =
        /\((.*)\) \S+ (.*)/.exec(readFileSync(`${folder}/task/${task}/stat`, 'utf8')) ?? [];
      const fields = rest.split(' ').map(Number);
      // In hundredths of a second: of the user and of the system.
      return name === 'DedicatedWorker' ? ((fields[10] ?? 0) + (fields[11] ?? 0)) * 10 : 0;
    }),
  );
  return Math.max(0, ...times);
}

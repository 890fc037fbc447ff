import type { Page } from '@playwright/test';
import { openBuiltSite } from './built-site.ts';

/** Just below the largest request that PutEvents takes, so that everything behind the editor works. */
const BYTES = 1_000_000;
const TYPED = '"hello": "a few words that are typed",';

interface Figure {
  readonly name: string;
  readonly figure: string;
}

/**
 * How long the page's main thread is busy at a time while an event of 1 MB is pasted and edited:
 * by the clock, as the browser's own list of long tasks has it, and in time of the processor, which
 * says the same on a machine that has other things to do.
 */
export async function measure(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [name, indent] of [
    ['1 MB event', 2],
    ['1 MB event on one line', 0],
  ] as const) {
    // Each in a browser of its own, which keeps nothing of the other.
    const { page, address, close } = await openBuiltSite();
    await page.goto(address);
    await page.getByRole('tab', { name: 'does not match fraud-check' }).waitFor();
    await page.evaluate((text) => Object.assign(globalThis, { text }), largeEvent(indent));
    const editor = page.getByRole('textbox', { name: 'Event', exact: true });
    await editor.focus();
    const note = async (what: string, work: () => Promise<void>) => {
      figures.push({ name: `${name}, ${what}`, figure: await longestTask(page, work) });
    };
    await note('pasted over another', async () => {
      await page.keyboard.press('ControlOrMeta+a');
      // The clipboard of the system is out of reach of a test.
      await page.evaluate(() =>
        setTimeout(() => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', Reflect.get(globalThis, 'text'));
          const paste = { clipboardData, bubbles: true, cancelable: true };
          document.activeElement?.dispatchEvent(new ClipboardEvent('paste', paste));
        }),
      );
      await page.getByText(/^(1,0|99)\d[\d,]+ bytes$/).waitFor();
    });
    for (const place of ['start', 'end'] as const) {
      await page.keyboard.press(`ControlOrMeta+${place === 'start' ? 'Home' : 'End'}`);
      await page.keyboard.press(place === 'start' ? 'ArrowRight' : 'ArrowLeft');
      await note(`typed in at its ${place}`, async () => {
        await page.keyboard.type(TYPED, { delay: 60 });
        for (let count = 0; count < 10; count++) await page.keyboard.press('Backspace');
      });
    }
    await close();
  }
  return figures;
}

/** A large order, as it may be pasted: `indent` 0 puts all of it on one line. */
function largeEvent(indent: number): string {
  const withItems = (count: number) =>
    JSON.stringify(
      {
        source: 'com.ecommerce.orders',
        'detail-type': 'OrderCreated',
        detail: {
          orderId: '12345',
          total: 42,
          items: Array.from({ length: count }, (_, index) => ({
            sku: `SKU-${100_000 + index}`,
            quantity: index % 7,
            tags: ['new', 'sale'],
          })),
        },
      },
      null,
      indent,
    );
  const size = withItems(2).length - withItems(1).length;
  return withItems(Math.floor(BYTES / size));
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds by the clock, and of the processor. */
  readonly dur?: number;
  readonly tdur?: number;
}

/** Does something, waits until the page has calmed down, and says which task was the longest. */
async function longestTask(page: Page, work: () => Promise<void>): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as never[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['disabled-by-default-devtools.timeline', 'blink.user_timing'],
    },
  });
  await page.evaluate(() => performance.mark('main-thread'));
  await work();
  // What follows from an edit, the run and the saving, is over when nothing is saved any more.
  await page.getByText('saved', { exact: true }).first().waitFor();
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const thread = events.find(({ name }) => name === 'main-thread');
  const tasks = events.filter(
    ({ name, pid, tid }) => name === 'RunTask' && pid === thread?.pid && tid === thread.tid,
  );
  const most = (durations: readonly (number | undefined)[]) =>
    Math.max(...durations.map((microseconds) => microseconds ?? 0)) / 1000;
  const byClock = tasks.map(({ dur }) => dur);
  const long = byClock.filter((microseconds) => (microseconds ?? 0) > 50_000).length;
  const processor = most(tasks.map(({ tdur }) => tdur)).toFixed(0);
  return `longest task ${most(byClock).toFixed(0)} ms (${processor} ms of processor time), ${long} over 50 ms`;
}

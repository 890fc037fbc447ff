import { expect, test } from 'vitest';
import type { BulkProgress } from '../../src/worker/bulk-api.ts';
import { BulkRun } from '../../src/worker/bulk-run.ts';
import { aBulkRequest } from '../support/bulk.ts';

const line = (n: number) => `{"source":"my.app","detail-type":"Made","detail":{"n":${n}}}\n`;
const lines = (count: number) => Array.from({ length: count }, (_, n) => line(n)).join('');
const request = aBulkRequest([
  { pattern: '{"detail":{"n":[{"numeric":["<",10]}]}}', name: 'low' },
  { pattern: '{"source":["x"]}', name: 'never' },
]);

function start(file: File) {
  const progress: BulkProgress[] = [];
  const run = new BulkRun(request, file, (step) => progress.push(step));
  return { run, progress };
}

test('a file is checked to its end, and tells how far it is', async () => {
  const file = new File([lines(20_000)], 'events.ndjson');
  const { run, progress } = start(file);
  expect(await run.finish()).toEqual({ type: 'finished' });
  const last = progress.at(-1);
  expect(last?.bytesRead).toBe(file.size);
  expect(last?.counts).toMatchObject({ events: 20_000, matched: 10, unmatched: 19_990 });
  expect(run.samples(0)).toHaveLength(5);
  expect(run.samples('unmatched')).toHaveLength(10);
});

test('cancelled in the middle, it keeps what it has found', async () => {
  const progress: BulkProgress[] = [];
  const run = new BulkRun(request, new File([lines(100_000)], 'events.ndjson'), (step) => {
    progress.push(step);
    run.cancel();
  });
  expect(await run.finish()).toEqual({ type: 'cancelled' });
  const events = progress.at(-1)?.counts.events ?? 0;
  expect(events).toBeGreaterThan(0);
  expect(events).toBeLessThan(100_000);
  expect(JSON.parse(await run.download('summary').text()).file.isPartial).toBe(true);
});

test('what is found can be saved', async () => {
  const { run } = start(new File([lines(12), 'oops\n'], 'events.ndjson'));
  await run.finish();
  const summary = JSON.parse(await run.download('summary').text());
  expect(summary.file).toEqual({
    name: 'events.ndjson',
    size: lines(12).length + 5,
    isPartial: false,
  });
  expect(summary.totals).toMatchObject({ events: 12, matched: 10, unmatched: 2, problems: 1 });
  expect(summary.rules[0].samples).toHaveLength(5);
  expect(summary.rules[1]).toEqual({
    bus: 'default',
    name: 'never',
    isEnabled: true,
    error: null,
    matches: 0,
    samples: [],
  });
  expect(summary.unmatched[0]).toEqual({
    line: 11,
    offset: lines(10).length,
    event: JSON.parse(line(10)),
  });
  expect(summary.problems[0]).toMatchObject({ code: 'not-json', line: 13, excerpt: 'oops' });
  expect(await run.download('unmatched').text()).toBe(line(10) + line(11));
  expect(await run.download('counts').text()).toBe(
    'event bus,rule,state,matches,share,error\r\n' +
      `default,low,ENABLED,10,${10 / 12},\r\n` +
      'default,never,ENABLED,0,0,\r\n',
  );
});

test('a file that cannot be read says why', async () => {
  const { run, progress } = start(new File(['PK\x03\x04'], 'events.zip'));
  expect(await run.finish()).toEqual({
    type: 'failed',
    message: expect.stringContaining('ZIP archive'),
  });
  expect(progress).toEqual([]);
});

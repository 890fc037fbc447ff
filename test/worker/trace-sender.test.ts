import { expect, test } from 'vitest';
import type { TraceEntry } from '../../src/core/model/trace.ts';
import { TraceSender } from '../../src/worker/trace-sender.ts';

/** A receiver that says by hand when it wants more. */
function aReceiver() {
  const trace: TraceEntry[] = [];
  const batches: { sequences: number[]; isLast: boolean }[] = [];
  const waiting: (() => void)[] = [];
  const state = { isWanted: true };
  const sender = new TraceSender({
    trace,
    send: (entries, isLast) => {
      batches.push({ sequences: entries.map(({ sequence }) => sequence), isLast });
      return new Promise((resolve) => waiting.push(resolve));
    },
    isWanted: () => state.isWanted,
  });
  return {
    ...{ sender, batches, state },
    grow(count: number) {
      for (let index = 0; index < count; index++) trace.push(anEntryOf(trace.length));
    },
    async wantMore() {
      waiting.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

function anEntryOf(sequence: number) {
  return { type: 'simulation-stopped', at: 0, sequence, cause: null } as unknown as TraceEntry;
}

test('a short run is sent whole, at its end', async () => {
  const { sender, batches, grow, wantMore } = aReceiver();
  grow(3);
  const ended = sender.end();
  expect(batches).toEqual([{ sequences: [0, 1, 2], isLast: true }]);
  await wantMore();
  await ended;
});

test('a run in which nothing happens is said to be over', async () => {
  const { sender, batches, wantMore } = aReceiver();
  const ended = sender.end();
  await wantMore();
  await ended;
  expect(batches).toEqual([{ sequences: [], isLast: true }]);
});

test('of a long trace there is one batch on its way at a time, and every entry once', async () => {
  const { sender, batches, grow, wantMore } = aReceiver();
  grow(1_100);
  sender.flush();
  sender.flush();
  expect(batches).toHaveLength(1);
  grow(100);
  let hasEnded = false;
  const ended = sender.end().then(() => {
    hasEnded = true;
  });
  for (const sent of [2, 3]) {
    await wantMore();
    expect(batches).toHaveLength(sent);
    expect(hasEnded).toBe(false);
  }
  await wantMore();
  await ended;
  expect(batches.flatMap(({ sequences }) => sequences)).toEqual([...Array(1_200).keys()]);
  expect(batches.map(({ isLast }) => isLast)).toEqual([false, false, true]);
});

test('when nothing was left to send, the end is said all the same', async () => {
  const { sender, batches, grow, wantMore } = aReceiver();
  grow(1);
  sender.flush();
  await wantMore();
  const ended = sender.end();
  await wantMore();
  await ended;
  expect(batches).toEqual([
    { sequences: [0], isLast: false },
    { sequences: [], isLast: true },
  ]);
});

test('a newer run ends an older one between two batches', async () => {
  const { sender, batches, grow, state, wantMore } = aReceiver();
  grow(1_000);
  const ended = sender.end();
  state.isWanted = false;
  await wantMore();
  await ended;
  expect(batches).toHaveLength(1);
});

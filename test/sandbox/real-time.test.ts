import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RealTime } from '../../src/sandbox/real-time.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** With a second of patience, ten in all, and the moments at which it has told that it is alive. */
function aRealTime() {
  const told: number[] = [];
  const realTime = new RealTime({
    silentMilliseconds: 1_000,
    realMilliseconds: 10_000,
    onalive: () => told.push(performance.now()),
  });
  // The page is there for a while before anything runs.
  vi.advanceTimersByTime(5_000);
  realTime.start(0);
  return { realTime, told };
}

test('what gives no sign of life is over after a while', () => {
  const { realTime } = aRealTime();
  vi.advanceTimersByTime(1_000);
  expect(realTime.isOver(10)).toBe(false);
  vi.advanceTimersByTime(1);
  expect(realTime.isOver(10)).toBe(true);
});

test('virtual time that moves is a sign of life, however slow the machine', () => {
  const { realTime, told } = aRealTime();
  for (let second = 1; second <= 9; second++) {
    vi.advanceTimersByTime(1_000);
    expect(realTime.isOver(second * 2_000)).toBe(false);
  }
  expect(told).toHaveLength(10);
});

test('virtual time that creeps is none', () => {
  const { realTime } = aRealTime();
  vi.advanceTimersByTime(600);
  expect(realTime.isOver(400)).toBe(false);
  vi.advanceTimersByTime(600);
  expect(realTime.isOver(900)).toBe(true);
});

test('reading a file is a sign of life, but not for ever', () => {
  const { realTime } = aRealTime();
  for (let step = 1; step <= 20; step++) {
    vi.advanceTimersByTime(500);
    realTime.noteLife();
    expect(realTime.isOver(0)).toBe(false);
  }
  vi.advanceTimersByTime(500);
  realTime.noteLife();
  expect(realTime.isOver(0)).toBe(true);
});

test('every step has its own time', () => {
  const { realTime } = aRealTime();
  vi.advanceTimersByTime(60_000);
  realTime.start(4_000);
  expect(realTime.isOver(4_000)).toBe(false);
});

test('signs of life are told now and then only', () => {
  const { realTime, told } = aRealTime();
  for (let step = 0; step < 100; step++) {
    vi.advanceTimersByTime(10);
    realTime.noteLife();
  }
  expect(told.length).toBeGreaterThan(3);
  expect(told.length).toBeLessThan(7);
});

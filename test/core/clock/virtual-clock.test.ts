import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../src/core/clock/virtual-clock.ts';
import { instant, millis } from '../../../src/core/model/brand.ts';

const forEver = instant(Number.POSITIVE_INFINITY);

/** Every task that is left, each with the time at which it ran. */
function drain<Task>(clock: VirtualClock<Task>): readonly (readonly [number, Task])[] {
  const ran: [number, Task][] = [];
  for (let task = clock.takeNext(forEver); task !== null; task = clock.takeNext(forEver)) {
    ran.push([clock.now, task]);
  }
  return ran;
}

describe('virtual time', () => {
  test('a task runs at its own due time, not at the end of the jump', () => {
    const clock = new VirtualClock<string>(instant(1_000));
    clock.schedule(millis(50), 'later');
    clock.schedule(millis(20), 'sooner');
    expect(drain(clock)).toEqual([
      [1_020, 'sooner'],
      [1_050, 'later'],
    ]);
  });

  test('tasks that are due together run in the order in which they were scheduled', () => {
    const clock = new VirtualClock<number>(instant(0));
    for (let n = 0; n < 20; n++) clock.schedule(millis(5), n);
    expect(drain(clock).map(([, n]) => n)).toEqual([...Array(20).keys()]);
  });

  test('what is due later than asked for stays on the agenda', () => {
    const clock = new VirtualClock<string>(instant(0));
    clock.schedule(millis(100), 'task');
    expect(clock.takeNext(instant(99))).toBeNull();
    expect(clock.now).toBe(0);
    expect(clock.nextAt).toBe(100);
    expect(clock.takeNext(instant(100))).toBe('task');
    expect(clock.nextAt).toBeNull();
  });

  test('time never goes back', () => {
    const clock = new VirtualClock<string>(instant(500));
    clock.advanceTo(instant(100));
    expect(clock.now).toBe(500);
    clock.scheduleAt(instant(100), 'overdue');
    expect(drain(clock)).toEqual([[500, 'overdue']]);
  });

  test('any agenda is worked off by time and then by age', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 50 })), (delays) => {
        const clock = new VirtualClock<number>(instant(0));
        for (const [index, delay] of delays.entries()) clock.schedule(millis(delay), index);
        const expected = [...delays.entries()]
          .map(([index, delay]) => [delay, index] as const)
          .sort(([a], [b]) => a - b);
        expect(drain(clock)).toEqual(expected);
      }),
    );
  });
});

describe('quiet tasks', () => {
  test('are done when time passes them, in turn with the others', () => {
    const clock = new VirtualClock<string>(instant(0));
    clock.scheduleQuietly(instant(10), 'quiet');
    clock.scheduleAt(instant(5), 'before');
    clock.scheduleAt(instant(10), 'together');
    clock.scheduleAt(instant(20), 'after');
    expect(drain(clock)).toEqual([
      [5, 'before'],
      [10, 'quiet'],
      [10, 'together'],
      [20, 'after'],
    ]);
  });

  test('are no reason for time to pass', () => {
    const clock = new VirtualClock<string>(instant(0));
    clock.scheduleQuietly(instant(10), 'quiet');
    expect(clock.nextAt).toBeNull();
    expect(clock.takeNext(instant(10))).toBe('quiet');
  });
});

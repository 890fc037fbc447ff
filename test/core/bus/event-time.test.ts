import { expect, test } from 'vitest';
import { readEventTime } from '../../../src/core/bus/event-time.ts';

test.each([
  ['2026-01-15T09:00:00Z', '2026-01-15T09:00:00.000Z'],
  ['2026-01-15t09:00:00z', '2026-01-15T09:00:00.000Z'],
  ['2026-01-15T09:00:00.25Z', '2026-01-15T09:00:00.250Z'],
  ['2026-01-15T09:00:00+02:00', '2026-01-15T07:00:00.000Z'],
  ['2026-01-15T09:00:00-0530', '2026-01-15T14:30:00.000Z'],
  ['2026-01-15 09:00Z', '2026-01-15T09:00:00.000Z'],
  ['2026-01-15', '2026-01-15T00:00:00.000Z'],
])('%s is %s', (text, expected) => {
  expect(new Date(readEventTime(text) ?? Number.NaN).toISOString()).toBe(expected);
});

test('a time without an offset is UTC, wherever the simulation runs', () => {
  const zone = process.env.TZ;
  process.env.TZ = 'America/New_York';
  try {
    expect(readEventTime('2026-01-15T09:00:00')).toBe(Date.UTC(2026, 0, 15, 9));
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test.each(['', '1', '2026', 'yesterday', 'Jan 15, 2026', '2026-13-01', '2026-01-15T25:00:00Z'])(
  '%j names no moment',
  (text) => {
    expect(readEventTime(text)).toBeNull();
  },
);

import * as events from '@aws-sdk/client-eventbridge';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AccountSnapshot } from '../../../src/core/api/account-snapshot.ts';
import { fullBucket, TokenBucket } from '../../../src/core/bus/token-bucket.ts';
import { type Instant, instant } from '../../../src/core/model/brand.ts';
import type { InvocationRequest } from '../../../src/core/model/invocation.ts';
import type { ScenarioSource } from '../../../src/core/model/scenario.ts';
import { reportMetrics } from '../../../src/core/report/metrics/metrics.ts';
import { adviceOn } from '../../../src/core/report/refused-entry.ts';
import { Simulation } from '../../../src/core/simulation.ts';
import { eventBridgeClient } from '../../support/aws-clients.ts';
import { anEntry, aScenario, runtimeOf } from '../../support/scenarios.ts';
import { all } from '../../support/traces.ts';

const START = Date.parse('2026-01-15T09:00:00Z');

describe('a token bucket', () => {
  test.each([
    ["a second's worth at once", 3, [0, 0, 0, 0], 'yyyn'],
    ['one more with each share of a second', 4, [0, 0, 0, 0, 249, 250, 251, 500], 'yyyynyny'],
    ['no more than a second saves up', 2, [9_000, 9_000, 9_000], 'yyn'],
  ])('lets in %s', (_, rate, times, expected) => {
    const bucket = new TokenBucket(fullBucket(rate, instant(0)));
    const letIn = times.map((at) => (bucket.take(instant(at)) ? 'y' : 'n'));
    expect(letIn.join('')).toBe(expected);
  });

  test('that owes lets nothing in until that is paid back', () => {
    const bucket = new TokenBucket(fullBucket(1, instant(0)));
    for (let count = 0; count < 3; count++) bucket.owe(instant(0));
    expect([0, 2_000, 2_999, 3_000].map((at) => bucket.take(instant(at)))).toEqual([
      ...[false, false, false, true],
    ]);
  });

  const times = fc
    .array(fc.nat({ max: 20_000 }), { minLength: 1, maxLength: 120 })
    .map((moments) => moments.sort((a, b) => a - b));

  test('never lets in more in any span than the rate and one burst', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), times, (rate, moments) => {
        const bucket = new TokenBucket(fullBucket(rate, instant(0)));
        const taken = moments.filter((at) => bucket.take(instant(at)));
        for (const [first, from] of taken.entries()) {
          for (const [last, to] of taken.entries()) {
            if (last < first) continue;
            const most = rate + ((to - from) * rate) / 1_000;
            expect(last - first + 1).toBeLessThanOrEqual(most);
          }
        }
      }),
    );
  });

  test('goes on elsewhere from its state, as it would have here', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), times, fc.nat(), (rate, moments, cut) => {
        const here = new TokenBucket(fullBucket(rate, instant(0)));
        const whole = moments.map((at) => here.take(instant(at)));
        const first = new TokenBucket(fullBucket(rate, instant(0)));
        const place = cut % moments.length;
        const before = moments.slice(0, place).map((at) => first.take(instant(at)));
        const second = new TokenBucket(first.state);
        const after = moments.slice(place).map((at) => second.take(instant(at)));
        expect([...before, ...after]).toEqual(whole);
      }),
    );
  });
});

const limited = (perSecond: number, changes: Partial<ScenarioSource> = {}) =>
  aScenario({ quotas: { putEventsEntriesPerSecond: perSecond }, ...changes });
const outcomes = ({ trace }: Simulation) =>
  trace.flatMap((entry) => {
    if (entry.type === 'EVENT_INGEST_SUCCESS') return ['taken'];
    return entry.type === 'EVENT_INGEST_FAILURE' ? [entry.errorCode] : [];
  });

/** put-events-api.md §2: *service trouble*, of which throttling is one. */
describe('the rate of PutEvents', () => {
  test('is that of the largest Regions unless a scenario says another', () => {
    expect(aScenario().quotas.putEventsEntriesPerSecond).toBe(10_000);
  });

  test('names the entries above it, beside those that are let in', async () => {
    const simulation = new Simulation(limited(2));
    const bridge = eventBridgeClient(simulation);
    const entry = { Source: 'my.app', DetailType: 'Thing', Detail: '{}' };
    const put = () =>
      bridge.send(
        new events.PutEventsCommand({ Entries: [entry, { ...entry, Detail: '[]' }, entry, entry] }),
      );
    const first = await put();
    expect(first.FailedEntryCount).toBe(2);
    // What is refused for itself does not count.
    expect(first.Entries).toEqual([
      { EventId: expect.any(String) },
      { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
      { EventId: expect.any(String) },
      { ErrorCode: 'ThrottlingException', ErrorMessage: 'Rate exceeded' },
    ]);
    await simulation.runUntilIdle();
    expect(all(simulation.trace, 'sqs-message-sent')).toHaveLength(2);
    await simulation.advanceTo(instant(START + 60_000));
    expect((await put()).FailedEntryCount).toBe(2);
  });

  test('is one for the page, the API and handlers', async () => {
    const put = (at: number) => ({
      ...{ type: 'put-events' as const, at, event: 'e', bus: 'default' },
      text: JSON.stringify({ ...anEntry, Source: 'other' }),
    });
    const call = (at: number) => ({
      ...{ type: 'api-call' as const, at, service: 'events', operation: 'PutEvents' },
      input: JSON.stringify({ Entries: [anEntry] }),
    });
    const simulation = new Simulation(limited(2, { actions: [put(0), call(0), put(0), call(0)] }));
    await simulation.playActions();
    expect(outcomes(simulation)).toEqual([
      ...['taken', 'taken', 'ThrottlingException', 'ThrottlingException'],
    ]);
  });

  test('is what the log and the report say more about', () => {
    expect(adviceOn('ThrottlingException')).toMatch(/more entries than it may in a second/);
    expect(adviceOn('MalformedDetail')).toBeNull();
  });

  test('is counted as failed entries', () => {
    const simulation = new Simulation(limited(1));
    simulation.putEvents([anEntry, anEntry, anEntry]);
    const failed = reportMetrics(simulation.trace).find(
      ({ metric }) => metric === 'PutEventsFailedEntriesCount',
    );
    expect([...(failed?.values ?? [])]).toEqual([1, 1]);
  });
});

describe('a handler', () => {
  /** Puts so many entries, one call each, as the account that it was told of answers. */
  function putting(count: number, milliseconds = 0) {
    return ({ now, directory, seed }: InvocationRequest) => {
      let at: Instant = now;
      let id = 0;
      const account = new AccountSnapshot(
        directory,
        () =>
          `${seed.toString(16).padStart(8, '0')}-0000-4000-8000-${String(++id).padStart(12, '0')}`,
        () => at,
      );
      const calls = Array.from({ length: count }, () => {
        const input = { Entries: [{ ...anEntry, Source: 'handler' }] };
        const output = account.putEvents(input.Entries);
        const call = { at, service: 'events', operation: 'PutEvents', input, output };
        at = instant(at + milliseconds);
        return call;
      });
      told.push(
        ...calls.flatMap(({ output }) =>
          'Entries' in output
            ? output.Entries.map((one) => ('EventId' in one ? 'taken' : one.ErrorCode))
            : [],
        ),
      );
      return { calls, durationMilliseconds: Math.max(1, count * milliseconds) };
    };
  }
  let told: string[] = [];
  const invoke = { type: 'invoke-function' as const, function: 'f', payload: '{}' };

  async function play(perSecond: number, handler: ReturnType<typeof putting>, at: number[] = [0]) {
    told = [];
    const actions = at.map((moment) => ({ ...invoke, at: moment }));
    const simulation = new Simulation(limited(perSecond, { actions }), {
      runtime: runtimeOf(handler),
    });
    await simulation.playActions();
    return simulation;
  }

  test('is told what then happens', async () => {
    const simulation = await play(2, putting(4));
    expect(told).toEqual(['taken', 'taken', 'ThrottlingException', 'ThrottlingException']);
    expect(outcomes(simulation)).toEqual(told);
  });

  test('that waits between its calls is let in again', async () => {
    const simulation = await play(1, putting(3, 1_000));
    expect(outcomes(simulation)).toEqual(['taken', 'taken', 'taken']);
  });

  test('has what it was promised, though another one was promised the same', async () => {
    const simulation = await play(2, putting(2, 1), [0, 0]);
    expect(outcomes(simulation).slice().sort()).toEqual(told.slice().sort());
  });

  test('whatever it puts, what it was told is what the trace has', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 8 }),
        fc.nat({ max: 400 }),
        fc.array(fc.nat({ max: 3_000 }), { minLength: 1, maxLength: 4 }),
        async (rate, count, gap, moments) => {
          const simulation = await play(rate, putting(count, gap), moments);
          expect([...outcomes(simulation)].sort()).toEqual([...told].sort());
        },
      ),
      { numRuns: 60 },
    );
  });
});

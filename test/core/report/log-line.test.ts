import { describe, expect, test } from 'vitest';
import { reportDeliveries } from '../../../src/core/report/deliveries.ts';
import { USUAL_LOG_CONFIG } from '../../../src/core/report/log-levels.ts';
import {
  EVERYTHING,
  type LogFilter,
  lineOf,
  lineOfRecord,
  passes,
} from '../../../src/core/report/log-line.ts';
import { logRecordOf } from '../../../src/core/report/log-record.ts';
import { deliveriesOfLog } from '../../../src/core/report/pasted-deliveries.ts';
import { aScenario, runtimeOf, traceOf, withTarget } from '../../support/scenarios.ts';

const lambda = withTarget({ resource: { type: 'lambda-function', name: 'f' } });

describe('a filter of the log', async () => {
  const trace = await traceOf(lambda, { runtime: runtimeOf(() => ({})) });
  const eventId = trace.flatMap((entry) => ('eventId' in entry ? [entry.eventId] : []))[0] ?? '';
  const typesOf = (change: Partial<LogFilter>, config = USUAL_LOG_CONFIG) =>
    trace
      .map(lineOf)
      .filter((line) =>
        passes(
          line,
          { ...EVERYTHING, ...change },
          () => config,
          ({ target }) => `to ${target}`,
        ),
      )
      .map(({ type }) => type);

  test('lets everything through that is not asked about', () => {
    expect(typesOf({})).toEqual(trace.map(({ type }) => type));
  });

  test.each<[Partial<LogFilter>, readonly string[]]>([
    [{ type: 'RULE_MATCH' }, ['RULE_MATCH']],
    [
      { layer: 'targets' },
      ['lambda-accepted', 'lambda-invocation-started', 'lambda-invocation-succeeded'],
    ],
    [{ layer: 'bus', level: 'INFO' }, ['RULE_MATCH', 'INVOCATION_START', 'INVOCATION_SUCCESS']],
    [{ target: 'f', level: 'INFO' }, ['INVOCATION_START', 'INVOCATION_SUCCESS']],
    [{ rule: 'r', level: 'INFO' }, ['RULE_MATCH', 'INVOCATION_START', 'INVOCATION_SUCCESS']],
    [{ rule: 'other' }, []],
    [{ layer: 'pasted' }, []],
    [{ text: 'rule_match' }, ['RULE_MATCH_START', 'RULE_MATCH']],
    [{ text: 'TO F', level: 'INFO' }, ['INVOCATION_START', 'INVOCATION_SUCCESS']],
    [{ event: 'ffffffff-not-an-event' }, []],
  ])('%o', (change, expected) => {
    expect(typesOf(change)).toEqual(expected);
  });

  test('knows an event by its id, or by how that begins', () => {
    for (const event of [eventId, eventId.slice(0, 8)]) {
      expect(typesOf({ event, layer: 'bus' })).toHaveLength(7);
    }
  });

  test('shows of the bus what the bus logs, as it is set', () => {
    const logged = (level: 'OFF' | 'ERROR' | 'INFO') =>
      typesOf({ layer: 'bus' }, { level, includeDetail: 'NONE' });
    expect(logged('OFF')).toEqual([]);
    expect(logged('ERROR')).toEqual([]);
    expect(logged('INFO')).toEqual(['RULE_MATCH', 'INVOCATION_START', 'INVOCATION_SUCCESS']);
  });
});

describe('a log that was pasted', async () => {
  const scenario = withTarget(
    {
      retryPolicy: { maximumRetryAttempts: 1, maximumEventAgeSeconds: 600 },
      deadLetterQueue: 'dlq',
    },
    { queues: [{ name: 'q', failure: 'throttled' }, { name: 'dlq' }] },
  );
  const trace = await traceOf(scenario);
  const records = trace.flatMap((entry) => logRecordOf(entry, trace, aScenario()) ?? []);

  test('says of itself what the trace says', () => {
    const lines = records.map((record, index) => lineOfRecord(record, index, 0));
    const simulated = trace.map(lineOf).filter(({ level }) => level !== null);
    expect(lines.map(({ at, type, level }) => [at, type, level])).toEqual(
      simulated.map(({ at, type, level }) => [at, type, level]),
    );
    expect(lines.at(-1)).toMatchObject({ bus: 'default', rule: 'r', target: 'q' });
  });

  test('tells the deliveries that the trace tells, moved to another time', () => {
    const shift = 5_000;
    const told = deliveriesOfLog(records, shift);
    const real = reportDeliveries(trace);
    const outline = (reports: typeof real, moved: number) =>
      reports.map(({ deliveryId, status, attempts, deadLetter }) => ({
        deliveryId,
        status,
        attempts: attempts.map(({ startedAt, endedAt, outcome }) => [
          startedAt - moved,
          (endedAt ?? 0) - moved,
          outcome,
        ]),
        queue: deadLetter?.queue,
      }));
    expect(outline(told, shift)).toEqual(outline(real, 0));
    expect(told[0]?.rule).toBe('r (pasted)');
  });

  test('tells of less at a higher level, and of nothing without any invocation', () => {
    const info = records.filter(({ log_level }) => log_level !== 'TRACE');
    expect(deliveriesOfLog(info, 0)).toMatchObject([{ status: 'dead-lettered' }]);
    expect(deliveriesOfLog(records.slice(0, 3), 0)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import type { TraceEntry } from '../../../src/core/model/trace.ts';
import { isLogged } from '../../../src/core/report/log-levels.ts';
import { logRecordOf } from '../../../src/core/report/log-record.ts';
import { Simulation } from '../../../src/core/simulation.ts';
import { anEntry, aScenario, runtimeOf, traceOf, withTarget } from '../../support/scenarios.ts';

const place = aScenario();
const recordsOf = (trace: readonly TraceEntry[]) =>
  trace.flatMap((entry) => logRecordOf(entry, trace, place) ?? []);

describe("the records of a bus's log", async () => {
  const trace = await traceOf(
    withTarget(
      {
        retryPolicy: { maximumRetryAttempts: 1, maximumEventAgeSeconds: 600 },
        deadLetterQueue: 'dlq',
      },
      { queues: [{ name: 'q', failure: 'throttled' }, { name: 'dlq' }] },
    ),
  );
  const records = recordsOf(trace);
  const recordFor = (type: TraceEntry['type']) =>
    records.find(({ message_type }) => message_type === type);

  test('tell the way of an event at the levels of the guide', () => {
    expect(records.map(({ message_type, log_level }) => `${log_level} ${message_type}`)).toEqual([
      'TRACE EVENT_RECEIPT',
      'TRACE EVENT_INGEST_SUCCESS',
      'TRACE RULE_MATCH_START',
      'INFO RULE_MATCH',
      'INFO INVOCATION_START',
      'TRACE INVOCATION_ATTEMPT_START',
      'INFO INVOCATION_ATTEMPT_THROTTLE',
      'TRACE INVOCATION_ATTEMPT_START',
      'INFO INVOCATION_ATTEMPT_THROTTLE',
      'ERROR INVOCATION_FAILURE',
      'ERROR INVOCATION_DLQ',
    ]);
  });

  test('belong to one request on one bus', () => {
    const receipt = trace[0];
    const requestId = receipt?.type === 'EVENT_RECEIPT' ? receipt.requestId : '';
    for (const { resource_arn, request_id } of records) {
      expect(resource_arn).toBe('arn:aws:events:us-east-1:123456789012:event-bus/default');
      expect(request_id).toBe(requestId);
    }
  });

  test('name what the event is', () => {
    expect(recordFor('RULE_MATCH_START')?.details).toEqual({
      caller_account_id: '123456789012',
      source_time_ms: Date.UTC(2026, 0, 15, 9),
      source: 'my.app',
      detail_type: 'Thing',
      resources: [],
    });
  });

  test('a match names the deliveries that it begins', () => {
    const start = recordFor('INVOCATION_START');
    expect(recordFor('RULE_MATCH')?.details).toEqual({
      rule_arn: 'arn:aws:events:us-east-1:123456789012:rule/r',
      target_arns: ['arn:aws:sqs:us-east-1:123456789012:q'],
      invocation_ids: [start?.invocation_id],
    });
  });

  test('count attempts and time from the receipt', () => {
    const failure = trace.find(({ type }) => type === 'INVOCATION_FAILURE');
    expect(recordFor('INVOCATION_FAILURE')?.details).toEqual({
      rule_arn: 'arn:aws:events:us-east-1:123456789012:rule/r',
      target_arn: 'arn:aws:sqs:us-east-1:123456789012:q',
      total_attempts: 2,
      final_invocation_status: 'THROTTLING',
      ingestion_to_start_latency_ms: expect.any(Number),
      target_duration_ms: expect.any(Number),
      ingestion_to_complete_latency_ms: (failure?.at ?? 0) - (trace[0]?.at ?? 0),
    });
    const throttles = records.filter((one) => one.message_type === 'INVOCATION_ATTEMPT_THROTTLE');
    expect(throttles.map(({ details }) => [details.attempt_type, details.attempt_count])).toEqual([
      ['FIRST', 1],
      ['THROTTLE', 2],
    ]);
    expect(recordFor('INVOCATION_DLQ')?.details.dlq_arn).toBe(
      'arn:aws:sqs:us-east-1:123456789012:dlq',
    );
  });

  test('carry the error of the service that was called', () => {
    expect(recordFor('INVOCATION_ATTEMPT_THROTTLE')?.error).toEqual({
      http_status_code: 429,
      error_message: 'Request is throttled.',
      aws_service: 'sqs',
    });
    expect(recordFor('INVOCATION_START')).not.toHaveProperty('error');
  });
});

test('details of the event and of what the target is sent are logged on request only', async () => {
  const trace = await traceOf(withTarget({ input: { type: 'path', path: '$.detail' } }));
  const full = trace.flatMap((entry) => logRecordOf(entry, trace, place, 'FULL') ?? []);
  const short = recordsOf(trace);
  expect(full.find((one) => one.message_type === 'RULE_MATCH_START')?.details).toMatchObject({
    event_detail: '{"n":1}',
  });
  expect(full.find((one) => one.message_type === 'INVOCATION_START')?.details).toMatchObject({
    target_input: '{"n":1}',
  });
  expect(JSON.stringify(short)).not.toMatch(/event_detail|target_input/);
});

test('a bus logs from its level up', () => {
  const levels = ['TRACE', 'INFO', 'ERROR'] as const;
  const logged = (configured: 'OFF' | (typeof levels)[number]) =>
    levels.filter((level) => isLogged(level, configured)).join();
  expect(logged('OFF')).toBe('');
  expect(logged('ERROR')).toBe('ERROR');
  expect(logged('INFO')).toBe('INFO,ERROR');
  expect(logged('TRACE')).toBe('TRACE,INFO,ERROR');
});

test('what a target does afterwards is in no log of the bus', async () => {
  const lambda = withTarget({ resource: { type: 'lambda-function', name: 'f' } });
  const trace = await traceOf(lambda, { runtime: runtimeOf(() => ({})) });
  const unlogged = trace.filter((entry) => logRecordOf(entry, trace, place) === null);
  expect(unlogged.map(({ type }) => type)).toEqual([
    'lambda-accepted',
    'lambda-invocation-started',
    'lambda-invocation-succeeded',
  ]);
});

test('a refused entry is logged with the answer of PutEvents', () => {
  const simulation = new Simulation(aScenario());
  simulation.putEvents([{ ...anEntry, Source: undefined }]);
  expect(recordsOf(simulation.trace).at(-1)).toMatchObject({
    message_type: 'EVENT_INGEST_FAILURE',
    log_level: 'ERROR',
    resource_arn: 'arn:aws:events:us-east-1:123456789012:event-bus/default',
    error: { error_message: expect.stringContaining('InvalidArgument: Parameter Source') },
  });
});

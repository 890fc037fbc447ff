import { describe, expect, test } from 'vitest';
import type { FailureName } from '../../../src/core/model/failure-facts.ts';
import type { ScenarioSource } from '../../../src/core/model/scenario.ts';
import { callApiDestination } from '../../../src/core/targets/api-destination.ts';
import { aScenario } from '../../support/scenarios.ts';

type Source = NonNullable<ScenarioSource['apiDestinations']>[number];

function call(
  changes: Partial<Source> = {},
  body = '{}',
  failure: FailureName<'api-destination'> | null = null,
) {
  const apiDestinations = [{ name: 'api', endpoint: 'https://example.com:8443/a?b=c', ...changes }];
  const [destination] = aScenario({ apiDestinations }).apiDestinations;
  if (!destination) throw new Error('no destination');
  return callApiDestination(destination, body, failure);
}

test('the request has the headers that EventBridge documents', () => {
  expect(call({ method: 'PUT' }, '{"name":"é"}').request).toEqual({
    method: 'PUT',
    url: 'https://example.com:8443/a?b=c',
    headers: {
      Host: 'example.com:8443',
      'User-Agent': 'Amazon/EventBridge/ApiDestinations',
      'Content-Type': 'application/json; charset=utf-8',
      Range: 'bytes=0-1048575',
      'Accept-Encoding': 'gzip,deflate',
      Connection: 'close',
      'Content-Length': '13',
    },
    body: '{"name":"é"}',
  });
});

describe('the answer of the endpoint', () => {
  const byStatus: readonly (readonly [string, readonly number[]])[] = [
    ['accepted', [100, 200, 204, 299, 301, 399]],
    ['permanent', [400, 402, 403, 404, 405, 406, 408, 410, 422, 451, 499]],
    ['retryable', [401, 407, 409, 500, 502, 503, 504, 599]],
    ['throttled', [429]],
  ];
  test.each(byStatus)('%s: %o', (type, statuses) => {
    for (const status of statuses) {
      const { outcome } = call({ response: { status } });
      expect(outcome.type, String(status)).toBe(type);
      if (outcome.type !== 'accepted') expect(outcome.error.httpStatus).toBe(status);
    }
  });

  test.each([
    [5_000, 'accepted', 5_000, 200],
    [5_001, 'retryable', 5_000, null],
    [60_000, 'retryable', 5_000, null],
  ])('after %i ms: %s', (latencyMilliseconds, type, waited, status) => {
    const { outcome, latency, response } = call({ response: { latencyMilliseconds } });
    expect([outcome.type, latency, response.status]).toEqual([type, waited, status]);
  });
});

test.each([
  ['HTTP 503', 'retryable', 'REMOTE_SERVER_ERROR', true],
  ['HTTP 400', 'permanent', 'SDK_CLIENT_ERROR', true],
  ['HTTP 401', 'retryable', 'SDK_CLIENT_ERROR', true],
  ['HTTP 429', 'throttled', 'THROTTLING', true],
  ['Timeout', 'retryable', 'TIMEOUT', true],
  ['ConnectionFailure', 'retryable', 'CONNECTION_FAILURE', true],
  ['ConnectionNotAuthorized', 'permanent', 'NO_PERMISSIONS', false],
  ['ApiDestinationNotFound', 'permanent', 'NO_RESOURCE', false],
] as const)('the switch "%s" is a %s failure with %s', (failure, type, code, isCalled) => {
  const { outcome, request } = call({}, '{}', failure);
  expect(outcome).toMatchObject({ type, error: { code } });
  expect(request !== null).toBe(isCalled);
});

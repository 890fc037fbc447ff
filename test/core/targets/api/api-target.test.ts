import { describe, expect, test } from 'vitest';
import type { PutEventsEntry } from '../../../../src/core/bus/put-events.ts';
import type { ScenarioSource } from '../../../../src/core/model/scenario.ts';
import { Simulation } from '../../../../src/core/simulation.ts';
import { always } from '../../../support/failures.ts';
import { anEntry, traceOf, withTarget } from '../../../support/scenarios.ts';
import { all, only, typesOf } from '../../../support/traces.ts';

type Api = NonNullable<ScenarioSource['apiDestinations']>[number];
type Connection = NonNullable<ScenarioSource['connections']>[number];
type Target = Parameters<typeof withTarget>[0];

/** A rule whose target is an API destination. */
function anApi(
  api: Partial<Api> = {},
  connection: Partial<Connection> | null = null,
  target: Target = {},
) {
  const whole = { name: 'c', authorization: { type: 'api-key', header: 'x-key' }, ...connection };
  return withTarget(
    {
      resource: { type: 'api-destination', name: 'api' },
      retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeSeconds: 3_600 },
      deadLetterQueue: 'dlq',
      ...target,
    },
    {
      apiDestinations: [
        {
          name: 'api',
          endpoint: 'https://example.com:8443/a?b=c',
          ...(connection && { connection: 'c' }),
          ...api,
        },
      ],
      connections: connection ? [whole as Connection] : [],
    },
  );
}

const requestOf = async (...parameters: Parameters<typeof anApi>) =>
  only(await traceOf(anApi(...parameters)), 'api-request');

/** targets.md §4, *Request headers*. */
describe('a request', () => {
  test('has the headers that EventBridge documents, and the input as its body', async () => {
    const { method, url, headers, body } = await requestOf({ method: 'PUT' }, null, {
      input: { type: 'constant', text: '{"name":"é"}' },
    });
    expect({ method, url, headers, body }).toEqual({
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

  test.each([
    ['https://example.com/*', ['1'], 'https://example.com/1'],
    ['https://example.com/*/items/*', ['a', 'b'], 'https://example.com/a/items/b'],
    ['https://example.com/*', ['a b/c'], 'https://example.com/a%20b%2Fc'],
    ['https://example.com/*', ['$.detail.n'], 'https://example.com/1'],
    ['https://example.com/*', ['$.source'], 'https://example.com/my.app'],
    ['https://example.com/*', ['$.detail.nothing'], 'https://example.com/'],
    ['https://example.com/*/*', ['a'], 'https://example.com/a/*'],
    ['https://example.com/x', ['a'], 'https://example.com/x'],
  ])('%s with %o goes to %s', async (endpoint, pathParameterValues, expected) => {
    const { url } = await requestOf({ endpoint }, null, {
      httpParameters: { pathParameterValues },
    });
    expect(url).toBe(expected);
  });

  test('has the query and the headers of the target, with values from the event', async () => {
    const { url, headers } = await requestOf({ endpoint: 'https://example.com/a?b=c' }, null, {
      httpParameters: {
        queryStringParameters: { n: '$.detail.n', 'a b': 'x&y' },
        headerParameters: { 'X-Source': '$.source', 'Content-Type': 'text/plain', Host: 'evil' },
      },
    });
    expect(url).toBe('https://example.com/a?b=c&n=1&a%20b=x%26y');
    expect(headers).toMatchObject({
      ...{ 'X-Source': 'my.app', 'Content-Type': 'text/plain', Host: 'example.com' },
    });
    expect(Object.keys(headers).filter((name) => /content-type/i.test(name))).toHaveLength(1);
  });

  test.each(['User-Agent', 'range', 'ACCEPT-ENCODING', 'Connection', 'Content-Length', 'Host'])(
    '%s cannot be set by anyone else',
    async (name) => {
      const plain = await requestOf();
      const { headers } = await requestOf({}, null, {
        httpParameters: { headerParameters: { [name]: 'mine' } },
      });
      expect(headers).toEqual(plain.headers);
    },
  );
});

describe('a connection', () => {
  test.each([
    [{ type: 'basic', username: 'ada' }, 'Authorization', 'Basic {{base64(ada:c.password)}}'],
    [{ type: 'api-key', header: 'X-Api-Key' }, 'X-Api-Key', '{{c.api-key}}'],
    [
      { type: 'oauth-client-credentials', endpoint: 'https://auth.example.com/token' },
      'Authorization',
      'Bearer {{c.access-token-1}}',
    ],
  ] as const)('%o: %s is %s', async (authorization, header, expected) => {
    const { headers } = await requestOf({}, { authorization });
    expect(headers[header]).toBe(expected);
  });

  test('adds headers, query and body parameters; what has no value is a secret', async () => {
    const parameters = {
      headers: [{ key: 'X-Tenant', value: 'a' }, { key: 'X-Secret' }],
      queryString: [{ key: 'v', value: '2' }],
      body: [{ key: 'tenant', value: 'a' }, { key: 'pin' }],
    };
    const { url, headers, body } = await requestOf(
      { endpoint: 'https://example.com/' },
      { parameters },
      {
        input: { type: 'constant', text: '{"n": 1.50, "tenant": "mine"}' },
      },
    );
    expect(url).toBe('https://example.com/?v=2');
    expect(headers).toMatchObject({ 'X-Tenant': 'a', 'X-Secret': '{{c.X-Secret}}' });
    expect(body).toBe('{"n":1.50,"tenant":"a","pin":"{{c.pin}}"}');
  });

  test('counts where the target sets the same', async () => {
    const parameters = {
      headers: [{ key: 'X-A', value: 'connection' }],
      queryString: [{ key: 'q', value: 'connection' }],
    };
    const { url, headers } = await requestOf(
      { endpoint: 'https://example.com/' },
      { parameters },
      {
        httpParameters: {
          headerParameters: { 'X-A': 'target' },
          queryStringParameters: { q: 'target' },
        },
      },
    );
    expect([headers['X-A'], url]).toEqual(['connection', 'https://example.com/?q=connection']);
  });

  test.each(['"text"', '[1]'])('adds no body parameters to %s', async (text) => {
    const parameters = { body: [{ key: 'a', value: 'b' }] };
    const { body } = await requestOf({}, { parameters }, { input: { type: 'constant', text } });
    expect(body).toBe(text);
  });

  test.each([
    ['is not authorized', {}, { state: 'DEAUTHORIZED' as const }],
    ['does not exist', { connection: 'nowhere' }, {}],
  ])('that %s is a permanent failure, and nothing is called', async (_, api, connection) => {
    const trace = await traceOf(anApi(api, connection));
    expect(typesOf(trace)).not.toContain('api-request');
    expect(only(trace, 'INVOCATION_DLQ').messageAttributes).toMatchObject({
      ...{ ERROR_CODE: 'NO_PERMISSIONS', RETRY_ATTEMPTS: '0' },
    });
  });
});

/** targets.md §4: *token request to the authorization endpoint, cached, refreshed on 401 or 407*. */
describe('OAuth client credentials', () => {
  const oauth = (changes: object = {}): Partial<Connection> => ({
    authorization: {
      type: 'oauth-client-credentials',
      endpoint: 'https://auth.example.com/token',
      clientId: 'me',
      ...changes,
    },
  });

  test('a token is asked for first, and the request follows its answer', async () => {
    const trace = await traceOf(
      anApi(
        {},
        oauth({ parameters: { body: [{ key: 'grant_type', value: 'client_credentials' }] } }),
      ),
    );
    const asked = only(trace, 'api-token-request');
    expect(asked).toMatchObject({
      method: 'POST',
      url: 'https://auth.example.com/token',
      body: 'client_id=me&client_secret={{c.client-secret}}&grant_type=client_credentials',
    });
    const answer = only(trace, 'api-token-response');
    expect(JSON.parse(answer.body)).toMatchObject({ token_type: 'Bearer', expires_in: 3_600 });
    expect(answer.at - asked.at).toBe(120);
    expect(only(trace, 'api-request').at).toBe(answer.at);
  });

  async function putAt(scenario: ReturnType<typeof anApi>, ...seconds: readonly number[]) {
    const simulation = new Simulation(scenario);
    const start = simulation.now;
    for (const second of seconds) {
      await simulation.advanceTo((start + second * 1_000) as typeof start);
      simulation.putEvents([anEntry]);
    }
    await simulation.runUntilIdle();
    return all(simulation.trace, 'api-request').map(({ headers }) => headers.Authorization);
  }
  const token = (number: number) => `Bearer {{c.access-token-${number}}}`;

  test.each([
    ['kept', 100, 1],
    ['kept until shortly before its end', 539, 1],
    ['replaced shortly before its end', 545, 2],
    ['replaced after its end', 700, 2],
  ])('a token is %s: after %i s the %i. is used', async (_, second, number) => {
    const used = await putAt(anApi({}, oauth({ tokenLifetimeSeconds: 600 })), 0, second);
    expect(used).toEqual([token(1), token(number)]);
  });

  test.each([401, 407])(
    'an endpoint that answers %i gets a new one at the next try',
    async (status) => {
      const script = [{ when: { type: 'attempts' as const, from: 1 }, status }];
      const trace = await traceOf(anApi({ script }, oauth()));
      expect(all(trace, 'api-request').map(({ headers }) => headers.Authorization)).toEqual([
        ...[token(1), token(2)],
      ]);
    },
  );

  test('any other answer keeps the token', async () => {
    const script = [{ when: { type: 'attempts' as const, from: 1 }, status: 503 }];
    const trace = await traceOf(anApi({ script }, oauth()));
    expect(all(trace, 'api-token-request')).toHaveLength(1);
  });

  test.each([
    [{ status: 400 }, 1, 'CONNECTION_FAILURE'],
    [{ status: 401 }, 4, 'CONNECTION_FAILURE'],
    [{ status: 503 }, 4, 'CONNECTION_FAILURE'],
    [{ latencyMilliseconds: 6_000 }, 4, 'CONNECTION_FAILURE'],
  ])(
    'an authorization endpoint that answers %o is tried %i times',
    async (response, tries, code) => {
      const trace = await traceOf(anApi({}, oauth({ response })));
      expect(all(trace, 'api-token-request')).toHaveLength(tries);
      expect(typesOf(trace)).not.toContain('api-request');
      expect(only(trace, 'INVOCATION_DLQ').messageAttributes.ERROR_CODE).toBe(code);
    },
  );
});

/** delivery.md §2, *API destinations*. */
describe('the answer of the endpoint', () => {
  const byStatus: readonly (readonly [string, readonly number[]])[] = [
    ['INVOCATION_SUCCESS', [100, 200, 204, 299, 301, 399]],
    ['INVOCATION_ATTEMPT_PERMANENT_FAILURE', [400, 402, 403, 404, 405, 408, 410, 422, 451, 499]],
    ['INVOCATION_ATTEMPT_RETRYABLE_FAILURE', [401, 407, 409, 500, 502, 503, 504, 599]],
    ['INVOCATION_ATTEMPT_THROTTLE', [429]],
  ];
  test.each(byStatus)('%s: %o', async (type, statuses) => {
    for (const status of statuses) {
      const trace = await traceOf(anApi({ response: { status } }));
      expect(typesOf(trace), String(status)).toContain(type);
    }
  });

  test.each([
    [5_000, 200],
    [5_001, null],
    [60_000, null],
  ])('after %i ms: status %s', async (latencyMilliseconds, status) => {
    const scenario = anApi({ response: { latencyMilliseconds } });
    const [response] = all(await traceOf(scenario), 'api-response');
    expect(response).toMatchObject({
      ...{ status, latencyMilliseconds: Math.min(5_000, latencyMilliseconds) },
    });
  });

  test.each([
    ['7200', 7_200],
    ['Thu, 15 Jan 2026 11:00:00 GMT', 7_199],
    ['nonsense', 0],
    ['-5', 0],
  ])('Retry-After: %s waits at least %i s', async (value, seconds) => {
    const script = [
      {
        when: { type: 'attempts' as const, from: 1 },
        status: 429,
        headers: { 'retry-after': value },
      },
    ];
    const trace = await traceOf(
      anApi({ script }, null, {
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeSeconds: 86_400 },
      }),
    );
    const [first, second] = all(trace, 'api-request');
    const waited = ((second?.at ?? 0) - (first?.at ?? 0)) / 1_000;
    expect(waited).toBeGreaterThanOrEqual(seconds);
    expect(waited).toBeLessThan(seconds + 5);
  });

  test('429, and then 200', async () => {
    const script = [{ when: { type: 'attempts' as const, from: 1, to: 2 }, status: 429 }];
    const trace = await traceOf(anApi({ script }));
    expect(all(trace, 'api-response').map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(only(trace, 'INVOCATION_SUCCESS').totalAttempts).toBe(3);
  });

  test.each([
    [{ type: 'attempts', from: 1 }, 201],
    [{ type: 'attempts', from: 2 }, 200],
    [{ type: 'path', path: '/orders/1' }, 201],
    [{ type: 'path', path: '/orders/*' }, 201],
    [{ type: 'path', path: '/orders/2' }, 200],
    [{ type: 'path', path: '/orders' }, 200],
    [{ type: 'body', pattern: '{"detail":{"n":[1]}}' }, 201],
    [{ type: 'body', pattern: '{"detail":{"n":[2]}}' }, 200],
    [{ type: 'body', pattern: 'no pattern' }, 200],
  ] as const)('%o: %i', async (when, status) => {
    const endpoint = 'https://example.com/orders/*?x=y';
    const httpParameters = { pathParameterValues: ['$.detail.n'] };
    const script = [{ when, status: 201, body: 'scripted' }];
    const trace = await traceOf(anApi({ endpoint, script }, null, { httpParameters }));
    expect(only(trace, 'api-response').status).toBe(status);
  });
});

/** targets.md §4: *rate limit 1–300/s (default 300): above it calls queue and may age out*. */
describe('the rate limit', () => {
  async function manyEvents(
    count: number,
    invocationRateLimitPerSecond: number,
    target: Target = {},
  ) {
    const scenario = anApi({ invocationRateLimitPerSecond }, null, target);
    const simulation = new Simulation(scenario);
    const entries: PutEventsEntry[] = Array(count).fill(anEntry);
    for (let at = 0; at < count; at += 10) simulation.putEvents(entries.slice(at, at + 10));
    await simulation.runUntilIdle();
    return simulation.trace;
  }

  test.each([1, 5, 50])('of %i a second is kept', async (rate) => {
    const at = all(await manyEvents(rate * 3, rate), 'api-request').map((entry) => entry.at);
    expect(at).toHaveLength(rate * 3);
    const [first = 0, last = 0] = [Math.min(...at), Math.max(...at)];
    // A second's worth at once, the rest one after the other; the calls come within half a second.
    expect(last - first).toBeGreaterThan(1_500);
    for (const from of at) {
      const within = at.filter((one) => one >= from && one < from + 1_000).length;
      expect(within).toBeLessThanOrEqual(2 * rate);
    }
  });

  test('calls that wait say until when, and are no attempts', async () => {
    const trace = await manyEvents(3, 1);
    const queued = all(trace, 'api-call-queued');
    expect(queued).toHaveLength(2);
    for (const { until, deliveryId } of queued) {
      const start = all(trace, 'INVOCATION_ATTEMPT_START').find(
        (one) => one.deliveryId === deliveryId,
      );
      expect(start).toMatchObject({ at: until, attempt: 1 });
    }
  });

  test('an event that gets too old while it waits is given up', async () => {
    const retryPolicy = { maximumRetryAttempts: 185, maximumEventAgeSeconds: 60 };
    const trace = await manyEvents(100, 1, { retryPolicy });
    const failures = all(trace, 'INVOCATION_FAILURE');
    expect(failures.length).toBeGreaterThan(30);
    expect(failures[0]).toMatchObject({
      ...{ exhausted: 'MaximumEventAgeInSeconds', totalAttempts: 0, error: { code: 'THROTTLING' } },
    });
    expect(all(trace, 'INVOCATION_DLQ')).toHaveLength(failures.length);
  });
});

test.each([
  ['HTTP 503', 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE', 'REMOTE_SERVER_ERROR', true],
  ['HTTP 400', 'INVOCATION_ATTEMPT_PERMANENT_FAILURE', 'SDK_CLIENT_ERROR', true],
  ['HTTP 401', 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE', 'SDK_CLIENT_ERROR', true],
  ['HTTP 429', 'INVOCATION_ATTEMPT_THROTTLE', 'THROTTLING', true],
  ['Timeout', 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE', 'TIMEOUT', true],
  ['ConnectionFailure', 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE', 'CONNECTION_FAILURE', true],
  ['ConnectionNotAuthorized', 'INVOCATION_ATTEMPT_PERMANENT_FAILURE', 'NO_PERMISSIONS', false],
  ['ApiDestinationNotFound', 'INVOCATION_ATTEMPT_PERMANENT_FAILURE', 'NO_RESOURCE', false],
] as const)('the switch "%s": %s with %s', async (failure, type, code, isCalled) => {
  const trace = await traceOf(anApi({ failures: [always(failure)] }));
  expect(typesOf(trace)).toContain(type);
  expect(only(trace, 'INVOCATION_DLQ').messageAttributes.ERROR_CODE).toBe(code);
  expect(typesOf(trace).includes('api-request')).toBe(isCalled);
});

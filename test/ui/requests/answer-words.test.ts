import { describe, expect, test } from 'vitest';
import type { ScenarioSource } from '../../../src/core/model/scenario.ts';
import { reportDeliveries } from '../../../src/core/report/deliveries.ts';
import { answerSign, answerWords } from '../../../src/ui/requests/answer-words.ts';
import { traceOf, withTarget } from '../../support/scenarios.ts';

type Answer = NonNullable<NonNullable<ScenarioSource['apiDestinations']>[number]['script']>[number];
type Changes = Partial<Parameters<typeof withTarget>[0]>;

const connection = {
  name: 'crm',
  authorization: {
    type: 'oauth-client-credentials' as const,
    endpoint: 'https://login.example.com/token',
  },
};

/** The sentences for the requests of a delivery whose first attempt is answered in some way. */
async function sentences(
  first: Partial<Answer>,
  target: Changes = {},
  changes: Partial<ScenarioSource> = {},
  api: object = {},
) {
  const scenario = withTarget(
    { resource: { type: 'api-destination', name: 'api' }, ...target },
    {
      apiDestinations: [
        {
          name: 'api',
          endpoint: 'https://example.com/x',
          script: [{ when: { type: 'attempts', from: 1 }, ...first }],
          ...api,
        },
      ],
      ...changes,
    },
  );
  const [delivery] = reportDeliveries(await traceOf(scenario));
  const start = Date.parse(scenario.startsAt);
  const told = delivery?.requests.map((request) => ({
    sign: answerSign(request),
    words: answerWords({ request, delivery, start }),
  }));
  return told ?? [];
}

/** Moments and lengths of time, which the seed decides on, are left out. */
const fixed = (words: string | undefined) => words?.replace(/\+?\d+(\.\d+)? (ms|s)\b/g, '…');

const FINAL = 'of the statuses from 400 to 499 it does so after 401, 407, 409, 429 only';

describe('what EventBridge does with a status', () => {
  test.each<readonly [status: number, sign: string, words: string]>([
    [200, 'delivered', 'Status 200 is success: the event is delivered, and EventBridge is done.'],
    [204, 'delivered', 'Status 204 is success: the event is delivered, and EventBridge is done.'],
    [
      302,
      'delivered',
      'Status 302 is below 400, which counts as success: the event is delivered, and EventBridge is done.',
    ],
    ...[400, 403, 404, 408, 422].map(
      (status) =>
        [
          status,
          'failed',
          `After status ${status} EventBridge does not try again (${FINAL}), and the event is gone, since the target has no dead-letter queue.`,
        ] as const,
    ),
    ...[401, 407, 409, 429, 500, 502, 503, 504, 599].map(
      (status) =>
        [
          status,
          'waiting',
          `After status ${status} EventBridge tries again: it waits … by its own back-off, attempt 2 at ….`,
        ] as const,
    ),
  ])('%i', async (status, sign, words) => {
    const [first] = await sentences({ status });
    expect(first?.sign).toBe(sign);
    expect(fixed(first?.words)).toBe(words);
  });

  test('an answer that does not come in time is a time-out', async () => {
    const [first] = await sentences({ latencyMilliseconds: 6_000 });
    expect(first?.sign).toBe('waiting');
    expect(fixed(first?.words)).toBe(
      'No answer within five seconds is a time-out, after which EventBridge tries again: it waits … by its own back-off, attempt 2 at ….',
    );
  });

  test('without a connection there is none', async () => {
    const failures = [{ when: { type: 'first-attempts', count: 1 }, error: 'ConnectionFailure' }];
    const [first] = await sentences({}, {}, {}, { failures });
    expect(fixed(first?.words)).toBe(
      'It could not connect to example.com, after which EventBridge tries again: it waits … by its own back-off, attempt 2 at ….',
    );
  });
});

describe('Retry-After', () => {
  test.each([
    ['600', 'it waits 10 min, as “Retry-After: 600” asks, attempt 2 at +10 min ….'],
    ['0', 'it waits … by its own back-off, which is longer than the … that Retry-After asks for'],
    [
      'soon',
      'it waits … by its own back-off, since “Retry-After: soon” is neither seconds nor a date',
    ],
  ])('%s', async (value, words) => {
    const [first] = await sentences({ status: 503, headers: { 'retry-after': value } });
    expect(fixed(first?.words)).toContain(words);
  });

  test('a date is a moment', async () => {
    const scenario = withTarget({});
    const moment = new Date(Date.parse(scenario.startsAt) + 3_600_000).toUTCString();
    const [first] = await sentences({ status: 429, headers: { 'Retry-After': moment } });
    expect(first?.words).toContain(`as “Retry-After: ${moment}” asks, attempt 2 at +1 h.`);
  });
});

describe('the end of a delivery', () => {
  const retryPolicy = { maximumRetryAttempts: 0, maximumEventAgeSeconds: 600 };

  test.each([
    [
      'a retry policy that allows no more',
      { retryPolicy },
      'After status 503 EventBridge tries again, but the retry policy allows no more attempts, and the event is gone, since the target has no dead-letter queue.',
    ],
    [
      'a dead-letter queue',
      { retryPolicy, deadLetterQueue: 'dlq' },
      'but the retry policy allows no more attempts, and the event goes to the dead-letter queue dlq.',
    ],
    [
      'a dead-letter queue that is not there',
      { retryPolicy, deadLetterQueue: 'nowhere' },
      'and the dead-letter queue nowhere does not take the event, which is lost.',
    ],
  ])('%s', async (_, target, words) => {
    const [first] = await sentences({ status: 503 }, target);
    expect(first?.words).toContain(words);
  });

  test('an event that would be too old', async () => {
    const target = { retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeSeconds: 60 } };
    const [first] = await sentences({ status: 429, headers: { 'Retry-After': '3600' } }, target);
    expect(first?.words).toContain(
      'but the event would be older by then than the retry policy allows, and the event is gone',
    );
  });
});

describe('a token', () => {
  const api = { connection: 'crm' };

  test('is got once, and again when it is refused', async () => {
    const told = await sentences({ status: 401 }, {}, { connections: [connection] }, api);
    expect(told.map(({ words }) => fixed(words))).toEqual([
      'The answer has a token: EventBridge sends it with requests of the connection crm, for 1 h.',
      'After status 401 EventBridge tries again with a new token: it waits … by its own back-off, attempt 2 at ….',
      'The answer has a token: EventBridge sends it with requests of the connection crm, for 1 h.',
      'Status 200 is success: the event is delivered, and EventBridge is done.',
    ]);
  });

  test.each([
    [
      { status: 400 },
      `Without a token there is no request to the API, and after status 400 EventBridge does not try again (${FINAL}), and the event is gone, since the target has no dead-letter queue.`,
    ],
    [
      { status: 503 },
      'Without a token there is no request to the API, and after status 503 EventBridge tries again: it waits … by its own back-off, attempt 2 at ….',
    ],
    [
      { latencyMilliseconds: 6_000 },
      'Without a token there is no request to the API, and no answer within five seconds is a time-out, after which EventBridge tries again: it waits … by its own back-off, attempt 2 at ….',
    ],
  ])('that is not got: %o', async (response, words) => {
    const refusing = { ...connection, authorization: { ...connection.authorization, response } };
    const [first, second] = await sentences({}, {}, { connections: [refusing] }, api);
    expect(fixed(first?.words)).toBe(words);
    expect(second?.words ?? words).toContain('Without a token');
  });
});

test('while there is no answer EventBridge waits', async () => {
  const scenario = withTarget({ resource: { type: 'api-destination', name: 'api' } });
  const trace = await traceOf(scenario);
  const sent = trace.find(({ type }) => type === 'api-request');
  const [delivery] = reportDeliveries(trace, sent?.at);
  const [request] = delivery?.requests ?? [];
  if (!delivery || !request) throw new Error('There is no request');
  expect(answerSign(request)).toBe('running');
  expect(answerWords({ request, delivery, start: 0 })).toBe(
    'EventBridge waits for an answer, five seconds at most.',
  );
});

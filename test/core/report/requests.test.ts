import { describe, expect, test } from 'vitest';
import { addressParts } from '../../../src/core/report/address-parts.ts';
import { reportDeliveries } from '../../../src/core/report/deliveries.ts';
import { secretsIn } from '../../../src/core/report/secrets-in.ts';
import { traceOf, withTarget } from '../../support/scenarios.ts';

test('the request for a token is among the requests, each with its moment and the headers of its answer', async () => {
  const scenario = withTarget(
    { resource: { type: 'api-destination', name: 'api' } },
    {
      connections: [
        {
          name: 'crm',
          authorization: {
            type: 'oauth-client-credentials',
            endpoint: 'https://login.example.com/token',
          },
        },
      ],
      apiDestinations: [
        {
          name: 'api',
          endpoint: 'https://example.com/x',
          connection: 'crm',
          response: { status: 200, headers: { 'X-A': 'b' } },
        },
      ],
    },
  );
  const [delivery] = reportDeliveries(await traceOf(scenario));
  const [token, call] = delivery?.requests ?? [];
  expect(token).toMatchObject({
    ...{ tokenOf: 'crm', attempt: 1, url: 'https://login.example.com/token' },
    response: { status: 200, headers: { 'Content-Type': 'application/json' } },
  });
  expect(call).toMatchObject({ tokenOf: null, response: { status: 200, headers: { 'X-A': 'b' } } });
  expect(call?.sentAt).toBe(token?.response?.at);
  expect(delivery?.attempts).toMatchObject([{ nextAttemptAt: null }]);
});

test('every failed attempt keeps when the next one was due', async () => {
  const scenario = withTarget(
    {
      resource: { type: 'api-destination', name: 'api' },
      retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeSeconds: 600 },
    },
    {
      apiDestinations: [
        { name: 'api', endpoint: 'https://example.com', response: { status: 500 } },
      ],
    },
  );
  const [delivery] = reportDeliveries(await traceOf(scenario));
  const [first, second, third] = delivery?.attempts ?? [];
  expect(first?.nextAttemptAt).toBe(second?.startedAt);
  expect(second?.nextAttemptAt).toBe(third?.startedAt);
  expect(third?.nextAttemptAt).toBeNull();
});

describe('the parts of an address', () => {
  test.each([
    ['https://a.example/x', 'https://a.example/x', [], []],
    ['https://a.example/c/7%2F8/o/9', 'https://a.example/c/*/o/*', ['7/8', '9'], []],
    [
      'https://a.example/c/7?q=a%20b&q=c&e=&f#g?h',
      'https://a.example/c/*?q=a%20b#g',
      ['7'],
      [
        ['q', 'a b'],
        ['q', 'c'],
        ['e', ''],
        ['f', ''],
      ],
    ],
    ['https://a.example/a.b?x=y=z', 'https://a.example/other', [], [['x', 'y=z']]],
    ['https://a.example/%E0?x=%', 'https://a.example/*', ['%E0'], [['x', '%']]],
    ['https://a.example/*', 'https://a.example/*', ['*'], []],
  ])('%s of %s', (url, endpoint, pathValues, query) => {
    expect(addressParts(url, endpoint)).toEqual({ pathValues, query });
  });
});

describe('secrets in a request', () => {
  const request = { method: 'POST', url: 'https://a.example/', headers: {}, body: '{}' };

  test.each([
    ['a header', { headers: { 'X-Key': '{{crm.api-key}}' } }, ['{{crm.api-key}}']],
    ['a token', { headers: { A: 'Bearer {{crm.access-token-1}}' } }, ['{{crm.access-token-1}}']],
    [
      'a password',
      { headers: { A: 'Basic {{base64(me:crm.password)}}' } },
      ['{{base64(me:crm.password)}}'],
    ],
    ['the address', { url: 'https://a.example/?k=%7B%7Bcrm.k%7D%7D' }, ['{{crm.k}}']],
    ['the body, twice', { body: '{"a":"{{crm.a}}","b":"{{crm.a}}"}' }, ['{{crm.a}}']],
    ['what an event says', { body: '{"a":"{{name}} {{other.a}}"}' }, []],
  ])('in %s', (_, changes, found) => {
    expect(secretsIn({ ...request, ...changes }, 'crm')).toEqual(found);
  });
});

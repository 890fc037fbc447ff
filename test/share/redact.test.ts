import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/core/model/scenario.ts';
import { orderSystem } from '../../src/samples/order-system.ts';
import { findPrivate, redact } from '../../src/share/redact.ts';
import { aRule, aScenario } from '../support/scenarios.ts';

const anEvent = (text: string) =>
  aScenario({ events: [{ id: 'e', name: 'E', bus: 'default', text }] });

const foundIn = (text: string) =>
  findPrivate(anEvent(text)).map(({ kind, found, instead }) => [kind, found, instead]);

describe('what tells about somebody is found', () => {
  test.each([
    ['{"mail":"ada@acme.io"}', [['email', 'ada@acme.io', 'person1@example.com']]],
    ['{"account":"210987654321"}', [['account', '210987654321', '111122223333']]],
    ['{"k":"AKIAIOSFODNN7EXAMPLE"}', [['token', 'AKIAIOSFODNN7EXAMPLE', 'REPLACED-TOKEN-1']]],
    ['{"password":"correct horse"}', []],
    ['{"password":"hunter2hunter2"}', [['token', 'hunter2hunter2', 'REPLACED-TOKEN-1']]],
    ['"{\\"api_key\\":\\"abcdefgh1234\\"}"', [['token', 'abcdefgh1234', 'REPLACED-TOKEN-1']]],
    ['"Authorization: Bearer abc.def-ghi.jkl"', [['token', 'abc.def-ghi.jkl', 'REPLACED-TOKEN-1']]],
    [
      '{"r":"arn:aws:sqs:eu-west-1:210987654321:acme-payments"}',
      [
        ['account', '210987654321', '111122223333'],
        ['arn', 'acme-payments', 'resource-1'],
      ],
    ],
    [
      '{"r":"arn:aws:ec2:eu-west-1:123456789012:instance/i-0abcd111111"}',
      [['arn', 'i-0abcd111111', 'resource-1']],
    ],
  ])('%s', (text, expected) => {
    expect(foundIn(text)).toEqual(expected);
  });
});

describe('what belongs to nobody is left alone', () => {
  test.each([
    '{"mail":"ada@example.com","other":"x@shop.test"}',
    '{"account":"123456789012"}',
    '{"order":123456789015,"time":1700000000000}',
    '{"r":"arn:aws:sqs:us-east-1:123456789012:q"}',
  ])('%s', (text) => {
    expect(foundIn(text)).toEqual([]);
  });

  test('the order system has nothing private', () => {
    const parsed = parseScenario(orderSystem);
    expect(parsed.ok && findPrivate(parsed.value)).toEqual([]);
  });
});

test('the same text gets the same stand-in in the event, the pattern, the code and the account', () => {
  const scenario = aScenario({
    account: '210987654321',
    buses: [
      {
        kind: 'classic',
        name: 'default',
        rules: [aRule({ pattern: '{"account":["210987654321"],"detail":{"by":["ada@acme.io"]}}' })],
      },
    ],
    functions: [{ name: 'f', code: "send('ada@acme.io')" }],
    events: [{ id: 'e', name: 'E', bus: 'default', text: '{"detail":{"by":"ada@acme.io"}}' }],
  });
  const found = findPrivate(scenario);
  expect(found).toMatchObject([
    { found: 'ada@acme.io', count: 3 },
    { found: '210987654321', count: 2 },
  ]);
  const clean = redact(scenario, found);
  const text = JSON.stringify(clean);
  expect(text).not.toMatch(/acme|2109876/);
  expect(clean.account).toBe('111122223333');
  expect(clean.buses[0]?.rules[0]?.pattern).toContain('person1@example.com');
  expect(parseScenario(clean)).toEqual({ ok: true, value: clean });
  expect(findPrivate(clean)).toEqual([]);
});

test('only what was chosen is replaced, and whole words only', () => {
  const scenario = anEvent(
    '{"a":"arn:aws:iam::123456789012:role/Admin","b":"Administrator Admin"}',
  );
  const found = findPrivate(scenario);
  expect(redact(scenario, [])).toBe(scenario);
  expect(redact(scenario, found).events[0]?.text).toBe(
    '{"a":"arn:aws:iam::123456789012:role/resource-1","b":"Administrator resource-1"}',
  );
});

test('a long text is looked through in a moment, whatever it is made of', () => {
  for (const part of [
    'a@',
    'a.',
    '"',
    'arn:aws:',
    'Bearer ',
    'eyJ',
    '-----BEGIN PRIVATE KEY-----',
    'password":"',
  ]) {
    expect(Array.isArray(findPrivate(anEvent(part.repeat(200_000 / part.length))))).toBe(true);
  }
});

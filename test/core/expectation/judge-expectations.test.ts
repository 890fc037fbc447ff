import { describe, expect, test } from 'vitest';
import { judgeExpectations } from '../../../src/core/expectation/judge-expectations.ts';
import type {
  Expectation,
  ExpectationOf,
  NewExpectation,
} from '../../../src/core/model/expectation.ts';
import type { ScenarioSource } from '../../../src/core/model/scenario.ts';
import { finished } from '../../support/generators.ts';
import { aRule, aScenario, aTarget, failing, runtimeOf } from '../../support/scenarios.ts';

const eventOf = (id: string, source: string, total: number) => ({
  id,
  name: id,
  bus: 'default',
  text: JSON.stringify({ source, 'detail-type': 'Thing', detail: { total } }),
});

/** Two rules; what `big` sends is only the total, and its target is never there. */
const world: Partial<ScenarioSource> = {
  events: [eventOf('small', 'my.app', 42), eventOf('large', 'my.app', 500), eventOf('odd', '', 1)],
  buses: [
    {
      kind: 'classic',
      name: 'default',
      rules: [
        aRule(),
        aRule({
          name: 'big',
          pattern: '{"detail":{"total":[{"numeric":[">",100]}]}}',
          targets: [
            aTarget({
              resource: { type: 'lambda-function', name: 'f' },
              input: { type: 'transformer', paths: { t: '$.detail.total' }, template: '{"n":<t>}' },
              retryPolicy: { maximumRetryAttempts: 3 },
              deadLetterQueue: 'dlq',
            }),
          ],
        }),
        aRule({ name: 'off', state: 'DISABLED' }),
        aRule({ name: 'clock', pattern: '', schedule: 'rate(1 minute)' }),
        aRule({ name: 'wrong', pattern: '{"source":"my.app"}' }),
      ],
    },
    { kind: 'classic', name: 'other', rules: [aRule()] },
  ],
  functions: [
    { name: 'f', code: '', failures: [{ error: 'ServiceException', when: { type: 'always' } }] },
  ],
};

async function judged(expectation: NewExpectation, changes: Partial<ScenarioSource> = {}) {
  const expectations = [{ ...expectation, id: 'test-1' } as Expectation];
  const scenario = aScenario({ ...world, ...changes, expectations });
  const [result] = await finished(judgeExpectations(scenario, {}));
  return [result?.verdict, result?.sentence];
}

const match = (event: string, rule: string, matches = true, bus = 'default') =>
  ({ type: 'match', event, bus, rule, matches }) as const;
const place = { event: 'large', bus: 'default', rule: 'big', target: 't' };
type Ending = Omit<ExpectationOf<'ending'>, 'id'>;
const ending = (how: string, where?: string, afterSeconds?: number): Ending => ({
  ...{ type: 'ending', ...place, how },
  ...(where !== undefined && { where }),
  ...(afterSeconds !== undefined && { afterSeconds }),
});

describe('what holds passes', () => {
  test.each<[string, NewExpectation]>([
    ['a rule that matches', match('large', 'big')],
    ['a rule that does not', match('small', 'big', false)],
    ['a rule of another bus, which is not asked', match('small', 'r', false, 'other')],
    ['exactly these', { type: 'exact-matches', event: 'large', rules: ['big', 'r'] }],
    ['none', { type: 'exact-matches', event: 'small', rules: ['r'] }],
    ['a payload, whatever its spaces', { type: 'payload', ...place, payload: '{ "n" : 500 }' }],
    ['an ending in the dead-letter queue', ending('dead-lettered', 'dlq')],
    ['an ending on the way there', ending('waiting-to-retry', undefined, 2)],
    ['an ending in a queue', { ...ending('waiting', 'q'), event: 'small', rule: 'r' }],
  ])('%s', async (_, expectation) => {
    expect(await judged(expectation)).toEqual(['passed', null]);
  });
});

describe('what does not hold says what differs', () => {
  test.each<[string, NewExpectation, string]>([
    [
      'a rule that does not match',
      match('small', 'big'),
      'detail.total is 42, and the rule needs a number greater than 100.',
    ],
    ['a rule that matches', match('large', 'big', false), 'The rule big matches.'],
    ['a disabled rule', match('small', 'off'), 'The rule is disabled.'],
    ['a rule by the clock', match('small', 'clock'), 'The rule fires by the clock alone.'],
    [
      'another bus',
      match('small', 'r', true, 'other'),
      'The event is put on default, and the rule is on other.',
    ],
    [
      'one rule too few and one too many',
      { type: 'exact-matches', event: 'small', rules: ['big'] },
      'big: detail.total is 42, and the rule needs a number greater than 100. r matches too.',
    ],
    [
      'another payload',
      { type: 'payload', ...place, payload: '{"n":501}' },
      'n is 500, and 501 is expected.',
    ],
    [
      'more in a payload',
      { type: 'payload', ...place, payload: '{}' },
      'n is 500, and nothing is expected there.',
    ],
    [
      'less in a payload',
      { type: 'payload', ...place, payload: '{"n":500,"m":1}' },
      'm is missing, and 1 is expected.',
    ],
    [
      'a payload for what is not sent',
      { type: 'payload', ...place, event: 'small', payload: '{}' },
      'Nothing is sent to target t of big. detail.total is 42, and the rule needs a number greater than 100.',
    ],
  ])('%s', async (_, expectation, sentence) => {
    expect(await judged(expectation)).toEqual(['failed', sentence]);
  });

  test('a pattern that AWS refuses', async () => {
    const [verdict, sentence] = await judged(match('small', 'wrong'));
    expect([verdict, sentence]).toEqual([
      'failed',
      expect.stringMatching(/^AWS refuses the rule: /),
    ]);
  });

  test('another ending, and where the event is', async () => {
    const [verdict, sentence] = await judged(ending('dropped'));
    expect(verdict).toBe('failed');
    expect(sentence).toMatch(/^It is dead-lettered in dlq\. .* in the dead-letter queue dlq\.$/);
  });

  test('an event that PutEvents refuses', async () => {
    const [verdict, sentence] = await judged(match('odd', 'r'));
    expect([verdict, sentence]).toEqual([
      'failed',
      'Parameter Source is not valid. Reason: Source is a required argument.',
    ]);
  });
});

describe('what is gone is told', () => {
  test.each<[string, NewExpectation, string]>([
    ['an event', match('gone', 'r'), 'There is no event gone.'],
    ['a rule', match('small', 'gone'), 'There is no rule gone on the bus default.'],
    ['a bus', match('small', 'r', true, 'gone'), 'There is no event bus gone.'],
    ['a target', { ...ending('dropped'), target: 'gone' }, 'The rule big has no target gone.'],
    [
      'one of several rules',
      { type: 'exact-matches', event: 'small', rules: ['r', 'gone'] },
      'There is no rule gone on the bus default.',
    ],
  ])('%s', async (_, expectation, sentence) => {
    expect(await judged(expectation)).toEqual(['broken', sentence]);
  });
});

test('each event is sent alone: what was sent in the scenario and by other tests is not there', async () => {
  const expectations: Expectation[] = [
    { id: 'a', type: 'ending', ...place, event: 'small', rule: 'r', how: 'waiting', where: 'q' },
    { id: 'b', ...ending('dead-lettered', 'dlq') },
  ];
  const { text } = eventOf('small', 'my.app', 42);
  const actions = [
    { type: 'put-events', at: 0, event: 'small', bus: 'default', text } as const,
    { type: 'purge-queue', at: 60_000, queue: 'q' } as const,
  ];
  const scenario = aScenario({ ...world, actions, expectations });
  const results = await finished(judgeExpectations(scenario, {}));
  expect(results.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['a', 'passed'],
    ['b', 'passed'],
  ]);
});

test('a function that throws is Lambda’s affair: the event ends there', async () => {
  const functions = [{ name: 'f', code: '' }];
  const expectations: Expectation[] = [{ id: 'a', ...ending('discarded', 'nowhere') }];
  const scenario = aScenario({ ...world, functions, expectations });
  const runtime = runtimeOf(() => failing);
  const [result] = await finished(judgeExpectations(scenario, { runtime }));
  expect(result?.verdict).toBe('passed');
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/core/model/scenario.ts';
import { samples } from '../../src/samples/samples.ts';
import { leaveOutDefaults } from '../../src/share/leave-out-defaults.ts';
import { aScenario } from '../support/scenarios.ts';

const stored: unknown = JSON.parse(
  readFileSync(new URL('../fixtures/scenario-first-format.json', import.meta.url), 'utf8'),
);

describe('what is left out is filled in again', () => {
  test.each([
    ...samples.map(({ id, scenario }) => [id, scenario] as const),
    ['one with much of everything', stored] as const,
  ])('%s', (_, source) => {
    const whole = parseScenario(source);
    if (!whole.ok) throw new Error(JSON.stringify(whole.error));
    const short = leaveOutDefaults(whole.value);
    expect(parseScenario(short)).toEqual(whole);
    expect(JSON.stringify(short).length).toBeLessThan(JSON.stringify(whole.value).length);
    // Once more changes nothing: there is one way to write a scenario.
    expect(leaveOutDefaults(whole.value)).toEqual(short);
  });

  test('numbers of every size', () => {
    fc.assert(
      fc.property(
        fc.nat(185),
        fc.integer({ min: 60, max: 86_400 }),
        fc.nat(2),
        (attempts, age, retries) => {
          const scenario = aScenario({
            functions: [{ name: 'f', code: '', maximumRetryAttempts: retries }],
            buses: [
              {
                kind: 'classic',
                name: 'default',
                rules: [
                  {
                    name: 'r',
                    pattern: '',
                    targets: [
                      {
                        id: 't',
                        resource: { type: 'lambda-function', name: 'f' },
                        retryPolicy: {
                          maximumRetryAttempts: attempts,
                          maximumEventAgeSeconds: age,
                        },
                      },
                    ],
                  },
                ],
              },
            ],
          });
          expect(parseScenario(leaveOutDefaults(scenario))).toEqual({ ok: true, value: scenario });
        },
      ),
    );
  });
});

test('the order of members is the schema’s, whatever it was', () => {
  const { name, version, ...rest } = aScenario();
  const keys = Object.keys(leaveOutDefaults({ ...rest, name, version }));
  expect(keys.slice(0, 2)).toEqual(['version', 'name']);
});

test('names that objects have by themselves stay', () => {
  const paths = Object.fromEntries([
    ['constructor', '$.a'],
    ['__proto__', '$.b'],
  ]);
  const scenario = aScenario({
    buses: [
      {
        kind: 'classic',
        name: 'default',
        rules: [
          {
            name: 'r',
            pattern: '',
            targets: [
              {
                id: 't',
                resource: { type: 'sqs-queue', name: 'q' },
                input: { type: 'transformer', paths, template: '<constructor>' },
              },
            ],
          },
        ],
      },
    ],
  });
  expect(JSON.stringify(leaveOutDefaults(scenario))).toContain('"__proto__":"$.b"');
});

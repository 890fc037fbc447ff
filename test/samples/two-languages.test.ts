import { describe, expect, test } from 'vitest';
import { languageOf } from '../../src/core/model/lambda-runtime.ts';
import { parseScenario, type Scenario } from '../../src/core/model/scenario.ts';
import { examples } from '../../src/samples/examples/examples.ts';
import { twoLanguages } from '../../src/samples/examples/two-languages.ts';
import { aRuntime } from '../support/runtime.ts';
import { play, scenarioOf } from './play-example.ts';

const runtime = await aRuntime();

describe.each(twoLanguages)('in the example $id', ({ id, scenario: source }) => {
  test('both languages print the same', async () => {
    const scenario = scenarioOf(source);
    const { trace } = await play(id, scenario, runtime);
    const printedBy = (language: string) =>
      scenario.functions
        .filter(({ runtime: own }) => languageOf(own) === language)
        .map(({ name }) =>
          trace.flatMap((entry) =>
            entry.type === 'lambda-invocation-succeeded' && entry.function === name
              ? entry.log.map(({ message }) => message)
              : [],
          ),
        );
    expect(printedBy('javascript').flat().length).toBeGreaterThan(0);
    expect(printedBy('python')).toEqual(printedBy('javascript'));
  });
});

/** What calls a function, or what a function calls. */
const KINDS: Readonly<Record<string, (scenario: Scenario, name: string, code: string) => boolean>> =
  {
    'a rule calls it': ({ buses }, name) =>
      buses.some(({ rules }) =>
        rules.some(({ targets }) => targets.some(({ resource }) => resource.name === name)),
      ),
    'a queue calls it, with partial batches': ({ eventSourceMappings }, name) =>
      eventSourceMappings.some(
        (mapping) => mapping.function === name && mapping.reportBatchItemFailures,
      ),
    'a topic calls it': ({ topics }, name) =>
      topics.some(({ subscriptions }) =>
        subscriptions.some(({ endpoint }) => endpoint.name === name),
      ),
    'it is an on-failure destination': ({ functions }, name) =>
      functions.some(({ onFailure }) => onFailure?.name === name),
    'it is an on-success destination': ({ functions }, name) =>
      functions.some(({ onSuccess }) => onSuccess?.name === name),
    'it puts events': (_, __, code) => /put_?events/i.test(code),
    'it sends to a queue': (_, __, code) => /send_?message/i.test(code),
    'it tells a topic': (_, __, code) => /\.publish\(\{?\s*TopicArn/.test(code),
    'it invokes a function': (_, __, code) => /\.invoke\(/.test(code),
  };

test.each(Object.entries(KINDS))('%s, in an example of each language', (_, isOf) => {
  const languages = examples.flatMap(({ scenario: source }) => {
    const parsed = parseScenario(source);
    if (!parsed.ok) return [];
    return parsed.value.functions
      .filter(({ name, code }) => isOf(parsed.value, name, code))
      .map((one) => languageOf(one.runtime));
  });
  expect([...new Set(languages)].sort()).toEqual(['javascript', 'python']);
});

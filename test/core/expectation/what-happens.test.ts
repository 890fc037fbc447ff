import { expect, test } from 'vitest';
import { judgeExpectations } from '../../../src/core/expectation/judge-expectations.ts';
import { whatHappens } from '../../../src/core/expectation/what-happens.ts';
import { parseScenario } from '../../../src/core/model/scenario.ts';
import { samples } from '../../../src/samples/samples.ts';
import { addExpectations } from '../../../src/ui/state/expectation-edits.ts';
import { finished } from '../../support/generators.ts';
import { runtimeOf } from '../../support/scenarios.ts';

const options = { runtime: runtimeOf(() => ({})) };

test.each(samples)(
  'what is expected of the events of $id as it is holds',
  async ({ scenario: source }) => {
    const parsed = parseScenario(source);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    let scenario = parsed.value;
    for (const event of scenario.events) {
      for (const afterSeconds of [undefined, 1]) {
        const found = await finished(whatHappens(scenario, event, afterSeconds, options));
        if (found.ok) ({ scenario } = addExpectations(scenario, found.value));
      }
    }
    const results = await finished(judgeExpectations(scenario, options));
    expect(results).toHaveLength(scenario.expectations.length);
    expect(results.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
    expect(results.length).toBeGreaterThan(0);
    // It is a document like any other.
    expect(parseScenario(JSON.parse(JSON.stringify(scenario)))).toEqual({
      ok: true,
      value: scenario,
    });
  },
);

test('there is nothing to expect of what cannot be put', async () => {
  const parsed = parseScenario(samples[0]?.scenario);
  if (!parsed.ok) throw new Error('not a scenario');
  const event = { id: 'x', name: 'x', bus: 'default', text: '{' };
  const found = await finished(whatHappens(parsed.value, event, undefined, options));
  expect(found.ok).toBe(false);
});

import { expect, test } from 'vitest';
import { parseScenario } from '../../../src/core/model/scenario.ts';
import { aTransformer } from '../../support/inputs.ts';
import { withTarget } from '../../support/scenarios.ts';

test.each(['constructor', 'prototype', 'toString'])('a variable called %s is kept', (name) => {
  const input = aTransformer(`"<${name}>"`, { [name]: '$.id' });
  const parsed = parseScenario(JSON.parse(JSON.stringify(withTarget({ input }))));
  const target = parsed.ok ? parsed.value.buses[0]?.rules[0]?.targets[0] : undefined;
  expect(target?.input).toEqual(input);
});

test.each([[['$.a']], [{ a: 1 }], ['$.a'], [null]])(
  'paths are an object of texts, not %j',
  (paths) => {
    const scenario = JSON.parse(JSON.stringify(withTarget({ input: aTransformer('"x"') })));
    scenario.buses[0].rules[0].targets[0].input.paths = paths;
    const parsed = parseScenario(scenario);
    expect(!parsed.ok && parsed.error[0]?.path).toBe('buses[0].rules[0].targets[0].input.paths');
  },
);

import { expect, test } from 'vitest';
import { parseScenario } from '../../src/core/model/scenario.ts';
import { blankScenario } from '../../src/samples/blank-scenario.ts';
import { samples } from '../../src/samples/samples.ts';

test.each([...samples.map(({ scenario }) => scenario), blankScenario])(
  '$name is a valid scenario',
  (scenario) => {
    const parsed = parseScenario(scenario);
    expect(parsed.ok ? [] : parsed.error).toEqual([]);
  },
);

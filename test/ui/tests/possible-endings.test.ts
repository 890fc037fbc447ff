import { expect, test } from 'vitest';
import { whatHappens } from '../../../src/core/expectation/what-happens.ts';
import { parseScenario } from '../../../src/core/model/scenario.ts';
import { isSameEnding } from '../../../src/core/report/ending.ts';
import { examples } from '../../../src/samples/examples/examples.ts';
import { ruleOf } from '../../../src/ui/state/edits.ts';
import { possibleEndings } from '../../../src/ui/tests/possible-endings.ts';
import { finished } from '../../support/generators.ts';
import { failing, runtimeOf } from '../../support/scenarios.ts';

test('wherever events of the examples end, one can expect them to', async () => {
  let endings = 0;
  for (const { id, scenario: source } of examples) {
    const parsed = parseScenario(source);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const scenario = parsed.value;
    for (const event of scenario.events) {
      // What Lambda reads from a queue for a function that throws it reads for days.
      const outcomes = scenario.eventSourceMappings.length > 0 ? [{}] : [{}, failing];
      for (const outcome of outcomes) {
        const runtime = runtimeOf(() => outcome);
        const found = await finished(whatHappens(scenario, event, undefined, { runtime }));
        for (const one of found.ok ? found.value : []) {
          // Whom a topic tells, and in which order, its filters and chance decide.
          if (one.type !== 'ending' || one.how.startsWith('told ')) continue;
          const target = ruleOf(scenario, { bus: one.bus, name: one.rule })?.targets.find(
            (candidate) => candidate.id === one.target,
          );
          if (!target) throw new Error('no such target');
          const possible = possibleEndings(scenario, target);
          const { how, where } = one;
          const isListed = possible.some((other) => isSameEnding(other, { how, where }));
          expect(isListed, `${id}: ${event.id} at ${one.target}: ${how} ${where ?? ''}`).toBe(true);
          endings++;
        }
      }
    }
  }
  expect(endings).toBeGreaterThan(50);
});

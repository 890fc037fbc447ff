import { explainMatch } from '../../src/core/pattern/explain.ts';
import { parsePattern } from '../../src/core/pattern/parse.ts';
import { Simulation } from '../../src/core/simulation.ts';
import { orderSystem } from '../../src/samples/order-system.ts';
import { anEntry, aRule, aScenario, aTarget } from '../support/scenarios.ts';

interface Figure {
  readonly name: string;
  readonly figure: string;
}

async function best(times: number, work: () => Promise<void> | void): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < times; index++) {
    const started = performance.now();
    await work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

export async function measure(): Promise<readonly Figure[]> {
  const targets = [1, 2, 3, 4, 5].map((n) => aTarget({ id: `t${n}` }));
  const failing = aScenario({
    buses: [{ kind: 'classic', name: 'default', rules: [aRule({ targets })] }],
    queues: [{ name: 'q', failure: 'throttled' }],
  });
  const day = await best(10, async () => {
    const simulation = new Simulation(failing);
    simulation.putEvents([anEntry]);
    await simulation.runUntilIdle();
  });
  const rules = orderSystem.buses[0]?.rules ?? [];
  const event = orderSystem.events?.[0]?.text ?? '';
  const verdicts = 2_000;
  const evaluation = await best(5, () => {
    for (let index = 0; index < verdicts; index++) {
      const parsed = parsePattern(rules[index % rules.length]?.pattern ?? '');
      if (parsed.ok) explainMatch(parsed.value, event);
    }
  });
  return [
    {
      name: 'a day of retries: 186 attempts on each of five targets',
      figure: `${day.toFixed(1)} ms`,
    },
    {
      name: 'a pattern parsed and explained',
      figure: `${((evaluation / verdicts) * 1000).toFixed(0)} µs`,
    },
  ];
}

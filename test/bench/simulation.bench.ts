import { explainMatch } from '../../src/core/pattern/explain.ts';
import { parsePattern } from '../../src/core/pattern/parse.ts';
import { Simulation } from '../../src/core/simulation.ts';
import { orderSystem } from '../../src/samples/order-system.ts';
import { anEntry, aRule, aScenario, aTarget } from '../support/scenarios.ts';
import { manyRules, numberedEntry } from './many-events.ts';

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
  const many = manyRules();
  const heapBefore = process.memoryUsage().heapUsed;
  let entries = 0;
  let heap = 0;
  const busy = await best(3, async () => {
    const simulation = new Simulation(many);
    for (let at = 0; at < 10_000; at += 10) {
      simulation.putEvents(Array.from({ length: 10 }, (_, index) => numberedEntry(at + index)));
    }
    await simulation.runUntilIdle();
    entries = simulation.trace.length;
    heap = Math.max(heap, process.memoryUsage().heapUsed - heapBefore);
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
      name: '10,000 events, 20 rules, 50 targets without handlers',
      figure: `${busy.toFixed(0)} ms, ${entries.toLocaleString('en')} entries, ${Math.round(heap / 1e6)} MB`,
    },
    {
      name: 'a pattern parsed and explained',
      figure: `${((evaluation / verdicts) * 1000).toFixed(0)} µs`,
    },
  ];
}

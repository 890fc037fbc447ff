import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Matcher } from '../../src/core/pattern/matcher.ts';
import { type RuleSet, workloads } from './workload.ts';

/** Passes over all events; of each slice of them the fastest pass counts, since machines are noisy. */
const PASSES = 12;
const SLICE = 250;

/** Milliseconds that each kind of work takes over all of its inputs, the kinds taking turns. */
function times(works: readonly { inputs: readonly unknown[]; work: (input: never) => void }[]) {
  const best = works.map((): number[] => []);
  for (let pass = 0; pass < PASSES; pass++) {
    for (const [index, { inputs, work }] of works.entries()) {
      const fastest = best[index] ?? [];
      for (let from = 0, slice = 0; from < inputs.length; from += SLICE, slice++) {
        const to = Math.min(from + SLICE, inputs.length);
        const started = performance.now();
        for (let at = from; at < to; at++) work(inputs[at] as never);
        const taken = performance.now() - started;
        fastest[slice] = Math.min(taken, fastest[slice] ?? taken);
      }
    }
  }
  return best.map((slices) => slices.reduce((sum, slice) => sum + slice, 0));
}

/** Bytes a rule. Last of all: a collection that is asked for makes what was compiled slow again. */
function memory({ name, patterns }: RuleSet) {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const matcher = new Matcher<string>();
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (const [index, pattern] of patterns.entries()) matcher.add(`rule-${index}`, pattern);
  collectGarbage();
  const bytes = process.memoryUsage().heapUsed - before;
  const figure = `${Math.round(bytes / patterns.length)} bytes a rule, ${matcher.size} rules`;
  return { name: `${name}, memory`, figure };
}

function measureSet({ name, patterns, matches }: RuleSet, events: readonly string[]) {
  const started = performance.now();
  const matcher = new Matcher<string>();
  for (const [index, pattern] of patterns.entries()) {
    const added = matcher.add(`rule-${index}`, pattern);
    if (!added.ok) throw new Error(`${name}: ${pattern} is not valid`);
  }
  const adding = performance.now() - started;
  const objects = events.map((event) => JSON.parse(event) as unknown);
  const counts = [
    events.reduce((sum, event) => sum + matcher.matchText(event).length, 0),
    objects.reduce((sum: number, event) => sum + matcher.match(event).length, 0),
  ];
  for (const count of counts) {
    if (matches !== null && count !== matches) {
      throw new Error(`${name}: ${count} matches instead of ${matches}`);
    }
  }
  const [parsing = 0, text = 0, object = 0] = times([
    { inputs: events, work: (event: string) => JSON.parse(event) },
    { inputs: events, work: (event: string) => matcher.matchText(event) },
    { inputs: objects, work: (event: unknown) => matcher.match(event) },
  ]);
  const rate = (milliseconds: number) => `${(events.length / milliseconds).toFixed(0)}k`;
  const ratio = (milliseconds: number) => `${(parsing / milliseconds).toFixed(2)} ×`;
  return {
    name: `${name} (${patterns.length} rules, ${counts[0]} matches)`,
    figure:
      `text ${rate(text).padStart(5)}/s ${ratio(text).padStart(7)}   ` +
      `object ${rate(object).padStart(5)}/s ${ratio(object).padStart(7)}   ` +
      `JSON.parse ${rate(parsing)}/s   adding ${adding.toFixed(0)} ms`,
  };
}

export function measure(): readonly { name: string; figure: string }[] {
  const all = workloads();
  const rates = all.flatMap(({ events, sets }) => sets.map((set) => measureSet(set, events)));
  const large = all.flatMap(({ sets }) => sets.filter(({ patterns }) => patterns.length >= 1_000));
  return [...rates, ...large.map(memory)];
}

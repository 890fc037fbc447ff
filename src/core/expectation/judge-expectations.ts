import { firstDifference } from '../json/difference.ts';
import { parseJson } from '../json/parse.ts';
import type { Expectation, ExpectationOf } from '../model/expectation.ts';
import { endingWords } from '../model/expectation-words.ts';
import type { SampleEvent, Scenario } from '../model/scenario.ts';
import { endingOf, isSameEnding } from '../report/ending.ts';
import { whereIsIt } from '../report/whereabouts.ts';
import type { SimulationOptions } from '../simulation.ts';
import { LoneRun } from './lone-run.ts';
import { brokenReference } from './references.ts';
import { whyNoMatch } from './why-no-match.ts';

export interface ExpectationResult {
  readonly id: string;
  /** `broken`: it names something that is not there. */
  readonly verdict: 'passed' | 'failed' | 'broken';
  /** What differs, in one or two sentences; `null` if nothing does. */
  readonly sentence: string | null;
}

/**
 * Whether a scenario does what is expected of it: each event is sent alone, by the engine that also
 * routes and delivers. May be left between steps, since handlers and retries take their time.
 *
 * @returns the results in the order of the expectations
 */
export async function* judgeExpectations(
  scenario: Scenario,
  options: SimulationOptions,
): AsyncGenerator<undefined, readonly ExpectationResult[]> {
  const results = new Map<string, ExpectationResult>();
  const runs = new Map<string, Expectation[]>();
  for (const expectation of scenario.expectations) {
    const { id } = expectation;
    const sentence = brokenReference(scenario, expectation);
    if (sentence !== null) results.set(id, { id, verdict: 'broken', sentence });
    else {
      const key = runOf(expectation);
      runs.set(key, [...(runs.get(key) ?? []), expectation]);
    }
  }
  let number = 0;
  for (const together of runs.values()) {
    const event = scenario.events.find(({ id }) => id === together[0]?.event);
    if (!event) continue;
    const environmentPrefix = `${options.environmentPrefix ?? 'tests'}-${++number}`;
    const run = new LoneRun(scenario, event, secondsOf(together[0]), {
      ...options,
      environmentPrefix,
    });
    await run.send();
    // What the event itself matches and sends is known by now; all else takes its time.
    if (together.some((expectation) => takesTime(run, expectation))) {
      while (await run.step()) yield;
    }
    for (const expectation of together) {
      const { id } = expectation;
      const sentence = run.refusal ?? differenceIn(scenario, event, run, expectation);
      results.set(id, { id, verdict: sentence === null ? 'passed' : 'failed', sentence });
    }
    yield;
  }
  return scenario.expectations.flatMap(({ id }) => results.get(id) ?? []);
}

/** Those about one event after one time share a run, and those that need no time have one. */
function runOf(expectation: Expectation): string {
  const place = expectation.type === 'ending' ? `ends ${secondsOf(expectation) ?? ''}` : 'sent';
  return `${expectation.event} ${place}`;
}

function takesTime(run: LoneRun, expectation: Expectation): boolean {
  if (expectation.type === 'ending') return true;
  if (expectation.type !== 'payload') return false;
  const { bus, rule, target } = expectation;
  return run.deliveriesTo(bus, rule, target).length === 0;
}

function secondsOf(expectation: Expectation | undefined): number | undefined {
  return expectation?.type === 'ending' ? expectation.afterSeconds : undefined;
}

function differenceIn(
  scenario: Scenario,
  event: SampleEvent,
  run: LoneRun,
  expectation: Expectation,
): string | null {
  switch (expectation.type) {
    case 'exact-matches':
      return otherMatches(scenario, event, run, expectation);
    case 'match': {
      const { bus, rule, matches } = expectation;
      const isMatched = bus === event.bus && run.matches.includes(rule);
      if (isMatched === matches) return null;
      return isMatched
        ? `The rule ${rule} matches.`
        : whyNoMatch(scenario, event, run, { bus, name: rule });
    }
    case 'payload':
      return otherPayload(scenario, event, run, expectation);
    case 'ending':
      return otherEnding(scenario, event, run, expectation);
  }
}

function otherMatches(
  scenario: Scenario,
  event: SampleEvent,
  run: LoneRun,
  { rules }: ExpectationOf<'exact-matches'>,
): string | null {
  const missing = rules.filter((name) => !run.matches.includes(name));
  const more = run.matches.filter((name) => !rules.includes(name));
  const [first] = missing;
  const sentences = [
    ...(first === undefined
      ? []
      : [`${first}: ${whyNoMatch(scenario, event, run, { bus: event.bus, name: first })}`]),
    ...(missing.length > 1 ? [`Nor does ${missing.slice(1).join(', ')} match.`] : []),
    ...(more.length > 0
      ? [`${more.join(', ')} ${more.length > 1 ? 'match' : 'matches'} too.`]
      : []),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
}

/** Why nothing has come to the target. */
function notSent(
  scenario: Scenario,
  event: SampleEvent,
  run: LoneRun,
  { bus, rule, target }: ExpectationOf<'payload' | 'ending'>,
): string {
  const isMatched = bus === event.bus && run.matches.includes(rule);
  if (isMatched) return `AWS refuses the targets of ${rule}, so nothing is sent to ${target}.`;
  const why = bus === event.bus && whyNoMatch(scenario, event, run, { bus, name: rule });
  return `Nothing is sent to target ${target} of ${rule}. ${why || 'No event has come to it.'}`;
}

function otherPayload(
  scenario: Scenario,
  event: SampleEvent,
  run: LoneRun,
  expectation: ExpectationOf<'payload'>,
): string | null {
  const { bus, rule, target, payload } = expectation;
  const deliveries = run.deliveriesTo(bus, rule, target);
  const differences = deliveries.map(({ input }) =>
    input === null
      ? 'The input of the target could not be made.'
      : contentDifference(payload, input),
  );
  if (differences.includes(null)) return null;
  return differences[0] ?? notSent(scenario, event, run, expectation);
}

/** Where a payload differs from what is expected; `null` if it does not. */
export function contentDifference(expected: string, actual: string): string | null {
  const [wanted, there] = [parseJson(expected), parseJson(actual)];
  if (!wanted.ok || !there.ok) {
    return expected === actual
      ? null
      : `What is sent is ${shortened(actual)}, and ${shortened(expected)} is expected.`;
  }
  const difference = firstDifference(wanted.value, there.value);
  if (!difference) return null;
  const place = difference.place || 'The payload';
  const [want, is] = [difference.expected, difference.actual];
  if (is === null) return `${place} is missing, and ${shortened(want ?? '')} is expected.`;
  if (want === null) return `${place} is ${shortened(is)}, and nothing is expected there.`;
  return `${place} is ${shortened(is)}, and ${shortened(want)} is expected.`;
}

/** In characters. */
const LONGEST_VALUE = 120;

function shortened(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function otherEnding(
  scenario: Scenario,
  event: SampleEvent,
  run: LoneRun,
  expectation: ExpectationOf<'ending'>,
): string | null {
  const { bus, rule, target, how, where } = expectation;
  const deliveries = run.deliveriesTo(bus, rule, target);
  const [first] = deliveries;
  if (!first) return notSent(scenario, event, run, expectation);
  const other = deliveries.find((one) => !isSameEnding(endingOf(one), { how, where }));
  return other ? `It is ${endingWords(endingOf(other))}. ${whereIsIt(other)}` : null;
}

import { expectationWords } from '../model/expectation-words.ts';
import type { Expectation, Rule, SampleEvent, Scenario } from '../model/scenario.ts';
import { isScheduledOnly } from '../model/scheduled-only.ts';
import { LoneRun } from './lone-run.ts';
import { brokenReference } from './references.ts';

/** What `TestEventPattern` can be asked: one event, one pattern, and the answer that is expected. */
export interface PatternCheck {
  /** `OrderCreated does not match fraud-check` */
  readonly title: string;
  readonly event: { readonly name: string; readonly text: string };
  readonly pattern: { readonly name: string; readonly text: string };
  readonly matches: boolean;
}

export interface PatternChecks {
  readonly checks: readonly PatternCheck[];
  /** Tests that are not among them, each with why. */
  readonly others: readonly string[];
}

/**
 * The tests of a scenario as far as AWS's own matcher can judge them: whole events, as rules see them,
 * against patterns. That exactly some rules match becomes a check for each rule of the bus.
 */
export async function patternChecks(scenario: Scenario): Promise<PatternChecks> {
  const checks = new Map<string, PatternCheck>();
  const others: string[] = [];
  for (const expectation of scenario.expectations) {
    const event = scenario.events.find(({ id }) => id === expectation.event);
    const words = expectationWords(expectation, event?.name ?? expectation.event);
    const leaveOut = (why: string) => others.push(`${words}: ${why}`);
    const broken = brokenReference(scenario, expectation);
    if (!event || broken !== null) {
      leaveOut(broken ?? 'it names what is not there');
      continue;
    }
    const asked = questionsOf(scenario, event, expectation);
    if (!asked) {
      leaveOut('TestEventPattern knows of patterns only, and not of targets');
      continue;
    }
    if (asked.length === 0) leaveOut('there is no pattern to ask');
    const run = new LoneRun(scenario, event, undefined, {});
    await run.send();
    const text = run.ingested?.event;
    if (text === undefined) {
      leaveOut(`PutEvents does not take the event: ${run.refusal ?? ''}`);
      continue;
    }
    for (const { bus, rule, matches } of asked) {
      const { name, pattern, state } = rule;
      const check: PatternCheck = {
        title: `${event.name} ${matches ? 'matches' : 'does not match'} ${name}`,
        event: { name: event.name, text },
        pattern: { name: scenario.buses.length > 1 ? `${bus}/${name}` : name, text: pattern },
        matches,
      };
      if (bus !== event.bus) leaveOut(`the event is put on ${event.bus}, and ${name} is on ${bus}`);
      else if (state === 'DISABLED')
        leaveOut(`${name} is disabled, which its pattern does not say`);
      else checks.set(JSON.stringify([event.id, check.pattern.name, matches]), check);
    }
  }
  return { checks: [...checks.values()], others };
}

interface Question {
  readonly bus: string;
  readonly rule: Rule;
  readonly matches: boolean;
}

/** `null` for what is no question about a pattern. */
function questionsOf(
  { buses }: Scenario,
  event: SampleEvent,
  expectation: Expectation,
): readonly Question[] | null {
  const rulesOf = (bus: string) =>
    (buses.find(({ name }) => name === bus)?.rules ?? []).filter((rule) => !isScheduledOnly(rule));
  switch (expectation.type) {
    case 'match': {
      const { bus, rule: name, matches } = expectation;
      return rulesOf(bus).flatMap((rule) => (rule.name === name ? { bus, rule, matches } : []));
    }
    case 'exact-matches': {
      const { bus } = event;
      return rulesOf(bus).map((rule) => ({
        ...{ bus, rule },
        matches: expectation.rules.includes(rule.name),
      }));
    }
    default:
      return null;
  }
}

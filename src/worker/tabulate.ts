import { awsMessage } from '../core/pattern/diagnostic.ts';
import { Matcher } from '../core/pattern/matcher.ts';
import { parsePattern } from '../core/pattern/parse.ts';
import type { EventTable, TableEvent, TableRequest, TableRule, TableVerdict } from './api.ts';
import { prepareEvent } from './prepare-event.ts';

/** All saved events against all rules, with the matcher that also routes what is sent. */
export function tabulate({ scenario, events, buses }: TableRequest): EventTable {
  const matchers = new Map(buses.map(({ name }) => [name, new Matcher<string>()]));
  const rules = buses.flatMap((bus) =>
    bus.rules.map(({ name, pattern, state }) => {
      const parsed = parsePattern(pattern);
      if (parsed.ok) matchers.get(bus.name)?.add(name, parsed.value);
      const problem = parsed.ok
        ? null
        : `Event pattern is not valid. Reason: ${awsMessage(parsed.error, pattern)}`;
      return { bus: bus.name, name, problem, isDisabled: state === 'DISABLED' };
    }),
  );
  const rows = events.map(({ id, text, bus }) => {
    const { diagnostics, count, envelope } = prepareEvent(text, scenario);
    const problem = diagnostics.find(({ severity }) => severity === 'error')?.message ?? null;
    const matching = new Set(envelope === null ? [] : matchers.get(bus)?.matchText(envelope));
    const verdicts = rules.map((rule): TableVerdict => {
      if (rule.bus !== bus) return 'other-bus';
      if (rule.isDisabled) return 'disabled';
      if (rule.problem !== null) return 'invalid';
      if (envelope === null) return 'unreadable';
      return matching.has(rule.name) ? 'matched' : 'failed';
    });
    return { event: { id, count, problem: envelope === null ? problem : null }, verdicts };
  });
  const verdicts = rows.map((row) => row.verdicts);
  return {
    events: rows.map(
      ({ event, verdicts: own }): TableEvent => ({ ...event, matches: countMatches(own) }),
    ),
    rules: rules.map((rule, column): TableRule => {
      const own = verdicts.flatMap((row) => row[column] ?? []);
      const asked = own.filter((verdict) => verdict === 'matched' || verdict === 'failed').length;
      return { ...rule, asked, matches: countMatches(own) };
    }),
    verdicts,
  };
}

function countMatches(verdicts: readonly TableVerdict[]): number {
  return verdicts.filter((verdict) => verdict === 'matched').length;
}

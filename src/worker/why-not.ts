import { LoneRun } from '../core/expectation/lone-run.ts';
import type { SampleEvent } from '../core/model/scenario.ts';
import type { Check, WayFacts } from '../core/procedure/check.ts';
import { checkWay } from '../core/procedure/check-way.ts';
import type { SimulationOptions } from '../core/simulation.ts';
import type { Diagnostic, TargetEvaluation, WhyNotRequest } from './api.ts';
import type { Corrections } from './corrections.ts';
import { evaluate } from './evaluate.ts';
import { proposeFixes } from './propose-fixes.ts';

const isError = ({ severity }: Diagnostic) => severity === 'error';

/**
 * Follows a saved event on its way to the targets of a rule; the engine that also delivers is asked at
 * each step. It may be left between steps. Nothing if there is no such event or rule.
 */
export async function* whyNot(
  { scenario, event: id, rule: { bus, name } }: WhyNotRequest,
  corrections: Corrections,
  options: SimulationOptions,
): AsyncGenerator<undefined, readonly Check[]> {
  const event = scenario.events.find((one) => one.id === id);
  const rule = scenario.buses
    .find((one) => one.name === bus)
    ?.rules.find((one) => one.name === name);
  if (!event || !rule) return [];
  const { text } = event;
  // Its mistakes are those of the bus that the rule is on.
  const asked = { scenario, event: { text, bus }, rules: [rule] };
  const evaluation = evaluate(asked, corrections);
  const [found] = evaluation.rules;
  const explanation = found?.explanation ?? null;
  const { envelope } = evaluation;
  const facts: WayFacts = {
    ...{ scenario, event, bus, rule, envelope, explanation },
    eventMistake: envelope === null ? (evaluation.eventDiagnostics.find(isError) ?? null) : null,
    ruleMistake:
      [...(found?.patternDiagnostics ?? []), ...(found?.scheduleDiagnostics ?? [])].find(isError) ??
      null,
    inputMistakes: (found?.targets ?? []).flatMap(inputMistakes),
    fixes: [],
    deliveries: [],
  };
  yield;
  const isMissed = explanation !== null && !explanation.matched;
  const pattern = { scenario, event: { text, bus: event.bus }, pattern: rule.pattern };
  const fixes = isMissed ? yield* inSteps(proposeFixes(pattern)) : [];
  const deliveries = explanation?.matched
    ? yield* deliveriesOf(scenario, event, facts, options)
    : [];
  return checkWay({ ...facts, fixes, deliveries });
}

/** Why a target would be refused, or sent nothing. */
function inputMistakes({
  id: target,
  diagnostics,
  preview,
}: TargetEvaluation): WayFacts['inputMistakes'] {
  const refused = diagnostics.find(isError);
  if (refused) return [{ target, mistake: refused }];
  if (preview?.ok !== false) return [];
  return [{ target, mistake: { message: preview.problem, article: 'quotation-marks' } }];
}

async function* inSteps<T>(search: Generator<void, T>): AsyncGenerator<undefined, T> {
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
    yield;
  }
}

/** Of the event, sent alone, until nothing more happens. */
async function* deliveriesOf(
  scenario: WhyNotRequest['scenario'],
  event: SampleEvent,
  { bus, rule }: WayFacts,
  options: SimulationOptions,
): AsyncGenerator<undefined, WayFacts['deliveries']> {
  const run = new LoneRun(scenario, event, undefined, options);
  await run.send();
  while (await run.step()) yield;
  return rule.targets.flatMap(({ id }) => run.deliveriesTo(bus, rule.name, id).slice(0, 1));
}

import type { NewExpectation } from '../model/expectation.ts';
import { failure, type Result, success } from '../model/result.ts';
import type { SampleEvent, Scenario } from '../model/scenario.ts';
import type { DeliveryReport } from '../report/delivery-report.ts';
import { endingOf, isSameEnding } from '../report/ending.ts';
import type { SimulationOptions } from '../simulation.ts';
import { LoneRun } from './lone-run.ts';

/**
 * What can be expected of an event as things are: the rules that match it, what is sent to targets,
 * and where it ends, at each target of whatever it sets off. It may be left between steps.
 *
 * @param afterSeconds where it is after so much time, or `undefined`: when nothing more happens
 * @returns or a sentence about why there is nothing to expect
 */
export async function* whatHappens(
  scenario: Scenario,
  event: SampleEvent,
  afterSeconds: number | undefined,
  options: SimulationOptions,
): AsyncGenerator<undefined, Result<readonly NewExpectation[], string>> {
  const run = new LoneRun(scenario, event, afterSeconds, options);
  await run.send();
  const { refusal } = run;
  if (refusal !== null) return failure(refusal);
  const sent = run.deliveries;
  while (await run.step()) yield;
  const about = { event: event.id };
  const expected: NewExpectation[] = [{ type: 'exact-matches', ...about, rules: [...run.matches] }];
  for (const [first, ...others] of byTarget(run.deliveries)) {
    const { eventBus: bus, rule, targetId: target, input } = first;
    const place = { ...about, bus, rule, target };
    // Only what is sent at once is compared: what handlers publish has ids and times of its own.
    const isDirect = sent.some(({ deliveryId }) => deliveryId === first.deliveryId);
    if (isDirect && input !== null) expected.push({ type: 'payload', ...place, payload: input });
    const { how, where } = endingOf(first);
    if (others.some((other) => !isSameEnding(endingOf(other), { how, where }))) continue;
    expected.push({
      ...{ type: 'ending', ...place, how },
      ...(where !== undefined && { where }),
      ...(afterSeconds !== undefined && { afterSeconds }),
    });
  }
  return success(expected);
}

type AtOneTarget = readonly [DeliveryReport, ...DeliveryReport[]];

function byTarget(deliveries: readonly DeliveryReport[]): readonly AtOneTarget[] {
  const groups = new Map<string, [DeliveryReport, ...DeliveryReport[]]>();
  for (const delivery of deliveries) {
    const key = JSON.stringify([delivery.eventBus, delivery.rule, delivery.targetId]);
    const group = groups.get(key);
    if (group) group.push(delivery);
    else groups.set(key, [delivery]);
  }
  return [...groups.values()];
}

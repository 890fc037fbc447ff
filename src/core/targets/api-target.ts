import type { Recorder } from '../bus/recorder.ts';
import type { Random } from '../clock/random.ts';
import { type Instant, instant } from '../model/brand.ts';
import type { FailureName } from '../model/failure-facts.ts';
import type { Scenario } from '../model/scenario.ts';
import { callApiDestination } from './api-destination.ts';
import { FailureSwitch } from './failure-switch.ts';
import { noResource } from './target-errors.ts';
import {
  refused,
  type TargetAttempt,
  type TargetCall,
  type TargetService,
} from './target-service.ts';

/** API destinations as targets of rules. What the endpoint does with a request is not EventBridge's. */
export class ApiTarget implements TargetService {
  readonly #scenario: Scenario;
  readonly #switches: ReadonlyMap<string, FailureSwitch<FailureName<'api-destination'>>>;
  readonly #ports: { readonly record: Recorder; readonly now: () => Instant };

  constructor(
    scenario: Scenario,
    random: Random,
    ports: { readonly record: Recorder; readonly now: () => Instant },
  ) {
    this.#scenario = scenario;
    this.#ports = ports;
    const startsAt = instant(Date.parse(scenario.startsAt));
    this.#switches = new Map(
      scenario.apiDestinations.map(({ name, failures }) => [
        name,
        new FailureSwitch<FailureName<'api-destination'>>(failures, random.fork(name), startsAt),
      ]),
    );
  }

  call({ delivery, input, attempt }: TargetAttempt): TargetCall {
    const { deliveryId, resource } = delivery.identity;
    const destination = this.#scenario.apiDestinations.find(({ name }) => name === resource.name);
    if (!destination) {
      return refused(noResource(`ApiDestination ${resource.name} does not exist.`), 5);
    }
    const switched = {
      key: deliveryId,
      attempt,
      now: this.#ports.now(),
      contents: [delivery.event],
    };
    const failure = this.#switches.get(resource.name)?.failureOf(switched) ?? null;
    const { request, response, latency, outcome } = callApiDestination(destination, input, failure);
    if (!request) return { outcome, latency };
    delivery.cause = this.#ports.record(
      { type: 'api-request', attempt, ...request, ...delivery.identity },
      delivery.cause,
    );
    return { outcome, latency, response: { ...response, latencyMilliseconds: latency } };
  }

  accept(): void {}
}

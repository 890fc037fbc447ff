import type { Delivery } from '../bus/delivery.ts';
import type { Random } from '../clock/random.ts';
import { busArn, type Place } from '../model/arn.ts';
import { type Instant, instant } from '../model/brand.ts';
import type { FailureName } from '../model/failure-facts.ts';
import type { Scenario } from '../model/scenario.ts';
import { FailureSwitch } from './failure-switch.ts';
import { noPermissionMessage, noResource } from './target-errors.ts';
import {
  accepted,
  failedCall,
  refused,
  type TargetAttempt,
  type TargetCall,
  type TargetService,
} from './target-service.ts';

type BusFailure = FailureName<'event-bus'>;

/** Another event bus of the account: the event goes on as it is, id and time included. */
export class BusTarget implements TargetService {
  readonly #place: Place;
  readonly #now: () => Instant;
  readonly #forward: (delivery: Delivery, cause: number) => void;
  readonly #switches: ReadonlyMap<string, FailureSwitch<BusFailure>>;

  constructor(
    scenario: Scenario,
    random: Random,
    now: () => Instant,
    forward: (delivery: Delivery, cause: number) => void,
  ) {
    const startsAt = instant(Date.parse(scenario.startsAt));
    this.#place = scenario;
    this.#now = now;
    this.#forward = forward;
    this.#switches = new Map(
      scenario.buses.map(({ name, failures }) => [
        name,
        new FailureSwitch<BusFailure>(failures, random.fork(name), startsAt),
      ]),
    );
  }

  call({ delivery, attempt, chance }: TargetAttempt): TargetCall {
    const { deliveryId, resource } = delivery.identity;
    const latency = chance.between(15, 60);
    const failures = this.#switches.get(resource.name);
    const missing = `Event bus ${resource.name} does not exist.`;
    if (!failures) return refused(noResource(missing, 400), latency);
    const contents = [delivery.event];
    const spoilt = failures.failureOf({ key: deliveryId, attempt, now: this.#now(), contents });
    if (!spoilt) return accepted(latency);
    return failedCall('event-bus', spoilt, this.#text(spoilt, resource.name, missing), latency);
  }

  accept(delivery: Delivery, cause: number): void {
    this.#forward(delivery, cause);
  }

  #text(failure: BusFailure, bus: string, missing: string): string {
    switch (failure) {
      case 'AccessDeniedException':
        return noPermissionMessage('events:PutEvents', busArn(this.#place, bus));
      case 'ResourceNotFoundException':
        return missing;
      case 'ThrottlingException':
        return 'Rate exceeded';
      case 'InternalException':
        return 'Internal Service Failure';
    }
  }
}

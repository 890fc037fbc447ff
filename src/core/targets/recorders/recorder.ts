import type { Delivery } from '../../bus/delivery.ts';
import type { Random } from '../../clock/random.ts';
import { type Place, resourceArn } from '../../model/arn.ts';
import { instant } from '../../model/brand.ts';
import type { FailureRule } from '../../model/failure.ts';
import { type FailingType, type FailureName, failureFacts } from '../../model/failure-facts.ts';
import type { RecorderFact } from '../../model/recorder-fact.ts';
import type { ResourceType } from '../../model/resource.ts';
import type { DeliveryError } from '../../model/trace.ts';
import { FailureSwitch } from '../failure-switch.ts';
import type { ServicePorts } from '../service-ports.ts';
import { noPermissionMessage, noResource } from '../target-errors.ts';
import {
  accepted,
  failedCall,
  refused,
  type TargetAttempt,
  type TargetCall,
  type TargetService,
} from '../target-service.ts';

/** What is particular of a kind of target that only keeps what it is given. */
export interface RecorderKind<Type extends FailingType & ResourceType, Resource> {
  readonly type: Type;
  /** What its role must allow EventBridge to do. */
  readonly action: string;
  /** What the service says if the resource is not there. */
  readonly missing: (arn: string) => string;
  /** Why the service refuses an input; `null` if it takes it. */
  readonly refusal: (delivery: Delivery, input: string) => DeliveryError | null;
  readonly factOf: (
    delivery: Delivery,
    input: string,
    resource: Resource,
    facts: {
      readonly arn: string;
      readonly chance: Random;
      readonly number: number;
      readonly now: number;
    },
  ) => RecorderFact;
}

/** A target of such a kind. */
export class Recorder<
  Type extends FailingType & ResourceType,
  Resource extends {
    readonly name: string;
    readonly failures: readonly FailureRule<FailureName<Type>>[];
  },
> implements TargetService
{
  readonly #kind: RecorderKind<Type, Resource>;
  readonly #place: Place;
  readonly #random: Random;
  readonly #ports: Pick<ServicePorts<never>, 'record' | 'now'>;
  readonly #resources: ReadonlyMap<string, Resource>;
  readonly #switches: ReadonlyMap<string, FailureSwitch<FailureName<Type>>>;
  readonly #counts = new Map<string, number>();

  constructor(
    kind: RecorderKind<Type, Resource>,
    resources: readonly Resource[],
    place: Place & { readonly startsAt: string },
    random: Random,
    ports: Pick<ServicePorts<never>, 'record' | 'now'>,
  ) {
    const startsAt = instant(Date.parse(place.startsAt));
    this.#kind = kind;
    this.#place = place;
    this.#random = random;
    this.#ports = ports;
    this.#resources = new Map(resources.map((resource) => [resource.name, resource]));
    this.#switches = new Map(
      resources.map(({ name, failures }) => [
        name,
        new FailureSwitch(failures, random.fork(`${name}/failures`), startsAt),
      ]),
    );
  }

  call({ delivery, input, attempt, chance }: TargetAttempt): TargetCall {
    const { deliveryId, resource } = delivery.identity;
    const latency = chance.between(10, 40);
    const arn = resourceArn(this.#place, resource);
    const { type, action, missing, refusal } = this.#kind;
    if (!this.#resources.has(resource.name)) return refused(noResource(missing(arn), 400), latency);
    const contents = [delivery.event];
    const switched = { key: deliveryId, attempt, now: this.#ports.now(), contents };
    const spoilt = this.#switches.get(resource.name)?.failureOf(switched);
    if (spoilt) {
      const { code } = failureFacts(type, spoilt);
      const text =
        code === 'NO_PERMISSIONS'
          ? noPermissionMessage(action, arn)
          : code === 'NO_RESOURCE'
            ? missing(arn)
            : code === 'THROTTLING'
              ? 'Rate exceeded'
              : 'The request failed because of an internal error.';
      return failedCall(type, spoilt, text, latency);
    }
    const error = refusal(delivery, input);
    return error ? refused(error, latency) : accepted(latency);
  }

  accept(delivery: Delivery, cause: number): void {
    const { name } = delivery.identity.resource;
    const resource = this.#resources.get(name);
    if (delivery.input === null || !resource) return;
    const number = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, number);
    const facts = {
      arn: resourceArn(this.#place, delivery.identity.resource),
      chance: this.#random.fork(`${name}/${number}`),
      number,
      now: this.#ports.now(),
    };
    this.#ports.record(this.#kind.factOf(delivery, delivery.input, resource, facts), cause);
  }
}

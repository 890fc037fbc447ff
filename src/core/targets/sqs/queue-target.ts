import type { Delivery } from '../../bus/delivery.ts';
import type { Instant } from '../../model/brand.ts';
import { FAILURES } from '../../model/failure-facts.ts';
import {
  accepted,
  failedCall,
  refused,
  type TargetAttempt,
  type TargetCall,
  type TargetService,
} from '../target-service.ts';
import type { SendRequest } from './check-message.ts';
import type { QueueSet } from './queue-set.ts';
import type { Sender } from './sender.ts';
import { deliveryErrorOf } from './sqs-error.ts';

/** A queue as the target of a rule: the body of a message is the target's input. */
export class QueueTarget implements TargetService {
  readonly #queues: QueueSet;
  readonly #sender: Sender;
  readonly #now: () => Instant;

  constructor(queues: QueueSet, sender: Sender, now: () => Instant) {
    this.#queues = queues;
    this.#sender = sender;
    this.#now = now;
  }

  call({ delivery, input, attempt, chance }: TargetAttempt): TargetCall {
    const { deliveryId, resource } = delivery.identity;
    const latency = chance.between(8, 30);
    const switched = { key: deliveryId, attempt, now: this.#now(), contents: [delivery.event] };
    const refusal = this.#sender.refusal(requestOf(delivery, input), lineageOf(delivery), switched);
    if (refusal) {
      const { code, message } = refusal;
      return code in FAILURES['sqs-queue']
        ? failedCall('sqs-queue', code, message, latency)
        : refused(deliveryErrorOf(refusal), latency);
    }
    const spoilt = this.#queues.failureOf(resource.name, switched);
    if (spoilt === null) return accepted(latency);
    const message = `The request to the queue ${resource.name} timed out.`;
    return failedCall('sqs-queue', spoilt, message, latency);
  }

  accept(delivery: Delivery, cause: number): void {
    if (delivery.input === null) return;
    this.#sender.accept(requestOf(delivery, delivery.input), lineageOf(delivery), cause);
  }
}

function requestOf({ identity, target }: Delivery, body: string): SendRequest {
  const groupId = target.sqsParameters?.messageGroupId;
  return { queue: identity.resource.name, body, ...(groupId !== undefined && { groupId }) };
}

function lineageOf({ identity, hops }: Delivery) {
  return { eventId: identity.eventId, deliveryId: identity.deliveryId, hops };
}

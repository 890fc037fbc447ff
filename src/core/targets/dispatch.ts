import {
  type AttemptOutcome,
  beginAttempt,
  type Delivery,
  type DeliveryPorts,
  endAttempt,
} from '../bus/delivery.ts';
import type { Random } from '../clock/random.ts';
import { type Place, queueArn } from '../model/arn.ts';
import { type Instant, instant } from '../model/brand.ts';
import type { Account } from './account.ts';
import type { ServicePorts } from './service-ports.ts';
import type { TargetCall } from './target-service.ts';

/** Scheduled work of a delivery. */
export type DispatchTask =
  | { readonly type: 'attempt'; readonly delivery: Delivery; readonly attempt: number }
  | {
      readonly type: 'attempt-end';
      readonly delivery: Delivery;
      readonly attempt: number;
      readonly outcome: AttemptOutcome;
      readonly response?: TargetCall['response'];
    }
  /** A target has accepted, and EventBridge does not hear of it. */
  | { readonly type: 'hand-over'; readonly delivery: Delivery };

/** EventBridge's calls of targets: every attempt of every delivery, and what the target answers. */
export class Dispatch {
  readonly #random: Random;
  readonly #account: Account;
  readonly #ports: ServicePorts<DispatchTask>;
  readonly #deliveryPorts: DeliveryPorts;

  constructor(place: Place, random: Random, account: Account, ports: ServicePorts<DispatchTask>) {
    this.#random = random;
    this.#account = account;
    this.#ports = ports;
    this.#deliveryPorts = {
      record: ports.record,
      now: ports.now,
      random: (deliveryId) => random.fork(`delivery/${deliveryId}`),
      scheduleAttempt: (delivery, attempt, at) => this.plan(delivery, attempt, at),
      sendToQueue: (queue, body, texts, lineage, cause) => {
        const attributes = Object.fromEntries(
          Object.entries(texts).map(([name, value]) => [name, { dataType: 'String', value }]),
        );
        return account.sqs.send(queue, body, attributes, lineage, cause);
      },
      queueArn: (queue) => queueArn(place, queue),
      handOver: (delivery, cause) => account.targetOf(delivery).accept(delivery, cause),
    };
  }

  plan(delivery: Delivery, attempt: number, at: Instant): void {
    this.#ports.schedule(at, { type: 'attempt', delivery, attempt });
  }

  perform(task: DispatchTask): void {
    const { delivery } = task;
    switch (task.type) {
      case 'attempt':
        this.#attempt(delivery, task.attempt);
        return;
      case 'attempt-end':
        if (task.response) {
          const { attempt, response } = task;
          delivery.cause = this.#ports.record(
            { type: 'api-response', attempt, ...response, ...delivery.identity },
            delivery.cause,
          );
        }
        endAttempt(delivery, task.attempt, task.outcome, this.#deliveryPorts);
        return;
      case 'hand-over':
        this.#account.targetOf(delivery).accept(delivery, delivery.cause);
        return;
    }
  }

  #attempt(delivery: Delivery, attempt: number): void {
    beginAttempt(delivery, attempt, this.#deliveryPorts);
    const { identity, input, inputProblem } = delivery;
    if (input === null || inputProblem) {
      const error = inputProblem ?? { code: 'INVALID_JSON', message: '' };
      this.#end(1, { delivery, attempt, outcome: { type: 'permanent', error } });
      return;
    }
    const chance = this.#random.fork(`attempt/${identity.deliveryId}/${attempt}`);
    const target = this.#account.targetOf(delivery);
    const call = target.call({ delivery, input, attempt, chance });
    const { outcome, latency, response, acceptsUnheard } = call;
    if (acceptsUnheard) {
      const at = instant(this.#ports.now() + chance.between(10, 40));
      this.#ports.schedule(at, { type: 'hand-over', delivery });
    }
    this.#end(latency, { delivery, attempt, outcome, ...(response && { response }) });
  }

  #end(latency: number, end: Omit<Extract<DispatchTask, { type: 'attempt-end' }>, 'type'>): void {
    const at = instant(this.#ports.now() + latency);
    this.#ports.schedule(at, { type: 'attempt-end', ...end });
  }
}

import type { Random } from '../../clock/random.ts';
import { type Instant, instant } from '../../model/brand.ts';
import { failure, type Result, success } from '../../model/result.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { MessageAttributes } from '../../model/sqs-fact.ts';
import type { DeliveryError, Lineage } from '../../model/trace.ts';
import type { ServicePorts } from '../service-ports.ts';
import { Consumer } from './consumer.ts';
import type { ExpiryTask } from './expiry.ts';
import { Mover, type RedriveTask } from './mover.ts';
import { type PollTask, QueueActions } from './queue-actions.ts';
import { QueueSet, type VisibilityTask } from './queue-set.ts';
import { QueueTarget } from './queue-target.ts';
import { Sender } from './sender.ts';
import { deliveryErrorOf, noSuchQueue, type SqsError } from './sqs-error.ts';
import type { MessageCounts } from './sqs-queue.ts';

export type SqsTask = VisibilityTask | ExpiryTask | RedriveTask | PollTask;

/** SQS: the queues of a scenario, and all that can be done with them. */
export class Sqs {
  readonly sender: Sender;
  readonly consumer: Consumer;
  readonly mover: Mover;
  readonly actions: QueueActions;
  readonly target: QueueTarget;
  readonly #queues: QueueSet;
  readonly #now: () => Instant;

  /** `becameReceivable`: a queue has something to give that it had not before. */
  constructor(
    scenario: Scenario,
    random: Random,
    ports: ServicePorts<SqsTask>,
    becameReceivable: (queue: string) => void,
  ) {
    this.#now = ports.now;
    this.#queues = new QueueSet(scenario, random, {
      ...ports,
      becameReceivable: (queue) => {
        this.actions.serve(queue);
        becameReceivable(queue);
      },
    });
    this.sender = new Sender(this.#queues);
    this.mover = new Mover(this.#queues, (delay, task) =>
      ports.schedule(instant(ports.now() + Math.round(delay)), task),
    );
    this.consumer = new Consumer(this.#queues, this.mover);
    this.actions = new QueueActions(this, ports);
    this.target = new QueueTarget(this.#queues, this.sender, ports.now);
  }

  /** Puts a message into a queue; why the queue refuses it, as EventBridge would report it, or `null`. */
  send(
    queue: string,
    body: string,
    attributes: MessageAttributes,
    lineage: Lineage,
    cause: number,
  ): DeliveryError | null {
    const sent = this.sender.send({ queue, body, attributes }, lineage, cause);
    return sent.ok ? null : deliveryErrorOf(sent.error);
  }

  /** An error that the failure switch of a queue has for every sender now; `null` if there is none. */
  standingError(queue: string): SqsError | null {
    return this.#queues.standingError(queue);
  }

  /** `null` if there is such a queue, and the failure switch does not have it deleted. */
  missing(queue: string): SqsError | null {
    return this.#queues.find(queue) ? null : noSuchQueue;
  }

  /** The messages of a queue, by what can be done with them now. */
  count(name: string): Result<MessageCounts, SqsError> {
    const queue = this.#queues.find(name);
    return queue ? success(queue.count(this.#now())) : failure(noSuchQueue);
  }

  /** Other queues take the place of the present ones; those that stay keep their messages. */
  reconfigure(queues: Scenario['queues']): void {
    this.#queues.reconfigure(queues);
  }

  perform(task: SqsTask): void {
    switch (task.type) {
      case 'message-visible':
      case 'messages-expire':
        this.#queues.perform(task);
        return;
      case 'redrive-next':
        this.mover.perform(task);
        return;
      case 'poll-ends':
        this.actions.perform(task);
        return;
    }
  }
}

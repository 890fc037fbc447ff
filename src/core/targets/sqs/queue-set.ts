import type { Random } from '../../clock/random.ts';
import type { Place } from '../../model/arn.ts';
import { type Instant, instant } from '../../model/brand.ts';
import type { FailureName } from '../../model/failure-facts.ts';
import type { Queue } from '../../model/queue.ts';
import type { Scenario } from '../../model/scenario.ts';
import { FailureSwitch, type SwitchedAttempt } from '../failure-switch.ts';
import type { ServicePorts } from '../service-ports.ts';
import { Expiry, type ExpiryTask } from './expiry.ts';
import type { Message } from './message.ts';
import { redrivePolicyProblem } from './redrive-policy.ts';
import { type SqsError, switchedError } from './sqs-error.ts';
import { SqsQueue } from './sqs-queue.ts';

export interface VisibilityTask {
  readonly type: 'message-visible';
  readonly queue: string;
  readonly messageId: string;
  /** What was planned; if the message says otherwise by then, the plan has changed. */
  readonly visibleAt: Instant;
}

export interface QueueSetPorts extends ServicePorts<VisibilityTask | ExpiryTask> {
  /** A queue has something to give that it had not before. */
  readonly becameReceivable: (queue: string) => void;
}

/** The queues of a scenario, and what comes to messages with time: they appear, and they expire. */
export class QueueSet {
  readonly place: Place;
  readonly ports: QueueSetPorts;
  readonly #queues = new Map<string, SqsQueue>();
  readonly #switches = new Map<string, FailureSwitch<FailureName<'sqs-queue'>>>();
  readonly #random: Random;
  readonly #startsAt: Instant;
  readonly #expiry: Expiry;
  #configurations: readonly Queue[];
  #created = 0;

  constructor(scenario: Scenario, random: Random, ports: QueueSetPorts) {
    this.#random = random;
    this.#startsAt = instant(Date.parse(scenario.startsAt));
    this.#configurations = scenario.queues;
    this.reconfigure(scenario.queues);
    this.place = scenario;
    this.ports = ports;
    this.#expiry = new Expiry((at, task) => ports.scheduleQuietly(at, task));
  }

  /** The queues that there are, as they are set up. */
  get configurations(): readonly Queue[] {
    return this.#configurations;
  }

  /** Other queues take the place of the present ones; those that stay keep their messages. */
  reconfigure(queues: readonly Queue[]): void {
    const isFirst = this.#queues.size === 0 && this.#created === 0;
    for (const name of [...this.#queues.keys()]) {
      if (!queues.some((queue) => queue.name === name)) this.#queues.delete(name);
    }
    for (const queue of queues) {
      const { name } = queue;
      // SQS would not have taken the policy.
      const isRefused = redrivePolicyProblem(queue, queues) !== null;
      const configuration = isRefused ? { ...queue, redrivePolicy: undefined } : queue;
      const present = this.#queues.get(name);
      if (present) {
        present.configuration = configuration;
        continue;
      }
      // A queue that comes later is another than an earlier one of its name: so are its ids.
      const chance = this.#random.fork(isFirst ? name : `${name}/${++this.#created}`);
      this.#queues.set(name, new SqsQueue(configuration, chance));
      const failures = this.#random.fork(`${name}/failures`);
      this.#switches.set(
        name,
        new FailureSwitch<FailureName<'sqs-queue'>>(queue.failures, failures, this.#startsAt),
      );
    }
    this.#configurations = queues;
  }

  /** A queue of the scenario, whatever its failure switch says. */
  get(name: string): SqsQueue {
    const queue = this.#queues.get(name);
    if (!queue) throw new Error(`There is no queue ${name}`);
    return queue;
  }

  /** `null` if there is no such queue, or if the failure switch has it deleted. */
  find(name: string): SqsQueue | null {
    const queue = this.#queues.get(name);
    if (!queue) return null;
    const attempt = { key: 'exists', attempt: 1, now: this.ports.now(), contents: [] };
    const isDeleted =
      this.#switches.get(name)?.failureOf(attempt, (error) => error === 'QueueDoesNotExist') ===
      'QueueDoesNotExist';
    return isDeleted ? null : queue;
  }

  /** How the failure switch of a queue spoils an attempt to send to it; `null` if it does not. */
  failureOf(name: string, attempt: SwitchedAttempt): FailureName<'sqs-queue'> | null {
    return this.#switches.get(name)?.failureOf(attempt) ?? null;
  }

  /** The same for a sender about whose message nothing is known. */
  standingError(name: string): SqsError | null {
    const attempt = { key: 'standing', attempt: 1, now: this.ports.now(), contents: [] };
    const spoilt = this.failureOf(name, attempt);
    return spoilt && spoilt !== 'TimeoutAfterAcceptance'
      ? switchedError(spoilt, name, this.place)
      : null;
  }

  put(queue: SqsQueue, message: Message): void {
    queue.put(message);
    this.#expiry.add(queue, message);
    if (message.visibleAt > this.ports.now()) this.planVisibility(queue, message);
    else this.ports.becameReceivable(queue.configuration.name);
  }

  /** A message that is hidden appears when its time has come. */
  planVisibility({ configuration }: SqsQueue, { messageId, visibleAt }: Message): void {
    const task = {
      type: 'message-visible',
      queue: configuration.name,
      messageId,
      visibleAt,
    } as const;
    this.ports.schedule(visibleAt, task);
  }

  perform(task: VisibilityTask | ExpiryTask): void {
    const queue = this.#queues.get(task.queue);
    // Deleted meanwhile, with all that was in it.
    if (!queue) return;
    if (task.type === 'message-visible') {
      const message = queue.get(task.messageId);
      if (message?.visibleAt === task.visibleAt) this.#appear(task.queue, message);
      return;
    }
    for (const { messageId, cause } of this.#expiry.expired(queue, task, this.ports.now())) {
      this.ports.record({ type: 'sqs-message-expired', queue: task.queue, messageId }, cause);
    }
  }

  #appear(queue: string, message: Message): void {
    const { messageId, cause } = message;
    message.cause = this.ports.record({ type: 'sqs-message-visible', queue, messageId }, cause);
    this.ports.becameReceivable(queue);
  }
}

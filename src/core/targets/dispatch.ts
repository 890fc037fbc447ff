import {
  type AttemptOutcome,
  beginAttempt,
  type Delivery,
  type DeliveryPorts,
  endAttempt,
  giveUp,
} from '../bus/delivery.ts';
import { RateLimit } from '../bus/rate-limit.ts';
import { isTooOld } from '../bus/retry-policy.ts';
import type { Random } from '../clock/random.ts';
import type { ApiFact } from '../model/api-fact.ts';
import { queueArn } from '../model/arn.ts';
import { type Instant, instant } from '../model/brand.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Account } from './account.ts';
import type { ServicePorts } from './service-ports.ts';

/** Scheduled work of a delivery. */
export type DispatchTask =
  | {
      readonly type: 'attempt';
      readonly delivery: Delivery;
      readonly attempt: number;
      /** It has waited for its turn, which has come. */
      readonly isAdmitted?: true;
    }
  | {
      readonly type: 'attempt-end';
      readonly delivery: Delivery;
      readonly attempt: number;
      readonly outcome: AttemptOutcome;
    }
  /** Something goes back or forth while the target is called. */
  | { readonly type: 'exchange'; readonly delivery: Delivery; readonly fact: ApiFact }
  /** A target has accepted, and EventBridge does not hear of it. */
  | { readonly type: 'hand-over'; readonly delivery: Delivery };

/** EventBridge's calls of targets: every attempt of every delivery, and what the target answers. */
export class Dispatch {
  readonly #random: Random;
  readonly #account: Account;
  readonly #ports: ServicePorts<DispatchTask>;
  readonly #deliveryPorts: DeliveryPorts;

  /** Calls of targets, all rules of the account together. */
  readonly #limit: RateLimit;

  constructor(
    scenario: Scenario,
    random: Random,
    account: Account,
    ports: ServicePorts<DispatchTask>,
  ) {
    this.#random = random;
    this.#account = account;
    this.#ports = ports;
    this.#limit = new RateLimit(scenario.quotas.invocationsPerSecond);
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
      queueArn: (queue) => queueArn(scenario, queue),
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
        if (task.isAdmitted || this.#isAdmitted(delivery, task.attempt)) {
          this.#attempt(delivery, task.attempt);
        }
        return;
      case 'exchange':
        delivery.cause = this.#ports.record(task.fact, delivery.cause);
        return;
      case 'attempt-end':
        endAttempt(delivery, task.attempt, task.outcome, this.#deliveryPorts);
        return;
      case 'hand-over':
        this.#account.targetOf(delivery).accept(delivery, delivery.cause);
        return;
    }
  }

  /**
   * Whether an attempt may be made now. If the account has made as many calls as it may, or the target
   * takes no more, it is made when its turn comes, unless the event is too old by then.
   */
  #isAdmitted(delivery: Delivery, attempt: number): boolean {
    const now = this.#ports.now();
    const byAccount = this.#limit.claim(now);
    const byTarget = this.#account.targetOf(delivery).admit?.(delivery) ?? now;
    const until = instant(Math.max(byAccount, byTarget));
    if (until <= now) return true;
    const type = byAccount > now ? 'INVOCATION_THROTTLE_START' : 'api-call-queued';
    delivery.cause = this.#ports.record(
      { type, attempt, until, ...delivery.identity },
      delivery.cause,
    );
    if (isTooOld(delivery.target.retryPolicy, until, delivery.receivedAt)) {
      const message = 'The event got too old while it waited for its turn to be sent.';
      const end = { attempts: attempt - 1, error: { code: 'THROTTLING', message } };
      giveUp(delivery, { ...end, exhausted: 'MaximumEventAgeInSeconds' }, this.#deliveryPorts);
    } else {
      this.#ports.schedule(until, { type: 'attempt', delivery, attempt, isAdmitted: true });
    }
    return false;
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
    const { outcome, latency, steps = [], acceptsUnheard } = call;
    const now = this.#ports.now();
    if (acceptsUnheard) {
      const at = instant(now + chance.between(10, 40));
      this.#ports.schedule(at, { type: 'hand-over', delivery });
    }
    for (const { after, fact } of steps) {
      this.#ports.schedule(instant(now + after), { type: 'exchange', delivery, fact });
    }
    this.#end(latency, { delivery, attempt, outcome });
  }

  #end(latency: number, end: Omit<Extract<DispatchTask, { type: 'attempt-end' }>, 'type'>): void {
    const at = instant(this.#ports.now() + latency);
    this.#ports.schedule(at, { type: 'attempt-end', ...end });
  }
}

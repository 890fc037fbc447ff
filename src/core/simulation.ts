import {
  type AttemptOutcome,
  beginAttempt,
  type Delivery,
  type DeliveryPorts,
  endAttempt,
} from './bus/delivery.ts';
import { envelopeOf, secondsText } from './bus/envelope.ts';
import { type ConfigurationProblem, type DeployedRule, EventBuses } from './bus/event-bus.ts';
import { readEventInput } from './bus/event-input.ts';
import {
  answerEntries,
  checkRequest,
  type PutEventsEntry,
  type PutEventsRefusal,
  type PutEventsResponse,
} from './bus/put-events.ts';
import { Random } from './clock/random.ts';
import { VirtualClock } from './clock/virtual-clock.ts';
import { busName, queueArn, resourceArn } from './model/arn.ts';
import { type Instant, instant, millis } from './model/brand.ts';
import type { FunctionRuntime } from './model/invocation.ts';
import type { Scenario, Target } from './model/scenario.ts';
import type { DeliveryError, TraceEntry, TraceFact } from './model/trace.ts';
import { callTarget } from './targets/call-target.ts';
import { FunctionQueue, type QueuedEvent } from './targets/function-queue.ts';
import { type InFlight, Queues, type ReceivedMessage } from './targets/queues.ts';
import { describeTransformFailure, transformInput } from './transform/transform.ts';

export type { ConfigurationProblem } from './bus/event-bus.ts';
export type { PutEventsEntry, PutEventsRefusal, PutEventsResponse } from './bus/put-events.ts';

export interface SimulationOptions {
  /** Runs handlers. Without one every invocation fails and says so. */
  readonly runtime?: FunctionRuntime;
  /** Keeps this simulation's function environments apart from others' on the same runtime. */
  readonly environmentPrefix?: string;
}

/**
 * After so many steps a simulation is taken for one that never ends. Every entry of the trace is a
 * step, and a long one is several, so that neither the number of events nor their size can use up the
 * memory of whoever looks at a trace: a handler that publishes ten events for each it gets would.
 */
export const MOST_STEPS = 100_000;
const CHARACTERS_OF_A_STEP = 500;
/** An event that handlers pass on more often than this is taken for a loop. */
export const MOST_HOPS = 10;

/** Scheduled work: plain data, so that what will happen can be looked at. */
type Task =
  | { readonly type: 'attempt'; readonly delivery: Delivery; readonly attempt: number }
  | {
      readonly type: 'attempt-end';
      readonly delivery: Delivery;
      readonly attempt: number;
      readonly outcome: AttemptOutcome;
      readonly response?: {
        readonly status: number | null;
        readonly body: string;
        readonly latencyMilliseconds: number;
      } | null;
    }
  | { readonly type: 'invoke'; readonly event: QueuedEvent; readonly attempt: number }
  | { readonly type: 'invocation-end'; readonly finish: number }
  | {
      readonly type: 'publish';
      readonly entries: readonly PutEventsEntry[];
      readonly ids: readonly (string | null)[];
      readonly hops: number;
      readonly cause: number;
    }
  | { readonly type: 'message-visible'; readonly message: InFlight };

/**
 * A scenario that runs on virtual time: actions in, trace out. The same scenario, seed and actions
 * give the same trace, byte for byte; nothing here knows of real time or chance.
 */
export class Simulation {
  readonly #scenario: Scenario;
  readonly #clock: VirtualClock<Task>;
  readonly #random: Random;
  readonly #buses: EventBuses;
  readonly #queues: Queues;
  readonly #functions: FunctionQueue;
  readonly #trace: TraceEntry[] = [];
  readonly #ports: DeliveryPorts;
  /** Indices of the scenario's actions, earliest first; of those at one moment, as they are written. */
  readonly #actions: readonly number[];
  #requests = 0;
  #steps = 0;
  #hasStopped = false;

  constructor(scenario: Scenario, options: SimulationOptions = {}) {
    this.#scenario = scenario;
    this.#clock = new VirtualClock<Task>(instant(Date.parse(scenario.startsAt)));
    this.#random = new Random(scenario.seed);
    this.#buses = new EventBuses(scenario);
    const { actions } = scenario;
    this.#actions = [...actions.keys()].sort(
      (a, b) => (actions[a]?.at ?? 0) - (actions[b]?.at ?? 0),
    );
    this.#queues = new Queues(scenario, this.#random, {
      record: (fact, cause) => this.#record(fact, cause),
      now: () => this.now,
      count: () => this.#trace.length,
      scheduleVisible: (at, message) =>
        this.#clock.scheduleAt(at, { type: 'message-visible', message }),
    });
    this.#functions = new FunctionQueue(scenario, this.#random.fork('lambda'), options, {
      record: (fact, cause) => this.#record(fact, cause),
      now: () => this.now,
      schedule: (at, event, attempt) =>
        this.#clock.scheduleAt(at, { type: 'invoke', event, attempt }),
      scheduleEnd: (at, finish) => this.#clock.scheduleAt(at, { type: 'invocation-end', finish }),
      sendToQueue: (queue, body, attributes, origin, cause) =>
        this.#queues.send(queue, body, attributes, origin, cause),
      publish: (at, entries, ids, hops, cause) =>
        this.#clock.scheduleAt(at, { type: 'publish', entries, ids, hops, cause }),
    });
    this.#ports = {
      record: (fact, cause) => this.#record(fact, cause),
      now: () => this.now,
      random: (deliveryId) => this.#random.fork(`delivery/${deliveryId}`),
      scheduleAttempt: (delivery, attempt, at) =>
        this.#clock.scheduleAt(at, { type: 'attempt', delivery, attempt }),
      sendToQueue: (queue, body, attributes, delivery, cause) =>
        this.#queues.send(queue, body, attributes, delivery.identity, cause),
      queueArn: (queue) => queueArn(scenario, queue),
      handOver: (delivery, cause) => this.#handOver(delivery, cause),
    };
  }

  /** Everything that has happened so far, in order. */
  get trace(): readonly TraceEntry[] {
    return this.#trace;
  }

  get now(): Instant {
    return this.#clock.now;
  }

  /** When the next thing happens; `null` if nothing is left to happen. */
  get nextAt(): Instant | null {
    return this.#hasStopped ? null : this.#clock.nextAt;
  }

  /** What AWS would have refused of the scenario. */
  get problems(): readonly ConfigurationProblem[] {
    return this.#buses.problems;
  }

  /**
   * `PutEvents` (EventBridge API Reference), now. Entries and answer are in the API's own spelling; a
   * request that the service refuses as a whole gets the service's error as its answer.
   */
  putEvents(
    entries: readonly PutEventsEntry[],
    action: number | null = null,
  ): PutEventsResponse | PutEventsRefusal {
    return this.#ingest(entries, { action, hops: 0, cause: null });
  }

  /** Lets virtual time pass until a moment, with all that happens on the way. */
  async advanceTo(moment: Instant): Promise<void> {
    while (!this.#hasStopped) {
      const task = this.#clock.takeNext(moment);
      if (!task) {
        this.#clock.advanceTo(moment);
        return;
      }
      const pending = this.#perform(task);
      if (pending !== undefined) await pending;
      if (this.#isFull) {
        this.#record({ type: 'simulation-stopped', reason: 'step-limit', limit: MOST_STEPS }, null);
        this.#hasStopped = true;
      }
    }
  }

  /** Goes on until nothing is left to happen, or until so much has that it looks endless. */
  async runUntilIdle(): Promise<void> {
    for (let next = this.nextAt; next !== null; next = this.nextAt) await this.advanceTo(next);
  }

  /** Performs the scenario's action number `place`, counted by time, at its time. */
  async perform(place: number): Promise<void> {
    const index = this.#actions[place];
    const action = index === undefined ? undefined : this.#scenario.actions[index];
    if (index === undefined || !action) return;
    await this.advanceTo(instant(Date.parse(this.#scenario.startsAt) + action.at));
    if (this.#hasStopped) return;
    const input = readEventInput(action.text);
    if (!input.ok) {
      const requestId = this.#nextRequestId();
      const { message: errorMessage } = input.error;
      this.#record(
        {
          type: 'EVENT_INGEST_FAILURE',
          requestId,
          entryIndex: null,
          action: index,
          errorCode: 'NotSent',
          errorMessage,
        },
        null,
      );
      return;
    }
    const entries = input.value.entries.map(({ entry }) => ({
      EventBusName: action.bus,
      ...entry,
    }));
    this.putEvents(entries, index);
  }

  /** Performs all of the scenario's actions, and whatever follows from them. */
  async playActions(): Promise<void> {
    for (const place of this.#actions.keys()) await this.perform(place);
    await this.runUntilIdle();
  }

  /** Up to `most` visible messages of a queue, which are then in flight. */
  receiveMessages(queue: string, most = 1): readonly ReceivedMessage[] {
    return this.#queues.receive(queue, most);
  }

  /** Whether there was such a message in flight. */
  deleteMessage(queue: string, receiptHandle: string): boolean {
    return this.#queues.delete(queue, receiptHandle);
  }

  get #isFull(): boolean {
    return this.#steps >= MOST_STEPS;
  }

  #record(fact: TraceFact, cause: number | null): number {
    const sequence = this.#trace.length;
    this.#trace.push({ sequence, at: this.now, cause, ...fact });
    this.#steps += 1 + Math.floor(charactersOf(fact) / CHARACTERS_OF_A_STEP);
    return sequence;
  }

  #nextRequestId(): string {
    return this.#random.fork(`request/${++this.#requests}`).uuid();
  }

  #perform(task: Task): Promise<void> | undefined {
    switch (task.type) {
      case 'attempt':
        this.#attempt(task.delivery, task.attempt);
        return;
      case 'attempt-end': {
        const { delivery, attempt, outcome, response } = task;
        if (response) {
          delivery.cause = this.#record(
            { type: 'api-response', attempt, ...response, ...delivery.identity },
            delivery.cause,
          );
        }
        endAttempt(delivery, attempt, outcome, this.#ports);
        return;
      }
      case 'invoke':
        return this.#functions.invoke(task.event, task.attempt);
      case 'invocation-end':
        this.#functions.finish(task.finish);
        return;
      case 'publish': {
        const { entries, ids, hops, cause } = task;
        if (hops > MOST_HOPS) {
          this.#record(
            { type: 'simulation-stopped', reason: 'hop-limit', limit: MOST_HOPS },
            cause,
          );
        } else {
          this.#ingest(entries, { action: null, hops, cause, ids });
        }
        return;
      }
      case 'message-visible':
        this.#queues.reappear(task.message);
        return;
    }
  }

  #ingest(
    entries: readonly PutEventsEntry[],
    origin: {
      readonly action: number | null;
      readonly hops: number;
      readonly cause: number | null;
      /** The ids that a handler was told already. */
      readonly ids?: readonly (string | null)[];
    },
  ): PutEventsResponse | PutEventsRefusal {
    const { action, hops, cause, ids } = origin;
    const requestId = this.#nextRequestId();
    const refusal = checkRequest(entries);
    if (refusal) {
      this.#record(
        {
          type: 'EVENT_INGEST_FAILURE',
          requestId,
          entryIndex: null,
          action,
          errorCode: refusal.__type,
          errorMessage: refusal.message,
        },
        cause,
      );
      return refusal;
    }
    const chance = this.#random.fork(`events/${requestId}`);
    let index = 0;
    const response = answerEntries(entries, () => chance.uuid());
    const results = response.Entries.map((result, entryIndex) => {
      const known = ids?.[entryIndex];
      return 'EventId' in result && known ? { EventId: known } : result;
    });
    for (const entry of entries) {
      const result = results[index];
      if (result)
        this.#ingestEntry(entry, result, { requestId, entryIndex: index, action, hops, cause });
      index++;
    }
    return { ...response, Entries: results };
  }

  #ingestEntry(
    entry: PutEventsEntry,
    result: PutEventsResponse['Entries'][number],
    origin: {
      requestId: string;
      entryIndex: number;
      action: number | null;
      hops: number;
      cause: number | null;
    },
  ): void {
    const { requestId, entryIndex, action, hops } = origin;
    const eventBus = busName(this.#scenario, entry.EventBusName ?? 'default');
    const receipt = this.#record(
      { type: 'EVENT_RECEIPT', requestId, entryIndex, eventBus, action, hops },
      origin.cause,
    );
    if ('ErrorCode' in result) {
      const { ErrorCode: errorCode, ErrorMessage: errorMessage } = result;
      this.#record(
        { type: 'EVENT_INGEST_FAILURE', requestId, entryIndex, action, errorCode, errorMessage },
        receipt,
      );
      return;
    }
    const { account, region } = this.#scenario;
    const eventId = result.EventId;
    const event = envelopeOf(entry, { id: eventId, account, region, receivedAt: this.now });
    const unknownBus = !this.#buses.has(eventBus);
    const ingested = this.#record(
      { type: 'EVENT_INGEST_SUCCESS', requestId, entryIndex, eventId, eventBus, event, unknownBus },
      receipt,
    );
    if (!unknownBus) this.#route(eventBus, eventId, event, hops, ingested);
  }

  /** Matches an event against the rules of its bus and starts a delivery to every target. */
  #route(eventBus: string, eventId: string, event: string, hops: number, cause: number): void {
    const start = this.#record({ type: 'RULE_MATCH_START', eventId, eventBus }, cause);
    const rules = this.#buses.matching(eventBus, event);
    if (rules.length === 0) {
      this.#record({ type: 'NO_STANDARD_RULES_MATCHED', eventId, eventBus }, start);
    }
    for (const rule of rules) {
      const match = this.#record(
        { type: 'RULE_MATCH', eventId, eventBus, rule: rule.name, ruleArn: rule.arn },
        start,
      );
      for (const target of rule.targets) {
        if (this.#isFull) return;
        this.#startDelivery({ eventBus, eventId, event, hops, rule, target, cause: match });
      }
    }
  }

  #startDelivery(facts: {
    eventBus: string;
    eventId: string;
    event: string;
    hops: number;
    rule: DeployedRule;
    target: Target;
    cause: number;
  }): void {
    const { eventBus, eventId, event, hops, rule, target } = facts;
    const chance = this.#random.fork(`delivery/${eventId}/${rule.name}/${target.id}`);
    const transformed = transformInput(target.input, event, {
      ruleName: rule.name,
      ruleArn: rule.arn,
      ingestionTime: secondsText(this.now),
    });
    const input = transformed.ok ? transformed.value.text : null;
    const inputProblem: DeliveryError | null = transformed.ok
      ? null
      : { code: 'INVALID_JSON', message: describeTransformFailure(transformed.error) };
    const identity = {
      deliveryId: chance.uuid(),
      eventId,
      eventBus,
      rule: rule.name,
      targetId: target.id,
      resource: target.resource,
    };
    const targetArn = resourceArn(this.#scenario, target.resource);
    const cause = this.#record(
      { type: 'INVOCATION_START', input, targetArn, ...identity },
      facts.cause,
    );
    const delivery: Delivery = {
      identity,
      target,
      ruleArn: rule.arn,
      targetArn,
      event,
      input,
      inputProblem,
      receivedAt: this.now,
      hops,
      cause,
    };
    // About half a second lies between an event's arrival and the first attempt; the exact spread is
    // our choice.
    this.#clock.schedule(millis(chance.between(300, 700)), {
      type: 'attempt',
      delivery,
      attempt: 1,
    });
  }

  #attempt(delivery: Delivery, attempt: number): void {
    beginAttempt(delivery, attempt, this.#ports);
    const { identity, input, inputProblem } = delivery;
    if (input === null || inputProblem) {
      const error = inputProblem ?? { code: 'INVALID_JSON', message: '' };
      const outcome = { type: 'permanent', error } as const;
      this.#clock.schedule(millis(1), { type: 'attempt-end', delivery, attempt, outcome });
      return;
    }
    const chance = this.#random.fork(`attempt/${identity.deliveryId}/${attempt}`);
    const targets = {
      functionRefusal: (name: string, payload: string) => this.#functions.refusal(name, payload),
      queueRefusal: (name: string, body: string) => this.#queues.refusal(name, body),
      apiDestinations: this.#scenario.apiDestinations,
    };
    const { outcome, latency, exchange } = callTarget(identity.resource, input, targets, chance);
    if (exchange?.request) {
      delivery.cause = this.#record(
        { type: 'api-request', attempt, ...exchange.request, ...identity },
        delivery.cause,
      );
    }
    const response = exchange && { ...exchange.response, latencyMilliseconds: latency };
    this.#clock.schedule(latency, { type: 'attempt-end', delivery, attempt, outcome, response });
  }

  /** What the target does once it has accepted the event. */
  #handOver({ identity, input, hops }: Delivery, cause: number): void {
    const { type, name } = identity.resource;
    if (input === null) return;
    if (type === 'lambda-function') {
      this.#functions.accept({ function: name, payload: input, hops, ...identity }, cause);
    } else if (type === 'sqs-queue') {
      this.#queues.send(name, input, {}, identity, cause);
    }
  }
}

/** The texts of a fact; what else there is in one is short. */
function charactersOf(fact: TraceFact): number {
  return Object.values(fact).reduce<number>(
    (sum, value) => (typeof value === 'string' ? sum + value.length : sum),
    0,
  );
}

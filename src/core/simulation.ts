import {
  type AttemptOutcome,
  beginAttempt,
  type Delivery,
  type DeliveryPorts,
  endAttempt,
} from './bus/delivery.ts';
import { type ConfigurationProblem, EventBuses } from './bus/event-bus.ts';
import { readEventInput } from './bus/event-input.ts';
import { Ingestion } from './bus/ingestion.ts';
import type { PutEventsEntry, PutEventsRefusal, PutEventsResponse } from './bus/put-events.ts';
import { Random } from './clock/random.ts';
import { VirtualClock } from './clock/virtual-clock.ts';
import { queueArn } from './model/arn.ts';
import { type Instant, instant, millis } from './model/brand.ts';
import type { FunctionRuntime } from './model/invocation.ts';
import type { Scenario } from './model/scenario.ts';
import type { TraceEntry, TraceFact } from './model/trace.ts';
import { callTarget } from './targets/call-target.ts';
import { FunctionQueue, type QueuedEvent } from './targets/function-queue.ts';
import { type InFlight, Queues, type ReceivedMessage } from './targets/queues.ts';

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
  readonly #ingestion: Ingestion;
  readonly #queues: Queues;
  readonly #functions: FunctionQueue;
  readonly #trace: TraceEntry[] = [];
  readonly #ports: DeliveryPorts;
  /** Indices of the scenario's actions, earliest first; of those at one moment, as they are written. */
  readonly #actions: readonly number[];
  #steps = 0;
  #hasStopped = false;

  constructor(scenario: Scenario, options: SimulationOptions = {}) {
    this.#scenario = scenario;
    this.#clock = new VirtualClock<Task>(instant(Date.parse(scenario.startsAt)));
    this.#random = new Random(scenario.seed);
    this.#buses = new EventBuses(scenario);
    this.#ingestion = new Ingestion(scenario, this.#buses, this.#random, {
      record: (fact, cause) => this.#record(fact, cause),
      now: () => this.now,
      isFull: () => this.#isFull,
      scheduleFirstAttempt: (delivery, delay) =>
        this.#clock.schedule(delay, { type: 'attempt', delivery, attempt: 1 }),
    });
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
    return this.#ingestion.put(entries, { action, hops: 0, cause: null });
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
    const origin = { action: index, hops: 0, cause: null };
    if (!input.ok) {
      this.#ingestion.refuse('NotSent', input.error.message, origin);
      return;
    }
    const written = input.value.entries.map(({ entry, sender }, position) => ({
      entry: { EventBusName: action.bus, ...entry },
      sender,
      position,
    }));
    const asked = written.filter(({ sender }) => sender === null);
    if (asked.length > 0 || written.length === 0) {
      const positions = asked.map(({ position }) => position);
      this.#ingestion.put(
        asked.map(({ entry }) => entry),
        { ...origin, positions },
      );
    }
    for (const { entry, sender, position } of written) {
      if (!sender) continue;
      this.#ingestion.putFromService(entry, sender, { ...origin, positions: [position] });
    }
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
          this.#ingestion.put(entries, { action: null, hops, cause, ids });
        }
        return;
      }
      case 'message-visible':
        this.#queues.reappear(task.message);
        return;
    }
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

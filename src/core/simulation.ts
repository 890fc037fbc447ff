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
import type { PutEventsAction } from './model/action.ts';
import { queueArn } from './model/arn.ts';
import { type Instant, instant, millis } from './model/brand.ts';
import type { FunctionRuntime } from './model/invocation.ts';
import type { ResourceType } from './model/resource.ts';
import type { Scenario } from './model/scenario.ts';
import type { TraceEntry, TraceFact } from './model/trace.ts';
import { ApiTarget } from './targets/api-target.ts';
import { FunctionQueue, type QueuedEvent } from './targets/function-queue.ts';
import { Sqs, type SqsTask } from './targets/sqs/sqs.ts';
import { deliveryErrorOf } from './targets/sqs/sqs-error.ts';
import type { TargetCall, TargetService } from './targets/target-service.ts';

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
      readonly response?: TargetCall['response'];
    }
  /** A target has accepted, and EventBridge does not hear of it. */
  | { readonly type: 'hand-over'; readonly delivery: Delivery }
  | { readonly type: 'invoke'; readonly event: QueuedEvent; readonly attempt: number }
  | { readonly type: 'invocation-end'; readonly finish: number }
  | {
      readonly type: 'publish';
      readonly entries: readonly PutEventsEntry[];
      readonly ids: readonly (string | null)[];
      readonly hops: number;
      readonly cause: number;
    }
  | { readonly type: 'sqs'; readonly task: SqsTask };

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
  readonly #sqs: Sqs;
  readonly #functions: FunctionQueue;
  readonly #targets: Readonly<Record<ResourceType, TargetService>>;
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
    const ports = {
      record: (fact: TraceFact, cause: number | null) => this.#record(fact, cause),
      now: () => this.now,
    };
    this.#sqs = new Sqs(
      scenario,
      this.#random.fork('sqs'),
      {
        ...ports,
        schedule: (at, task) => this.#clock.scheduleAt(at, { type: 'sqs', task }),
        scheduleQuietly: (at, task) => this.#clock.scheduleQuietly(at, { type: 'sqs', task }),
      },
      () => {},
    );
    const sendToQueue: DeliveryPorts['sendToQueue'] = (queue, body, texts, lineage, cause) => {
      const attributes = Object.fromEntries(
        Object.entries(texts).map(([name, value]) => [name, { dataType: 'String', value }]),
      );
      const sent = this.#sqs.sender.send({ queue, body, attributes }, lineage, cause);
      return sent.ok ? null : deliveryErrorOf(sent.error);
    };
    this.#functions = new FunctionQueue(scenario, this.#random.fork('lambda'), options, {
      ...ports,
      schedule: (at, event, attempt) =>
        this.#clock.scheduleAt(at, { type: 'invoke', event, attempt }),
      scheduleEnd: (at, finish) => this.#clock.scheduleAt(at, { type: 'invocation-end', finish }),
      sendToQueue,
      publish: (at, entries, ids, hops, cause) =>
        this.#clock.scheduleAt(at, { type: 'publish', entries, ids, hops, cause }),
    });
    this.#targets = {
      'lambda-function': this.#functions,
      'sqs-queue': this.#sqs.target,
      'api-destination': new ApiTarget(scenario, this.#random.fork('api'), ports),
    };
    this.#ports = {
      ...ports,
      random: (deliveryId) => this.#random.fork(`delivery/${deliveryId}`),
      scheduleAttempt: (delivery, attempt, at) =>
        this.#clock.scheduleAt(at, { type: 'attempt', delivery, attempt }),
      sendToQueue,
      queueArn: (queue) => queueArn(scenario, queue),
      handOver: (delivery, cause) => this.#targetOf(delivery).accept(delivery, cause),
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
    if (action.type === 'put-events') this.#performPut(action, index);
    else this.#sqs.actions.do(action, index);
  }

  #performPut(action: PutEventsAction, index: number): void {
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

  /** The queues, for whoever sends to them and receives from them now. */
  get sqs(): Pick<Sqs, 'sender' | 'consumer' | 'mover' | 'actions'> {
    return this.#sqs;
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
      case 'hand-over':
        this.#targetOf(task.delivery).accept(task.delivery, task.delivery.cause);
        return;
      case 'sqs':
        this.#sqs.perform(task.task);
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
    const { outcome, latency, response, acceptsUnheard } = this.#targetOf(delivery).call({
      ...{ delivery, input, attempt, chance },
    });
    if (acceptsUnheard) {
      this.#clock.schedule(millis(chance.between(10, 40)), { type: 'hand-over', delivery });
    }
    this.#clock.schedule(latency, {
      ...{ type: 'attempt-end', delivery, attempt, outcome },
      ...(response && { response }),
    });
  }

  #targetOf({ identity }: Delivery): TargetService {
    return this.#targets[identity.resource.type];
  }
}

/** The texts of a fact; what else there is in one is short. */
function charactersOf(fact: TraceFact): number {
  return Object.values(fact).reduce<number>(
    (sum, value) => (typeof value === 'string' ? sum + value.length : sum),
    0,
  );
}

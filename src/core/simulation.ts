import { handleCall } from './api/dispatch.ts';
import { type CallOrigin, LiveAccount, type LiveServices } from './api/live-account.ts';
import { toldResult } from './api/told-result.ts';
import { type ApiRequest, type ApiResult, Later, refuse } from './api/wire.ts';
import { Archives } from './bus/archives.ts';
import { findCycles } from './bus/cycles.ts';
import { type ConfigurationProblem, EventBuses } from './bus/event-bus.ts';
import { readEventInput } from './bus/event-input.ts';
import { Ingestion } from './bus/ingestion.ts';
import { cycleBefore, MOST_HOPS, MOST_HOPS_WITHOUT_CYCLE } from './bus/loop.ts';
import type { PutEventsEntry, PutEventsRefusal, PutEventsResponse } from './bus/put-events.ts';
import { Replays, type ReplayTask } from './bus/replays.ts';
import { Schedules, type ScheduleTask } from './bus/schedules.ts';
import { Random } from './clock/random.ts';
import { VirtualClock } from './clock/virtual-clock.ts';
import type { ApiCallAction, PutEventsAction } from './model/action.ts';
import { type Instant, instant } from './model/brand.ts';
import { type Configuration, configurationOf } from './model/configuration.ts';
import type { ServiceDirectory } from './model/invocation.ts';
import type { Cycle, ResourceProblem } from './model/problem.ts';
import type { Scenario } from './model/scenario.ts';
import type { Lineage, TraceEntry, TraceFact } from './model/trace.ts';
import { Account, type AccountTask } from './targets/account.ts';
import { checkResources } from './targets/check-resources.ts';
import { Dispatch, type DispatchTask } from './targets/dispatch.ts';
import type { InvocationOptions } from './targets/lambda/invocations.ts';
import { isRecursion } from './targets/lambda/recursion.ts';
import type { Sqs } from './targets/sqs/sqs.ts';

export type { ConfigurationProblem } from './bus/event-bus.ts';
export type { PutEventsEntry, PutEventsRefusal, PutEventsResponse } from './bus/put-events.ts';

export interface SimulationOptions extends InvocationOptions {
  /** Stops the simulation after so many steps, instead of the usual bound. */
  readonly mostSteps?: number;
}

/**
 * After so many steps a simulation is taken for one that never ends. Every entry of the trace is a
 * step, and a long one is several, so that neither the number of events nor their size can use up the
 * memory of whoever looks at a trace: a handler that publishes ten events for each it gets would.
 * Whatever is put from outside may take some more, up to a bound.
 */
export const MOST_STEPS = 100_000;
const STEPS_AN_ENTRY = 100;
const MOST_STEPS_OF_ALL = 1_000_000;
const CHARACTERS_OF_A_STEP = 500;

/** What somebody outside does comes from no event. */
const FROM_NOWHERE: Lineage = { eventId: null, deliveryId: null, hops: 0 };
const LOOP: PutEventsResponse = { FailedEntryCount: 0, Entries: [] };

/** Scheduled work: plain data, so that what will happen can be looked at. */
type Task =
  | DispatchTask
  | { readonly type: 'account'; readonly work: AccountTask }
  | { readonly type: 'schedule'; readonly rule: ScheduleTask }
  | { readonly type: 'replay'; readonly work: ReplayTask };

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
  readonly #account: Account;
  readonly #dispatch: Dispatch;
  readonly #schedules: Schedules;
  readonly archives: Archives;
  readonly replays: Replays;
  readonly #trace: TraceEntry[] = [];
  /** Indices of the scenario's actions, earliest first; of those at one moment, as they are written. */
  readonly #actions: readonly number[];
  readonly #mostSteps: number | undefined;
  #configuration: Configuration;
  #configurationText: string | null = null;
  #steps = 0;
  #hasStopped = false;

  constructor(scenario: Scenario, options: SimulationOptions = {}) {
    this.#scenario = scenario;
    this.#mostSteps = options.mostSteps;
    this.#clock = new VirtualClock<Task>(instant(Date.parse(scenario.startsAt)));
    this.#random = new Random(scenario.seed);
    this.#buses = new EventBuses(scenario);
    this.#configuration = configurationOf(scenario);
    const { actions } = scenario;
    this.#actions = [...actions.keys()].sort(
      (a, b) => (actions[a]?.at ?? 0) - (actions[b]?.at ?? 0),
    );
    const ports = {
      record: (fact: TraceFact, cause: number | null) => this.#record(fact, cause),
      now: () => this.now,
    };
    this.#account = new Account(scenario, this.#random, options, {
      ...ports,
      schedule: (at, work) => this.#clock.scheduleAt(at, { type: 'account', work }),
      scheduleQuietly: (at, work) => this.#clock.scheduleQuietly(at, { type: 'account', work }),
      putEvents: (entries, ids, lineage, cause) => {
        const hops = lineage.hops + 1;
        if (this.#isLoop(hops, cause)) return;
        this.#ingestion.put(entries, { action: null, hops, cause, ids, isFromService: true });
      },
      putEventsQuota: () => this.#ingestion.quota,
      configurationText: () => {
        this.#configurationText ??= JSON.stringify(this.#configuration);
        return this.#configurationText;
      },
      handlerCall: ({ call: { ids, throttled, ...request }, identity, hops, cause }) => {
        const { eventId, deliveryId } = identity;
        const lineage = { eventId, deliveryId, hops };
        this.#call(request, { action: null, lineage, cause, ids, throttled });
      },
      answer: ({ service, operation, input }, { identity, hops, cause }, respond) => {
        const { eventId, deliveryId } = identity;
        const origin = { action: null, lineage: { eventId, deliveryId, hops }, cause };
        const result = this.#call({ service, operation, input }, origin);
        if (result instanceof Later) result.subscribe((later) => respond(toldResult(later)));
        else respond(toldResult(result));
      },
      forward: ({ identity, event, hops: before }, cause) => {
        const hops = before + 1;
        if (this.#isLoop(hops, cause)) return;
        const { eventId, resource } = identity;
        this.#ingestion.forward({ eventId, event }, resource.name, { hops, cause });
      },
    });
    this.#dispatch = new Dispatch(scenario, this.#random, this.#account, {
      ...ports,
      schedule: (at, task) => this.#clock.scheduleAt(at, task),
      scheduleQuietly: (at, task) => this.#clock.scheduleQuietly(at, task),
    });
    this.archives = new Archives({ ...ports, hasBus: (bus) => this.#buses.has(bus) });
    for (const archive of scenario.archives) this.archives.create(archive);
    this.replays = new Replays(this.archives, this.#random.fork('replays'), {
      ...ports,
      schedule: (at, work) => this.#clock.scheduleAt(at, { type: 'replay', work }),
      put: (event, replay, cause) => this.#ingestion.replay(event, replay, cause),
    });
    this.#ingestion = new Ingestion(scenario, this.#buses, this.#random, {
      ...ports,
      archive: (...event) => this.archives.offer(...event),
      isFull: () => this.#isFull,
      scheduleFirstAttempt: (delivery, delay) =>
        this.#dispatch.plan(delivery, 1, instant(this.now + delay)),
    });
    this.#schedules = new Schedules(
      scenario,
      this.#buses.scheduled,
      this.#random.fork('schedules'),
      {
        ...ports,
        waiting: () => this.#waiting(),
        scheduleQuietly: (at, rule) => this.#clock.scheduleQuietly(at, { type: 'schedule', rule }),
        trigger: ({ bus, rule }, eventId, event, cause) =>
          this.#ingestion.trigger(rule, { eventId, eventBus: bus, event, hops: 0 }, cause),
      },
    );
    const last = actions.reduce((latest, { at }) => Math.max(latest, at), 0);
    this.#schedules.extendTo(instant(this.now + last));
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

  /** The same of resources, and what cannot go well with them. */
  get resourceProblems(): readonly ResourceProblem[] {
    return checkResources(this.#scenario);
  }

  /** Where events may go round, as far as that can be told beforehand. */
  get cycles(): readonly Cycle[] {
    return findCycles(this.#scenario);
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

  /**
   * A call of an operation of a service's API, now, and its answer. For what takes its time (a receive
   * that waits, a function that is invoked for its answer) virtual time passes until that is there.
   */
  async callApi(request: ApiRequest, action: number | null = null): Promise<ApiResult> {
    const result = this.#call(request, { action, lineage: FROM_NOWHERE, cause: null });
    if (!(result instanceof Later)) return result;
    let answer: ApiResult | null = null;
    result.subscribe((later) => {
      answer = later;
    });
    while (answer === null && this.nextAt !== null) await this.advanceToNext();
    return answer ?? refuse('InternalFailure', 'The simulation has stopped before an answer.', 500);
  }

  #call(request: ApiRequest, origin: CallOrigin): ApiResult | Later {
    const { sqs, sns, lambda } = this.#account;
    const { archives, replays } = this;
    const services: LiveServices = {
      ...{ sqs, sns, lambda, archives, replays },
      record: (fact, cause) => this.#record(fact, cause),
      configuration: () => this.#configuration,
      reconfigure: (configuration) => this.#reconfigure(configuration),
      isRecursion: (name, cause) => isRecursion(this.#trace, name, cause),
      putEvents: (entries, { action, lineage, cause, ids, throttled = [] }) => {
        // What a handler puts is one hop further than what it was invoked for.
        const hops = cause === null ? 0 : lineage.hops + 1;
        const told = ids && entries.map((_, index) => ids[String(index)] ?? null);
        if (cause !== null && this.#isLoop(hops, cause)) return LOOP;
        const origin = { action, hops, cause, throttled, ...(told && { ids: told }) };
        return this.#ingestion.put(entries, origin);
      },
    };
    return handleCall(request, new LiveAccount(services, request, origin)).result;
  }

  #reconfigure(configuration: Configuration): void {
    const { buses, queues, archives } = configuration;
    if (buses !== this.#configuration.buses) {
      this.#buses.deploy(buses);
      this.#schedules.deploy(this.#buses.scheduled);
    }
    if (archives !== this.#configuration.archives) this.archives.deploy(archives);
    if (queues !== this.#configuration.queues) this.#account.sqs.reconfigure(queues);
    this.#configuration = configuration;
    this.#configurationText = null;
  }

  /** Lets virtual time pass until a moment, with all that happens on the way. */
  async advanceTo(moment: Instant): Promise<void> {
    this.#schedules.extendTo(moment);
    await this.#advanceTo(moment);
  }

  /**
   * Goes on to the next thing that happens by itself. Schedules fire as far as the last action, or the
   * moment that time was advanced to, and no further: they would never end.
   */
  async advanceToNext(): Promise<void> {
    const next = this.nextAt;
    if (next !== null) await this.#advanceTo(next);
  }

  async #advanceTo(moment: Instant): Promise<void> {
    while (!this.#hasStopped) {
      const task = this.#clock.takeNext(moment);
      if (!task) {
        this.#clock.advanceTo(moment);
        return;
      }
      const pending = this.#perform(task);
      if (pending !== undefined) await pending;
      if (this.#isFull) {
        const limit = this.#limit;
        this.#record({ type: 'simulation-stopped', reason: 'step-limit', limit }, null);
        this.#hasStopped = true;
      }
    }
  }

  /** Goes on until nothing is left to happen, or until so much has that it looks endless. */
  async runUntilIdle(): Promise<void> {
    while (this.nextAt !== null) await this.advanceToNext();
  }

  /** Performs the scenario's action number `place`, counted by time, at its time. */
  async perform(place: number): Promise<void> {
    const index = this.#actions[place];
    const action = index === undefined ? undefined : this.#scenario.actions[index];
    if (index === undefined || !action) return;
    await this.advanceTo(instant(Date.parse(this.#scenario.startsAt) + action.at));
    if (this.#hasStopped) return;
    switch (action.type) {
      case 'put-events':
        return this.#performPut(action, index);
      case 'start-replay': {
        const { name, archive, bus, rules } = action;
        const from = instant(Date.parse(action.from));
        const to = instant(Date.parse(action.to));
        this.replays.start({ name, archive, bus, rules: rules ?? null, from, to }, index);
        return;
      }
      case 'cancel-replay':
        this.replays.cancel(action.name, index);
        return;
      case 'api-call':
        this.#performCall(action, index);
        return;
      case 'wait':
        this.#record({ type: 'waited', action: index }, null);
        return;
      case 'invoke-function':
        this.#account.invokeByHand(action, index);
        return;
      default:
        this.#account.sqs.actions.do(action, index);
    }
  }

  #performCall({ service, operation, input, ids }: ApiCallAction, index: number): void {
    const parsed = readJson(input);
    const origin = { action: index, lineage: FROM_NOWHERE, cause: null, ...(ids && { ids }) };
    this.#call({ service, operation, input: parsed }, origin);
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

  /** The account's resources now: calls of the API change them. */
  get configuration(): Configuration {
    return this.#configuration;
  }

  /** The account as code that starts to run now is told of it. */
  get directory(): ServiceDirectory {
    return this.#account.directory();
  }

  /** The queues, for whoever sends to them and receives from them now. */
  get sqs(): Pick<Sqs, 'sender' | 'consumer' | 'mover' | 'actions'> {
    return this.#account.sqs;
  }

  /** The action that time passes for now, if it is one of waiting. */
  #waiting(): number | null {
    const elapsed = this.now - Date.parse(this.#scenario.startsAt);
    const { actions } = this.#scenario;
    const index = this.#actions.find((one) => (actions[one]?.at ?? 0) >= elapsed);
    return index !== undefined && actions[index]?.type === 'wait' ? index : null;
  }

  get #limit(): number {
    const usual = MOST_STEPS + STEPS_AN_ENTRY * this.#ingestion.entriesFromOutside;
    return this.#mostSteps ?? Math.min(MOST_STEPS_OF_ALL, usual);
  }

  get #isFull(): boolean {
    return this.#steps >= this.#limit;
  }

  #record(fact: TraceFact, cause: number | null): number {
    const sequence = this.#trace.length;
    this.#trace.push({ sequence, at: this.now, cause, ...fact });
    this.#steps += 1 + Math.floor(charactersOf(fact) / CHARACTERS_OF_A_STEP);
    return sequence;
  }

  /** Stops an event that comes round and round, or goes on for ever. */
  #isLoop(hops: number, cause: number): boolean {
    if (hops <= MOST_HOPS) return false;
    const cycle = cycleBefore(this.#trace, cause);
    if (cycle.length === 0 && hops <= MOST_HOPS_WITHOUT_CYCLE) return false;
    const limit = cycle.length > 0 ? MOST_HOPS : MOST_HOPS_WITHOUT_CYCLE;
    this.#record({ type: 'simulation-stopped', reason: 'hop-limit', limit, cycle }, cause);
    return true;
  }

  #perform(task: Task): Promise<void> | undefined {
    switch (task.type) {
      case 'account':
        return this.#account.perform(task.work);
      case 'schedule':
        this.#schedules.fire(task.rule);
        return;
      case 'replay':
        this.replays.perform(task.work);
        return;
      default:
        this.#dispatch.perform(task);
        return;
    }
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The texts of a fact; what else there is in one is short. */
function charactersOf(fact: TraceFact): number {
  let sum = 0;
  for (const key in fact) {
    const value: unknown = fact[key as keyof TraceFact];
    if (typeof value === 'string') sum += value.length;
  }
  return sum;
}

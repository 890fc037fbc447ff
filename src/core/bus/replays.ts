import type { Random } from '../clock/random.ts';
import type { ReplayIdentity, ReplayState } from '../model/archive-fact.ts';
import { type Instant, instant } from '../model/brand.ts';
import { assertNever, failure, type Result, success } from '../model/result.ts';
import type { ArchivedEvent, Archives } from './archives.ts';
import type { Recorder } from './recorder.ts';
import { type ServiceError, serviceError } from './service-error.ts';

/** EventBridge quotas, *Concurrent replays*. */
export const MOST_REPLAYS_AT_ONCE = 10;
const MINUTE_MILLISECONDS = 60_000;
/** Between the last event of a minute and the first of the next; our choice. */
const NEXT_MINUTE_MILLISECONDS = 1_000;

/** `StartReplay`, with names in place of ARNs. */
export interface ReplayRequest {
  readonly name: string;
  readonly archive: string;
  readonly bus: string;
  readonly from: Instant;
  readonly to: Instant;
  /** `null`: all rules of the bus. */
  readonly rules: readonly string[] | null;
  readonly description?: string;
}

export interface ReplayDescription extends ReplayRequest {
  readonly state: ReplayState;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly lastEventAt: Instant | null;
  readonly replayed: number;
}

/** Scheduled work of a replay. */
export interface ReplayTask {
  readonly replay: string;
  readonly step: 'begin' | 'next' | 'cancelled';
}

export interface ReplayPorts {
  readonly record: Recorder;
  readonly now: () => Instant;
  readonly schedule: (at: Instant, task: ReplayTask) => void;
  /** Puts an event on its bus again, for some of the rules or for all. */
  readonly put: (
    archived: ArchivedEvent,
    replay: { readonly name: string; readonly bus: string; readonly rules: ReplayRequest['rules'] },
    cause: number,
  ) => void;
}

interface Replay {
  readonly request: ReplayRequest;
  readonly identity: ReplayIdentity;
  readonly random: Random;
  readonly startedAt: Instant;
  state: ReplayState;
  endedAt: Instant | null;
  /** In the order in which they are put. */
  events: readonly ArchivedEvent[];
  replayed: number;
  lastEventAt: Instant | null;
  late: number;
  cause: number;
}

/**
 * Replays of archives (EventBridge User Guide, *Replaying archived events*): one minute of events after
 * another by the events' own time, and in no order inside a minute.
 *
 *     STARTING ─ RUNNING ─ event ─ event ─┬─ COMPLETED
 *                                         └─ CANCELLING ─ CANCELLED
 */
export class Replays {
  readonly #archives: Archives;
  readonly #random: Random;
  readonly #ports: ReplayPorts;
  readonly #replays = new Map<string, Replay>();

  constructor(archives: Archives, random: Random, ports: ReplayPorts) {
    this.#archives = archives;
    this.#random = random;
    this.#ports = ports;
  }

  /** @param action index into the scenario's actions; `null` if it is none of them */
  start(request: ReplayRequest, action: number | null): Result<ReplayState, ServiceError> {
    const error = this.#refusal(request);
    if (error) return this.#refuse('StartReplay', request.name, action, error);
    const { name, archive, bus, from, to, rules } = request;
    const { record, now, schedule } = this.#ports;
    const identity = { replay: name, archive, eventBus: bus };
    const random = this.#random.fork(name);
    const cause = record({ type: 'replay-started', action, from, to, rules, ...identity }, null);
    this.#replays.set(name, {
      ...{ request, identity, random, cause },
      startedAt: now(),
      state: 'STARTING',
      endedAt: null,
      events: [],
      ...{ replayed: 0, lastEventAt: null, late: 0 },
    });
    schedule(instant(now() + random.between(2_000, 8_000)), { replay: name, step: 'begin' });
    return success('STARTING');
  }

  cancel(name: string, action: number | null): Result<ReplayState, ServiceError> {
    const replay = this.#replays.get(name);
    if (!replay) return this.#refuse('CancelReplay', name, action, noReplay(name));
    if (replay.state !== 'STARTING' && replay.state !== 'RUNNING') {
      const message = `Replay ${name} is not in a valid state for this operation.`;
      const error = serviceError('IllegalStatusException', message);
      return this.#refuse('CancelReplay', name, action, error);
    }
    this.#enter(replay, 'CANCELLING');
    const { now, schedule } = this.#ports;
    const at = instant(now() + replay.random.between(500, 2_000));
    schedule(at, { replay: name, step: 'cancelled' });
    return success('CANCELLING');
  }

  describe(name: string): Result<ReplayDescription, ServiceError> {
    const replay = this.#replays.get(name);
    if (!replay) return failure(noReplay(name));
    const { request, state, startedAt, endedAt, lastEventAt, replayed } = replay;
    return success({ ...request, state, startedAt, endedAt, lastEventAt, replayed });
  }

  list(): readonly ReplayDescription[] {
    return [...this.#replays.keys()].flatMap((name) => {
      const described = this.describe(name);
      return described.ok ? [described.value] : [];
    });
  }

  perform({ replay: name, step }: ReplayTask): void {
    const replay = this.#replays.get(name);
    if (!replay) return;
    switch (step) {
      case 'begin':
        if (replay.state === 'STARTING') this.#begin(replay);
        return;
      case 'next':
        if (replay.state === 'RUNNING') this.#putNext(replay);
        return;
      case 'cancelled':
        this.#enter(replay, 'CANCELLED');
        return;
      default:
        assertNever(step);
    }
  }

  /** The order of the checks is our choice. */
  #refusal({ name, archive, bus, from, to }: ReplayRequest): ServiceError | null {
    const invalid = (parameter: string, reason: string) =>
      serviceError('ValidationException', `Parameter ${parameter} is not valid. Reason: ${reason}`);
    const known = this.#archives.get(archive);
    if (!known) return invalid('EventSourceArn', `Archive ${archive} does not exist.`);
    if (known.bus !== bus) {
      return invalid('Destination.Arn', 'Cross event bus replay is not permitted.');
    }
    if (from >= to) return invalid('EventEndTime', 'EventStartTime must be before EventEndTime.');
    if (this.#replays.has(name)) {
      const message = `Replay ${name} already exists.`;
      return serviceError('ResourceAlreadyExistsException', message);
    }
    const underWay = [...this.#replays.values()].filter(({ endedAt }) => endedAt === null);
    if (underWay.length < MOST_REPLAYS_AT_ONCE) return null;
    const message = 'The requested resource exceeds the maximum number allowed.';
    return serviceError('LimitExceededException', message);
  }

  #refuse(
    operation: 'StartReplay' | 'CancelReplay',
    replay: string,
    action: number | null,
    error: ServiceError,
  ): Result<never, ServiceError> {
    const { code: errorCode, message: errorMessage } = error;
    const facts = { operation, replay, action, errorCode, errorMessage };
    this.#ports.record({ type: 'replay-request-refused', ...facts }, null);
    return failure(error);
  }

  #begin(replay: Replay): void {
    const { archive, from, to } = replay.request;
    const { events, late } = this.#archives.select(archive, from, to);
    replay.events = inMinutes(events, replay.random);
    replay.late = late;
    this.#enter(replay, 'RUNNING');
    this.#plan(replay);
  }

  #putNext(replay: Replay): void {
    const archived = replay.events[replay.replayed];
    if (!archived) return;
    const { name, bus, rules } = replay.request;
    replay.replayed++;
    replay.lastEventAt = archived.time;
    this.#ports.put(archived, { name, bus, rules }, replay.cause);
    this.#plan(replay);
  }

  /** When the next event is put, or the end if there is none. */
  #plan(replay: Replay): void {
    const next = replay.events[replay.replayed];
    if (!next) {
      this.#enter(replay, 'COMPLETED');
      return;
    }
    const before = replay.events[replay.replayed - 1];
    const isSameMinute = before === undefined || minuteOf(before) === minuteOf(next);
    const delay = isSameMinute ? replay.random.between(10, 50) : NEXT_MINUTE_MILLISECONDS;
    const { now, schedule } = this.#ports;
    schedule(instant(now() + delay), { replay: replay.request.name, step: 'next' });
  }

  #enter(replay: Replay, state: Exclude<ReplayState, 'STARTING'>): void {
    const { identity, replayed, lastEventAt, late } = replay;
    replay.state = state;
    if (state === 'COMPLETED' || state === 'CANCELLED') replay.endedAt = this.#ports.now();
    const facts = { state, replayed, lastEventAt, late };
    replay.cause = this.#ports.record(
      { type: 'replay-state-changed', ...facts, ...identity },
      replay.cause,
    );
  }
}

function noReplay(name: string): ServiceError {
  return serviceError('ResourceNotFoundException', `Replay ${name} does not exist.`);
}

function minuteOf({ time }: ArchivedEvent): number {
  return Math.floor(time / MINUTE_MILLISECONDS);
}

/** By the minute of their own time; inside a minute in an order that is drawn. */
function inMinutes(events: readonly ArchivedEvent[], random: Random): readonly ArchivedEvent[] {
  const drawn = events.map((event) => ({ event, place: random.uint32() }));
  drawn.sort((a, b) => minuteOf(a.event) - minuteOf(b.event) || a.place - b.place);
  return drawn.map(({ event }) => event);
}

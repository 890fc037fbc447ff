import type { Random } from '../../clock/random.ts';
import type { Instant } from '../../model/brand.ts';
import { type FailureName, failureFacts } from '../../model/failure-facts.ts';
import type {
  FunctionRuntime,
  InvocationOutcome,
  KnownAnswer,
  Question,
  QuestionResult,
  ServiceDirectory,
} from '../../model/invocation.ts';
import type { BatchFacts, FunctionIdentity } from '../../model/lambda-fact.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { SwitchedAttempt } from '../failure-switch.ts';
import type { ServicePorts } from '../service-ports.ts';
import { Concurrency } from './concurrency.ts';
import { FunctionHost, type HostedInvocation, type HostedStep } from './function-host.ts';
import { logTextOf } from './function-log.ts';
import { type HandlerCall, handlerCallsOf } from './handler-calls.ts';

/** An invocation that is to begin. */
export interface InvocationStart {
  readonly identity: FunctionIdentity;
  readonly payload: string;
  /** Which try it is, from 1. */
  readonly attempt: number;
  readonly failure: FunctionFailure | null;
  readonly batch?: BatchFacts;
  /** How many deliveries led here. */
  readonly hops: number;
}

/** An invocation that has ended, with what the trace says of it. */
export interface InvocationEnd {
  readonly start: InvocationStart;
  readonly outcome: InvocationOutcome;
  readonly facts: Pick<InvocationOutcome, 'durationMilliseconds'> & {
    readonly log: InvocationOutcome['logs'];
    readonly logText: string;
  };
}

export type FunctionFailure = FailureName<'lambda-function'>;

/** Who calls AWS from within an invocation. */
export interface HandlerOrigin {
  readonly identity: FunctionIdentity;
  readonly hops: number;
  readonly cause: number;
}

/** Ends an invocation, goes on with it, or carries out what its handler asked of AWS. */
export type InvocationTask =
  | { readonly type: 'invocation-end'; readonly started: number }
  | ({ readonly type: 'handler-call'; readonly call: HandlerCall } & HandlerOrigin)
  | { readonly type: 'handler-question'; readonly started: number; readonly place: number }
  /** Something has been answered. */
  | { readonly type: 'handler-goes-on'; readonly started: number }
  /** Nothing has, since the pause of this number began. */
  | { readonly type: 'handler-wakes'; readonly started: number; readonly pause: number };

export interface InvocationPorts extends ServicePorts<InvocationTask> {
  /** The account as a handler that starts now is told of it. */
  readonly directory: () => ServiceDirectory;
  /** Answers now, or when there is an answer. */
  readonly answer: (
    question: Question,
    origin: HandlerOrigin,
    respond: (result: QuestionResult) => void,
  ) => void;
}

interface Running {
  readonly start: InvocationStart;
  readonly startedAt: Instant;
  readonly host: FunctionHost;
  readonly hosted: HostedInvocation;
  /** Of its calls and questions, how many are on their way. */
  calls: number;
  questions: readonly Question[];
  readonly answers: KnownAnswer[];
  pauses: number;
  /** Once the handler has nothing left to do. */
  outcome: InvocationOutcome | null;
}

export interface InvocationOptions {
  /** Runs handlers. Without one every invocation fails and says so. */
  readonly runtime?: FunctionRuntime;
  /** Keeps this simulation's function environments apart from others' on the same runtime. */
  readonly environmentPrefix?: string;
}

/** The functions of a scenario and the invocations that run in them, whoever has asked for those. */
export class Invocations {
  readonly #hosts: ReadonlyMap<string, FunctionHost>;
  readonly #concurrency: Concurrency;
  readonly #runtime: FunctionRuntime | undefined;
  readonly #ports: InvocationPorts;
  readonly #running = new Map<number, Running>();

  constructor(
    scenario: Scenario,
    random: Random,
    { runtime, environmentPrefix = 'environment' }: InvocationOptions,
    ports: InvocationPorts,
  ) {
    this.#hosts = new Map(
      scenario.functions.map((configuration) => {
        const chance = random.fork(configuration.name);
        return [
          configuration.name,
          new FunctionHost(configuration, scenario, chance, environmentPrefix),
        ];
      }),
    );
    this.#concurrency = new Concurrency(
      [...this.#hosts.values()],
      scenario.quotas.lambdaConcurrency,
    );
    this.#runtime = runtime;
    this.#ports = ports;
  }

  host(name: string): FunctionHost | undefined {
    return this.#hosts.get(name);
  }

  /** How the failure switch spoils a call of the function, before it is accepted. */
  callFailure(name: string, attempt: SwitchedAttempt): FunctionFailure | null {
    return this.#hosts.get(name)?.failures.failureOf(attempt, isCallFailure) ?? null;
  }

  /**
   * How an invocation would go wrong by the failure switch, or `TooManyRequestsException` if as many
   * are running as may.
   */
  workFailure(host: FunctionHost, attempt: SwitchedAttempt): FunctionFailure | null {
    if (this.#concurrency.isFull(host, this.#ports.now())) return 'TooManyRequestsException';
    return host.failures.failureOf(attempt, (name) => !isCallFailure(name));
  }

  /**
   * The handler runs now, in real time, as far as it gets without others; what it does takes effect on
   * virtual time.
   */
  async start(host: FunctionHost, start: InvocationStart, cause: number): Promise<number> {
    const startedAt = this.#ports.now();
    const { identity, payload, attempt, failure, batch } = start;
    const { requestId } = identity;
    const directory = this.#ports.directory();
    const facts = { requestId, event: payload, attempt, now: startedAt, failure, directory };
    const hosted = host.begin(facts);
    const step = await host.proceed(hosted, this.#runtime);
    const coldStart = 'outcome' in step ? step.coldStart : !hosted.isWarm;
    const started = this.#ports.record(
      {
        type: 'lambda-invocation-started',
        attempt,
        coldStart,
        ...identity,
        ...(batch && { batch }),
      },
      cause,
    );
    const running = { start, startedAt, host, hosted, calls: 0, questions: [], answers: [] };
    this.#running.set(started, { ...running, pauses: 0, outcome: null });
    this.#follow(started, step);
    return started;
  }

  /** Makes a question at its moment. The handler may have ended by then, without waiting for it. */
  ask(started: number, place: number): void {
    const running = this.#running.get(started);
    const question = running?.questions[place];
    if (!running || !question) return;
    const { identity, hops } = running.start;
    const { operation } = question;
    this.#ports.answer(question, { identity, hops, cause: started }, (result) => {
      const at = this.#ports.now();
      running.answers.push({ question: place, operation, at, result });
      this.#ports.schedule(at, { type: 'handler-goes-on', started });
    });
  }

  goOn(started: number): Promise<void> | undefined {
    const running = this.#running.get(started);
    if (!running || running.outcome) return;
    const { host, hosted, answers } = running;
    const known = { until: this.#ports.now(), answers };
    return host.proceed(hosted, this.#runtime, known).then((step) => this.#follow(started, step));
  }

  wake(started: number, pause: number): Promise<void> | undefined {
    return this.#running.get(started)?.pauses === pause ? this.goOn(started) : undefined;
  }

  #follow(started: number, step: HostedStep): void {
    const running = this.#running.get(started);
    if (!running) return;
    const { schedule, scheduleQuietly } = this.#ports;
    const { identity, hops } = running.start;
    const { calls, questions = [] } = 'outcome' in step ? step.outcome : step;
    for (const { at, call } of handlerCallsOf(calls.slice(running.calls))) {
      schedule(at, { type: 'handler-call', call, identity, hops, cause: started });
    }
    for (const [place, { at }] of questions.entries()) {
      if (place < running.questions.length) continue;
      schedule(at, { type: 'handler-question', started, place });
    }
    running.calls = calls.length;
    running.questions = questions;
    running.pauses++;
    if ('outcome' in step) {
      running.outcome = step.outcome;
      schedule(step.endsAt, { type: 'invocation-end', started });
    } else {
      // Quietly: what it waits for is under way, and is reason enough for time to pass.
      const pause = running.pauses;
      scheduleQuietly(step.pausedUntil, { type: 'handler-wakes', started, pause });
    }
  }

  end(started: number): InvocationEnd {
    const running = this.#running.get(started);
    if (!running?.outcome) throw new Error(`No invocation has started at ${started}`);
    this.#running.delete(started);
    const { start, startedAt, outcome, host } = running;
    const { requestId } = start.identity;
    const facts = {
      log: outcome.logs,
      logText: logTextOf(host.configuration, requestId, startedAt, outcome),
      durationMilliseconds: outcome.durationMilliseconds,
    };
    return { start, outcome, facts };
  }
}

function isCallFailure(name: FunctionFailure): boolean {
  return failureFacts('lambda-function', name).stage === 'call';
}

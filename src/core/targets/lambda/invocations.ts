import type { Random } from '../../clock/random.ts';
import type { Instant } from '../../model/brand.ts';
import { type FailureName, failureFacts } from '../../model/failure-facts.ts';
import type {
  FunctionRuntime,
  InvocationOutcome,
  ServiceDirectory,
} from '../../model/invocation.ts';
import type { BatchFacts, FunctionIdentity } from '../../model/lambda-fact.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { SwitchedAttempt } from '../failure-switch.ts';
import type { ServicePorts } from '../service-ports.ts';
import { Concurrency } from './concurrency.ts';
import { FunctionHost } from './function-host.ts';
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

/** Ends an invocation, or carries out what its handler asked of AWS. */
export type InvocationTask =
  | { readonly type: 'invocation-end'; readonly started: number }
  | {
      readonly type: 'handler-call';
      readonly call: HandlerCall;
      readonly identity: FunctionIdentity;
      readonly hops: number;
      readonly cause: number;
    };

interface Running {
  readonly start: InvocationStart;
  readonly startedAt: Instant;
  readonly outcome: InvocationOutcome;
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
  readonly #ports: ServicePorts<InvocationTask>;
  readonly #directory: () => ServiceDirectory;
  readonly #running = new Map<number, Running>();

  constructor(
    scenario: Scenario,
    random: Random,
    { runtime, environmentPrefix = 'environment' }: InvocationOptions,
    ports: ServicePorts<InvocationTask>,
    directory: () => ServiceDirectory,
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
    this.#directory = directory;
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

  /** The handler runs now, in real time; what it did takes effect on virtual time. */
  async start(host: FunctionHost, start: InvocationStart, cause: number): Promise<number> {
    const startedAt = this.#ports.now();
    const { identity, payload, attempt, failure, batch, hops } = start;
    const { outcome, coldStart, endsAt } = await host.run(
      {
        requestId: identity.requestId,
        event: payload,
        attempt,
        now: startedAt,
        failure,
        directory: this.#directory(),
      },
      this.#runtime,
    );
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
    this.#running.set(started, { start, startedAt, outcome });
    for (const { at, call } of handlerCallsOf(outcome.calls)) {
      this.#ports.schedule(at, { type: 'handler-call', call, identity, hops, cause: started });
    }
    this.#ports.schedule(endsAt, { type: 'invocation-end', started });
    return started;
  }

  end(started: number): InvocationEnd {
    const running = this.#running.get(started);
    const host = running && this.#hosts.get(running.start.identity.function);
    if (!running || !host) throw new Error(`No invocation has started at ${started}`);
    this.#running.delete(started);
    const { start, startedAt, outcome } = running;
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

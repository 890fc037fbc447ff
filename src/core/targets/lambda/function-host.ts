import type { Random } from '../../clock/random.ts';
import { type Place, resourceArn } from '../../model/arn.ts';
import { type Instant, instant } from '../../model/brand.ts';
import type { FailureName } from '../../model/failure-facts.ts';
import {
  type FunctionRuntime,
  type InvocationOutcome,
  type InvocationRequest,
  type InvocationStep,
  isPause,
  type KnownAnswers,
  type ServiceDirectory,
} from '../../model/invocation.ts';
import type { LambdaFunction } from '../../model/scenario.ts';
import { FailureSwitch } from '../failure-switch.ts';

/** How long Lambda keeps an environment that is not used is not documented: our choice. */
const KEPT_IDLE_MILLISECONDS = 10 * 60_000;

/** An execution environment: it keeps module state between invocations, and takes one at a time. */
interface Environment {
  readonly id: string;
  readonly logStreamName: string;
  busyUntil: Instant;
}

export interface InvocationFacts {
  readonly requestId: string;
  /** As JSON text. */
  readonly event: string;
  /** From 1. */
  readonly attempt: number;
  readonly now: Instant;
  /** How the failure switch spoils it; `null` if it does not. */
  readonly failure: FailureName<'lambda-function'> | null;
  /** What the handler finds when it calls AWS. */
  readonly directory: ServiceDirectory;
}

/** An invocation in its environment, which it keeps busy until it ends. */
export interface HostedInvocation {
  readonly environment: Environment;
  readonly isWarm: boolean;
  readonly facts: InvocationFacts;
}

/** What has come of going on with an invocation. */
export type HostedStep =
  | Extract<InvocationStep, { readonly pausedUntil: Instant }>
  | {
      readonly outcome: InvocationOutcome;
      readonly coldStart: boolean;
      readonly endsAt: Instant;
    };

/** A function with its execution environments. */
export class FunctionHost {
  readonly configuration: LambdaFunction;
  readonly failures: FailureSwitch<FailureName<'lambda-function'>>;
  readonly #place: Place;
  readonly #random: Random;
  readonly #prefix: string;
  #environments: Environment[] = [];
  /** Until when environments run that a fatal error will end. */
  #dying: Instant[] = [];
  #created = 0;

  /** `prefix` keeps environments of different simulations apart that share a runtime. */
  constructor(
    configuration: LambdaFunction,
    place: Place & { readonly startsAt: string },
    random: Random,
    prefix: string,
  ) {
    this.configuration = configuration;
    const startsAt = instant(Date.parse(place.startsAt));
    this.failures = new FailureSwitch<FailureName<'lambda-function'>>(
      configuration.failures,
      random.fork('failures'),
      startsAt,
    );
    this.#place = place;
    this.#random = random;
    this.#prefix = prefix;
  }

  /** Finds an environment for an invocation, and keeps it. */
  begin(facts: InvocationFacts): HostedInvocation {
    const { now } = facts;
    this.#environments = this.#environments.filter(
      ({ busyUntil }) => busyUntil + KEPT_IDLE_MILLISECONDS > now,
    );
    const free = this.#environments.find(({ busyUntil }) => busyUntil <= now);
    const environment = free ?? this.#startEnvironment(now);
    environment.busyUntil = instant(Number.POSITIVE_INFINITY);
    return { environment, isWarm: free !== undefined, facts };
  }

  /** Runs the handler until it ends or pauses, or plays the failure that the switch asks for. */
  async proceed(
    { environment, isWarm, facts }: HostedInvocation,
    runtime: FunctionRuntime | undefined,
    known?: KnownAnswers,
  ): Promise<HostedStep> {
    const outcome = await this.#outcome(environment, facts, runtime, known);
    if (isPause(outcome)) return outcome;
    const length = outcome.durationMilliseconds + (outcome.initMilliseconds ?? 0);
    environment.busyUntil = instant(facts.now + Math.max(1, Math.ceil(length)));
    if (!outcome.result.ok && isFatal(outcome.result.error.errorType)) {
      this.#environments = this.#environments.filter((other) => other !== environment);
      this.#dying.push(environment.busyUntil);
    }
    // Whoever runs handlers may have had to give up an environment that is still counted as warm here.
    const coldStart = !isWarm || outcome.initMilliseconds !== undefined;
    return { outcome, coldStart, endsAt: environment.busyUntil };
  }

  /** How many invocations are running. */
  running(now: Instant): number {
    return this.#environments.filter(({ busyUntil }) => busyUntil > now).length + this.#doomed(now);
  }

  #doomed(now: Instant): number {
    this.#dying = this.#dying.filter((until) => until > now);
    return this.#dying.length;
  }

  #startEnvironment(now: Instant): Environment {
    const number = ++this.#created;
    const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '/');
    const environment = {
      id: `${this.#prefix}/${this.configuration.name}/${number}`,
      logStreamName: `${day}/[$LATEST]${this.#random.fork(`environment/${number}`).hex(32)}`,
      busyUntil: now,
    };
    this.#environments.push(environment);
    return environment;
  }

  async #outcome(
    environment: Environment,
    { requestId, event, attempt, now, failure, directory }: InvocationFacts,
    runtime: FunctionRuntime | undefined,
    known: KnownAnswers | undefined,
  ): Promise<InvocationStep> {
    const { configuration } = this;
    const timeout = configuration.timeoutSeconds * 1_000;
    switch (failure) {
      case 'Unhandled':
        return failed(1.5, {
          errorType: 'Error',
          errorMessage: 'Made to fail by the switch on this target',
          trace: [
            'Error: Made to fail by the switch on this target',
            '    at handler (/var/task/index.mjs)',
          ],
        });
      case 'Sandbox.Timedout':
        return failed(timeout, timeoutError(requestId, configuration.timeoutSeconds));
      case 'Runtime.OutOfMemory':
        return failed(900, {
          errorType: 'Runtime.OutOfMemory',
          errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`,
          trace: [],
        });
    }
    if (!runtime) {
      return failed(0, {
        errorType: 'Buslab.NoRuntime',
        errorMessage:
          'The handler was not run: this simulation was started without a runtime for it.',
        trace: [],
      });
    }
    const invocation: InvocationRequest = {
      environment: environment.id,
      runtime: configuration.runtime,
      code: configuration.code,
      handler: configuration.handler,
      environmentVariables: configuration.environment,
      memoryMegabytes: configuration.memoryMegabytes,
      timeoutMilliseconds: timeout,
      event,
      context: {
        functionName: configuration.name,
        functionVersion: '$LATEST',
        invokedFunctionArn: resourceArn(this.#place, {
          type: 'lambda-function',
          name: configuration.name,
        }),
        memoryLimitInMB: String(configuration.memoryMegabytes),
        awsRequestId: requestId,
        logGroupName: `/aws/lambda/${configuration.name}`,
        logStreamName: environment.logStreamName,
      },
      now,
      directory,
      seed: this.#random.fork(`${requestId}/${attempt}`).uint32(),
      ...(known && { known }),
    };
    try {
      return await runtime.invoke(invocation);
    } catch (error) {
      // Not the handler but the place it runs in broke down. For Lambda that is a system error.
      const errorMessage = `RequestId: ${requestId} Error: ${error instanceof Error ? error.message : String(error)}`;
      return failed(0, { errorType: 'Runtime.ExitError', errorMessage, trace: [] });
    }
  }
}

function isFatal(errorType: string): boolean {
  return errorType === 'Sandbox.Timedout' || errorType.startsWith('Runtime.');
}

function timeoutError(requestId: string, seconds: number) {
  const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`;
  return { errorType: 'Sandbox.Timedout', errorMessage, trace: [] };
}

function failed(
  durationMilliseconds: number,
  error: Extract<InvocationOutcome['result'], { ok: false }>['error'],
): InvocationOutcome {
  return {
    result: { ok: false, error },
    logs: [],
    calls: [],
    durationMilliseconds,
    memoryUsedBytes: 60 * 1_048_576,
  };
}

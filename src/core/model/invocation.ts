import type { Instant } from './brand.ts';
import type { BucketState } from './bucket.ts';
import type { LambdaRuntime } from './lambda-runtime.ts';

/**
 * One run of a handler, as a request and its outcome.
 *
 * The outcome is a function of the request and of what earlier invocations left in the same
 * environment (warm module state), and of nothing else: whoever runs the code has no clock, no
 * chance and no network but these. What the handler published is listed in `calls`; the simulation
 * applies it afterwards, so that running the code elsewhere never disturbs the order of things.
 */
export interface InvocationRequest {
  /** Which environment to run in; one that is not known yet is a cold start. */
  readonly environment: string;
  readonly runtime: LambdaRuntime;
  readonly code: string;
  /** `<file>.<export>`, for example `index.handler`. */
  readonly handler: string;
  readonly environmentVariables: Readonly<Record<string, string>>;
  readonly memoryMegabytes: number;
  readonly timeoutMilliseconds: number;
  /** The event as JSON text. */
  readonly event: string;
  readonly context: LambdaContext;
  readonly now: Instant;
  readonly directory: ServiceDirectory;
  /** Feeds everything random inside the handler: unsigned 32 bits. */
  readonly seed: number;
}

/**
 * The account as of the start of the invocation: enough to answer a handler's calls as the services
 * would.
 */
export interface ServiceDirectory {
  /** What is left of the rate at which the account may put entries on its buses. */
  readonly putEventsQuota: BucketState;
  /** A `Configuration` as JSON text: it crosses to wherever handlers run, and is seldom looked at. */
  readonly configuration: string;
  /** Of queues, topics and functions that refuse every call now, by their names: the errors. */
  readonly refusals: Readonly<
    Record<'queues' | 'topics' | 'functions', Readonly<Record<string, Refusal>>>
  >;
}

/** An error that a service answers every call with, by the name that the SDK gives it. */
export interface Refusal {
  readonly name: string;
  readonly message: string;
}

/** The fields of Lambda's `context` that are data. */
export interface LambdaContext {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  /** A string, as Lambda gives it. */
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
}

export interface LogLine {
  readonly at: Instant;
  readonly level: 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  readonly message: string;
}

/** What Lambda reports of a failed invocation (targets.md §1, *Errors*). */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
  /** Python's runtime names the request, and calls the trace `stackTrace`. */
  readonly requestId?: string;
  /** Where in the handler's code, from 1, if that is known. */
  readonly line?: number;
  readonly column?: number;
}

/** A call of an AWS API from inside a handler, already answered. */
export interface ServiceCall {
  readonly at: Instant;
  /** `events`, `sqs`, … */
  readonly service: string;
  /** `PutEvents`, … */
  readonly operation: string;
  readonly input: unknown;
  readonly output: unknown;
}

/**
 * A cold start comes first: the handler starts `initMilliseconds` after the request's `now`, and log
 * lines and calls are stamped accordingly. `logs` holds what the handler wrote; the lines that Lambda
 * adds are not among them.
 */
export interface InvocationOutcome {
  readonly result:
    | {
        readonly ok: true /** What the handler returned, as JSON text. */;
        readonly payload: string;
      }
    | { readonly ok: false; readonly error: FunctionError };
  readonly logs: readonly LogLine[];
  readonly calls: readonly ServiceCall[];
  /** Virtual milliseconds that the handler ran, initialisation not included. */
  readonly durationMilliseconds: number;
  /** Virtual milliseconds of initialisation; only after a cold start. */
  readonly initMilliseconds?: number;
  readonly memoryUsedBytes: number;
}

/** Runs handler code somewhere safe. Rejects only if that place itself broke down. */
export interface FunctionRuntime {
  invoke(request: InvocationRequest): Promise<InvocationOutcome>;
}

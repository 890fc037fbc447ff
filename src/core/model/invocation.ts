import type { Instant } from './brand.ts';
import type { BucketState } from './bucket.ts';
import type { LambdaRuntime } from './lambda-runtime.ts';
import type { Result } from './result.ts';

/**
 * One run of a handler, as a request and its outcome.
 *
 * The outcome is a function of the request and of what earlier invocations left in the same
 * environment (warm module state), and of nothing else: whoever runs the code has no clock, no
 * chance and no network but these. What the handler published is listed in `calls`; the simulation
 * applies it afterwards, so that running the code elsewhere never disturbs the order of things.
 *
 * What only the simulation can answer, since others have a part in it, is a question. A handler that
 * waits for an answer pauses: the same request is made again with what is known by then, and goes on.
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
  /** What has been answered to the questions of this invocation; nothing at its beginning. */
  readonly known?: KnownAnswers;
}

export interface KnownAnswers {
  /** Whatever has been answered by this moment is among the answers. */
  readonly until: Instant;
  readonly answers: readonly KnownAnswer[];
}

export interface KnownAnswer {
  /** Which of the questions of the invocation, counted from 0 in the order in which they were asked. */
  readonly question: number;
  /** What was asked, so that an answer to something else is never taken for it. */
  readonly operation: string;
  readonly at: Instant;
  readonly result: QuestionResult;
}

/** The output of an operation, or the error of the service. */
export type QuestionResult = Result<object, Refusal & { readonly httpStatus: number }>;

/** A call of an AWS API that only the simulation can answer, made at its moment. */
export interface Question {
  readonly at: Instant;
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
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
  /** By the name of the service's query protocol, where that differs. */
  readonly queryCode?: string;
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
  /** Which of the questions it was, if it was one: what it does has been done. */
  readonly question?: number;
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
  /** All of the invocation, those included that nothing has waited for. */
  readonly questions?: readonly Question[];
  /** Virtual milliseconds that the handler ran, initialisation not included. */
  readonly durationMilliseconds: number;
  /** Virtual milliseconds of initialisation; only after a cold start. */
  readonly initMilliseconds?: number;
  readonly memoryUsedBytes: number;
}

/** An invocation that cannot go on before more is known. */
export interface InvocationPause {
  /** Whoever gets here without another answer goes on as well: a timer is due, or time is up. */
  readonly pausedUntil: Instant;
  /** So far. */
  readonly calls: readonly ServiceCall[];
  readonly questions: readonly Question[];
  /** The numbers of those that have no answer yet. */
  readonly waiting: readonly number[];
}

export type InvocationStep = InvocationOutcome | InvocationPause;

export function isPause(step: InvocationStep): step is InvocationPause {
  return 'pausedUntil' in step;
}

/** Runs handler code somewhere safe. Rejects only if that place itself broke down. */
export interface FunctionRuntime {
  invoke(request: InvocationRequest): Promise<InvocationStep>;
}

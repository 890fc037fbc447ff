import type {
  FunctionError,
  InvocationOutcome,
  InvocationRequest,
} from '../core/model/invocation.ts';
import { Engine, EngineFailure, type EngineImage } from './engine.ts';
import { environmentVariables } from './environment-variables.ts';
import { InvocationRecord } from './invocation-record.ts';
import * as lambda from './lambda-errors.ts';
import {
  handlerMemoryBytes,
  INITIALISATION_MILLISECONDS,
  MAXIMUM_RESPONSE_BYTES,
  RUNTIME_MEMORY_BYTES,
} from './limits.ts';
import { isJson, isTooLong } from './response.ts';
import { COMMONJS_PREFIX, parseHandlerName, TASK_ROOT } from './task-files.ts';
import {
  ENVIRONMENT_START_MILLISECONDS,
  INVOCATION_MILLISECONDS,
  VirtualTime,
} from './virtual-time.ts';

/**
 * One execution environment: an engine with one function's code in it, from its cold start on.
 *
 * ```text
 *   invoke ─► load, once ─► start ─► ┌─► run what is ready ─► settled? ─► outcome
 *                                    └── next timer: move the clock there
 * ```
 */
export class JavaScriptEnvironment {
  readonly #time = new VirtualTime();
  #engine: Engine | null = null;
  #record: InvocationRecord | null = null;
  #isLoaded = false;
  #settlement: Settlement | null = null;
  #stop: Stop | null = null;
  #realDeadline = 0;
  readonly #realMilliseconds: number;

  private constructor(realMilliseconds: number) {
    this.#realMilliseconds = realMilliseconds;
  }

  static async create(
    image: EngineImage,
    memoryMegabytes: number,
    realMilliseconds: number,
  ): Promise<JavaScriptEnvironment> {
    const environment = new JavaScriptEnvironment(realMilliseconds);
    environment.#engine = await Engine.start(image, handlerMemoryBytes(memoryMegabytes), {
      now: () => environment.#time.exact,
      interrupt: () => environment.#interrupt(),
      answer: (...call) => environment.#answer(...call),
    });
    return environment;
  }

  /** Whether another invocation can run here: the process has not ended. */
  get isAlive(): boolean {
    return this.#engine !== null;
  }

  get memoryBytes(): number {
    return this.#engine?.memoryBytes ?? 0;
  }

  invoke(request: InvocationRequest): InvocationOutcome {
    const record = new InvocationRecord(request, this.#time);
    this.#record = record;
    this.#settlement = null;
    this.#stop = null;
    this.#realDeadline = performance.now() + this.#realMilliseconds;
    this.#time.startAt(request.now);
    this.#enter((engine) => engine.call('seed', String(request.seed)));

    const isCold = !this.#isLoaded;
    if (isCold) this.#load(request);
    const handlerStart = this.#time.exact;
    this.#time.allow(request.timeoutMilliseconds);
    if (this.#isLoaded) this.#runHandler(request);

    const error = this.#failure(request);
    const ranOut = error?.errorType === 'Sandbox.Timedout';
    const duration = ranOut ? request.timeoutMilliseconds : this.#time.exact - handlerStart;
    const outcome: InvocationOutcome = {
      result: error ? { ok: false, error } : { ok: true, payload: this.#payload },
      logs: record.logs,
      calls: record.calls,
      durationMilliseconds: rounded(duration),
      ...(isCold && { initMilliseconds: rounded(handlerStart - request.now) }),
      memoryUsedBytes: RUNTIME_MEMORY_BYTES + this.memoryBytes,
    };
    if (this.#hasEnded) this.#engine = null;
    return outcome;
  }

  #load(request: InvocationRequest): void {
    this.#time.pass(ENVIRONMENT_START_MILLISECONDS);
    this.#time.allow(INITIALISATION_MILLISECONDS);
    const name = parseHandlerName(request.handler);
    if (!name) {
      this.#settlement = { type: 'fatal', error: lambda.malformedHandler(request.handler) };
      return;
    }
    const { handler, code } = request;
    const configuration = { ...name, handler, code, environment: environmentVariables(request) };
    const path = `${TASK_ROOT}/${name.file}`;
    this.#enter((engine) => {
      engine.call('configure', JSON.stringify(configuration));
      engine.load(
        { commonJs: `${path}.js`, module: `file://${path}.mjs` },
        { commonJs: `${COMMONJS_PREFIX}${code}\n})`, module: code },
      );
    });
    this.#runUntil(() => this.#isLoaded || this.#settlement !== null);
    // Node.js: an `await` outside functions that nothing can settle any more.
    if (!this.#isLoaded && !this.#settlement) this.#stop ??= { reason: 'exited', status: 13 };
  }

  #runHandler({ context, event }: InvocationRequest): void {
    this.#time.pass(INVOCATION_MILLISECONDS);
    const start = JSON.stringify({ context, deadline: this.#time.deadline });
    this.#enter((engine) => engine.call('start', start, event));
    this.#runUntil(() => this.#settlement !== null);
  }

  /** Plays the event loop until something is so, nothing is left to happen, or it has to end. */
  #runUntil(isDone: () => boolean): void {
    let wasIdle = false;
    while (this.#runJobs() && !isDone()) {
      const nextTimer = this.#enter((engine) => engine.call('nextTimer'));
      if (nextTimer) {
        wasIdle = false;
        this.#time.sleepUntil(Number(nextTimer));
        this.#time.chargeTurn();
        if (!this.#mustStop()) this.#enter((engine) => engine.call('runTimer'));
      } else {
        if (wasIdle) return;
        wasIdle = true;
        this.#enter((engine) => engine.call('idle'));
      }
    }
  }

  /** Runs the reactions of promises that are waiting; `false` if the invocation cannot go on. */
  #runJobs(): boolean {
    while (!this.#mustStop() && this.#enter((engine) => engine.runJob())) this.#time.chargeJob();
    this.#enter((engine) => {
      // Node.js: what is rejected and still not handled when all is quiet ends the process.
      if (!engine.hasUnhandledRejection) return;
      if (this.#settlement) this.#stop = { reason: 'exited', status: 128 };
      else engine.reportUnhandledRejection();
    });
    return this.#stop === null;
  }

  #interrupt(): boolean {
    this.#time.chargePoll();
    return this.#mustStop();
  }

  #mustStop(): boolean {
    if (!this.#stop && (this.#time.isOver() || performance.now() > this.#realDeadline)) {
      this.#stop = { reason: 'timed-out' };
    }
    return this.#stop !== null;
  }

  /** What the guest asks for: see `guest/host.ts`. */
  #answer(operation: string, first: string, second: string): string {
    if (this.#stop) return '';
    this.#time.chargeHostCall(first.length + second.length);
    switch (operation) {
      case 'log':
        this.#record?.log(first, second);
        break;
      case 'call':
        return this.#record?.call(first, second) ?? '';
      case 'settle':
        this.#settle(readSettlement(first, second));
        break;
      case 'loaded':
        this.#isLoaded = true;
        break;
      case 'exit':
        this.#stop = { reason: 'exited', status: Number(first) & 0xff };
        break;
    }
    return '';
  }

  #settle(settlement: Settlement): void {
    // The engine throws this like any error; Lambda ends the process.
    if (settlement.type !== 'result' && isExhaustion(settlement.error)) {
      this.#stop = { reason: 'out-of-memory' };
    }
    this.#settlement ??= settlement;
  }

  /** Every step into the engine, unless the invocation has been stopped; a failure stops it. */
  #enter<T>(step: (engine: Engine) => T): T | undefined {
    if (!this.#engine || this.#stop) return undefined;
    try {
      return step(this.#engine);
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      this.#stop ??= { reason: error.reason };
      return undefined;
    }
  }

  /** The process is gone, and what the engine holds with it. */
  get #hasEnded(): boolean {
    return this.#stop !== null || this.#settlement?.type === 'fatal';
  }

  get #payload(): string {
    return this.#settlement?.type === 'result' ? this.#settlement.payload : 'null';
  }

  #failure(request: InvocationRequest): FunctionError | null {
    switch (this.#stop?.reason) {
      case 'timed-out':
        return lambda.timedOut(request);
      case 'out-of-memory':
        return lambda.outOfMemory(request);
      case 'exited':
        return lambda.exited(request, this.#stop.status);
      case 'stack-overflow':
        return lambda.stackOverflow();
      case 'crashed':
        return lambda.crashed(request);
    }
    const settlement = this.#settlement;
    if (!settlement) return lambda.exited(request, 0);
    if (settlement.type !== 'result') return settlement.error;
    const { payload } = settlement;
    return isTooLong(payload, MAXIMUM_RESPONSE_BYTES) ? lambda.responseTooLarge() : null;
  }
}

type Settlement =
  | { readonly type: 'result'; readonly payload: string }
  /** `fatal`: an error after which the process is gone. */
  | { readonly type: 'error' | 'fatal'; readonly error: FunctionError };

/** Why an invocation could not go on. The engine is dropped after any of these. */
type Stop =
  | { readonly reason: EngineFailure['reason'] | 'timed-out' }
  | { readonly reason: 'exited'; readonly status: number };

function readSettlement(outcome: string, json: string): Settlement {
  if (outcome === 'result') return { type: 'result', payload: isJson(json) ? json : 'null' };
  return { type: outcome === 'fatal' ? 'fatal' : 'error', error: lambda.readError(json) };
}

function isExhaustion({ errorType, errorMessage }: FunctionError): boolean {
  return errorType === 'InternalError' && errorMessage === 'out of memory';
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}

import { instant } from '../core/model/brand.ts';
import type {
  FunctionError,
  InvocationOutcome,
  InvocationPause,
  InvocationRequest,
  InvocationStep,
  KnownAnswers,
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
import type { RealTime } from './real-time.ts';
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
 *                                    ├── next timer, next answer: move the clock there
 *                                    └── neither is known yet: pause, until invoked again
 * ```
 */
export class JavaScriptEnvironment {
  readonly #time = new VirtualTime();
  #engine: Engine | null = null;
  #record: InvocationRecord | null = null;
  #isLoaded = false;
  #settlement: Settlement | null = null;
  #stop: Stop | null = null;
  /** The invocation that has paused, or is under way. */
  #invocation: Generator<InvocationPause, InvocationOutcome, void> | null = null;
  #requestId = '';
  #known: KnownAnswers = NOTHING_KNOWN;
  /** Of questions that wait, by what the guest knows them by: it counts over all invocations. */
  #asked = 0;
  readonly #promises = new Map<number, number>();
  readonly #realTime: RealTime;

  private constructor(realTime: RealTime) {
    this.#realTime = realTime;
  }

  static async create(
    image: EngineImage,
    memoryMegabytes: number,
    realTime: RealTime,
  ): Promise<JavaScriptEnvironment> {
    const environment = new JavaScriptEnvironment(realTime);
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

  /** Begins an invocation, or goes on with the one that has paused. */
  invoke(request: InvocationRequest): InvocationStep {
    const { awsRequestId } = request.context;
    if (this.#requestId !== awsRequestId) this.#invocation = null;
    this.#requestId = awsRequestId;
    this.#known = request.known ?? { ...NOTHING_KNOWN, until: request.now };
    this.#invocation ??= this.#run(request);
    this.#realTime.start(this.#time.computed);
    const step = this.#invocation.next();
    if (step.done) this.#invocation = null;
    return step.value;
  }

  *#run(request: InvocationRequest): Generator<InvocationPause, InvocationOutcome, void> {
    const record = new InvocationRecord(request, this.#time);
    this.#record = record;
    this.#settlement = null;
    this.#stop = null;
    this.#promises.clear();
    this.#time.startAt(request.now);
    this.#enter((engine) => engine.call('seed', String(request.seed)));

    const isCold = !this.#isLoaded;
    if (isCold) yield* this.#load(request);
    const handlerStart = this.#time.exact;
    this.#time.allow(request.timeoutMilliseconds);
    if (this.#isLoaded) yield* this.#runHandler(request);

    const error = this.#failure(request);
    const ranOut = error?.errorType === 'Sandbox.Timedout';
    const duration = ranOut ? request.timeoutMilliseconds : this.#time.exact - handlerStart;
    const outcome: InvocationOutcome = {
      result: error ? { ok: false, error } : { ok: true, payload: this.#payload },
      logs: record.logs,
      calls: record.calls,
      ...(record.questions.length > 0 && { questions: record.questions }),
      durationMilliseconds: rounded(duration),
      ...(isCold && { initMilliseconds: rounded(handlerStart - request.now) }),
      memoryUsedBytes: RUNTIME_MEMORY_BYTES + this.memoryBytes,
    };
    if (this.#hasEnded) this.#engine = null;
    return outcome;
  }

  *#load(request: InvocationRequest): Generator<InvocationPause, void, void> {
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
    yield* this.#runUntil(() => this.#isLoaded || this.#settlement !== null);
    // Node.js: an `await` outside functions that nothing can settle any more.
    if (!this.#isLoaded && !this.#settlement) this.#stop ??= { reason: 'exited', status: 13 };
  }

  *#runHandler({ context, event }: InvocationRequest): Generator<InvocationPause, void, void> {
    this.#time.pass(INVOCATION_MILLISECONDS);
    const start = JSON.stringify({ context, deadline: this.#time.deadline });
    this.#enter((engine) => engine.call('start', start, event));
    yield* this.#runUntil(() => this.#settlement !== null);
  }

  /** Plays the event loop until something is so, nothing is left to happen, or it has to end. */
  *#runUntil(isDone: () => boolean): Generator<InvocationPause, void, void> {
    let wasIdle = false;
    while (this.#runJobs() && !isDone()) {
      const timer = this.#enter((engine) => engine.call('nextTimer'));
      const timerAt = timer ? Number(timer) : Number.POSITIVE_INFINITY;
      if (this.#record?.isWaiting) {
        wasIdle = false;
        if (this.#takeAnswer(timerAt)) continue;
        const wakesAt = Math.min(Math.max(timerAt, this.#time.now), this.#time.deadline);
        if (this.#known.until < wakesAt) {
          yield this.#record.pauseUntil(instant(wakesAt));
          continue;
        }
        if (timerAt >= this.#time.deadline) {
          this.#time.sleepUntil(this.#time.deadline);
          continue;
        }
      }
      if (timer) {
        wasIdle = false;
        this.#time.sleepUntil(timerAt);
        this.#time.chargeTurn();
        if (!this.#mustStop()) this.#enter((engine) => engine.call('runTimer'));
      } else {
        if (wasIdle) return;
        wasIdle = true;
        this.#enter((engine) => engine.call('idle'));
      }
    }
  }

  /** Gives the guest the earliest answer that is known, if no timer is due before it. */
  #takeAnswer(timerAt: number): boolean {
    const answer = this.#record?.nextAnswer(this.#known.answers);
    const latest = Math.min(this.#known.until, Math.max(timerAt, this.#time.now));
    if (!answer || answer.at > latest) return false;
    const text = this.#record?.take(answer) ?? '';
    const promise = this.#promises.get(answer.question);
    this.#time.sleepUntil(answer.at);
    this.#time.chargeTurn();
    if (!this.#mustStop()) this.#enter((engine) => engine.call('answer', String(promise), text));
    return true;
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
    if (!this.#stop && (this.#time.isOver() || this.#realTime.isOver(this.#time.computed))) {
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
        return this.#call(first, second);
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

  #call(name: string, input: string): string {
    const answer = this.#record?.call(name, input) ?? '';
    if (typeof answer === 'string') return answer;
    const promise = ++this.#asked;
    this.#promises.set(answer, promise);
    return JSON.stringify({ waits: promise });
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

const NOTHING_KNOWN: KnownAnswers = { until: instant(0), answers: [] };

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

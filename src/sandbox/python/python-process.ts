import { Random } from '../../core/clock/random.ts';
import { type Instant, instant } from '../../core/model/brand.ts';
import type {
  FunctionError,
  InvocationRequest,
  InvocationStep,
  KnownAnswers,
} from '../../core/model/invocation.ts';
import { environmentVariables } from '../environment-variables.ts';
import { InvocationRecord, throttled } from '../invocation-record.ts';
import * as lambda from '../lambda-errors.ts';
import {
  handlerMemoryBytes,
  INITIALISATION_MILLISECONDS,
  MAXIMUM_MEMORY_MEGABYTES,
  MAXIMUM_RESPONSE_BYTES,
  RUNTIME_MEMORY_BYTES,
} from '../limits.ts';
import type { RealTime } from '../real-time.ts';
import { isTooLong } from '../response.ts';
import { INVOCATION_MILLISECONDS, VirtualTime } from '../virtual-time.ts';
import { HostDevice, LineDevice } from './devices.ts';
import { type End, readEnd, type Stop, Stopped, stopFor } from './endings.ts';
import { guestFiles } from './guest-files.ts';
import { Interpreter } from './interpreter.ts';
import type { MemoryImage } from './memory-image.ts';
import { type ReadOnlyFiles, WORKING_DIRECTORY } from './read-only-files.ts';
import type { SystemHooks } from './system-calls.ts';

/** What one environment is when it is not the one in the interpreter's memory. */
export interface PythonEnvironment {
  readonly file: PythonFile;
  readonly image: MemoryImage;
}

/** A handler's code, and where it lies. */
export interface PythonFile {
  readonly path: string;
  readonly code: string;
}

/** `<folder>/<module>.<function>`: the module is a file of that name. */
export function pythonFile({ handler, code }: InvocationRequest): PythonFile {
  const module = handler.slice(0, Math.max(0, handler.lastIndexOf('.'))).replaceAll('.', '/');
  return { path: `${WORKING_DIRECTORY}/${module || 'lambda_function'}.py`, code };
}

/**
 * The one Python process, which plays every function's environment in turn: an environment is what
 * lies in its memory.
 */
export class PythonProcess {
  readonly #files: ReadOnlyFiles;
  readonly #realTime: RealTime;
  readonly #time = new VirtualTime();
  readonly #hooks: SystemHooks;
  readonly #output: LineDevice;
  #interpreter!: Interpreter;
  #random = new Random(0, 'python');
  #record: InvocationRecord | null = null;
  #task = '{}';
  #settlement: End | null = null;
  #stop: Stop | null = null;
  #known: KnownAnswers = NOTHING_KNOWN;
  #isLoaded = false;
  #isStarted = false;
  /** Python is at it, and can be stopped. */
  #isRunning = false;
  /** What Python says if it does not start. */
  readonly #startOutput: string[] = [];
  #memoryLimit = Number.POSITIVE_INFINITY;

  private constructor(stdlib: Uint8Array, realTime: RealTime) {
    this.#realTime = realTime;
    this.#files = guestFiles(stdlib);
    this.#output = new LineDevice((line) => this.#print(line));
    const host = new HostDevice((operation, texts) => this.#answer(operation, texts));
    for (const [path, device] of Object.entries({
      '/dev/stdin': new LineDevice(() => {}),
      '/dev/stdout': this.#output,
      '/dev/stderr': this.#output,
      '/dev/host': host,
    })) {
      this.#files.addDevice(path, device);
    }
    for (const path of ['/dev/stdin', '/dev/stdout', '/dev/stderr']) this.#files.openFile(path, 0);
    this.#hooks = {
      now: () => this.#time.exact,
      fillRandom: (bytes) => this.#fillRandom(bytes),
      poll: () => this.#poll(),
      fileRead: () => this.#realTime.noteLife(),
      beforeGrowth: (bytes) => this.#checkMemory(bytes),
    };
  }

  static async start(
    wasm: WebAssembly.Module,
    stdlib: Uint8Array,
    realTime: RealTime,
  ): Promise<PythonProcess> {
    const process = new PythonProcess(stdlib, realTime);
    const environment = ['PYTHONHASHSEED=0', 'PYTHONUNBUFFERED=1'];
    const path = ['PYTHONPATH=/var/runtime', 'PYTHONNOUSERSITE=1', 'LANG=en_US.UTF-8'];
    process.#interpreter = await Interpreter.start(
      wasm,
      process.#files,
      [...environment, ...path],
      process.#hooks,
    ).catch((cause: unknown) => {
      throw new Error(`Python did not start: ${process.#startOutput.join('\n')}`, { cause });
    });
    process.#isStarted = true;
    return process;
  }

  /** Whether what is in memory can be invoked again. */
  get isAlive(): boolean {
    return this.#stop === null && this.#settlement?.type !== 'fatal';
  }

  get hasRun(): boolean {
    return this.#isLoaded;
  }

  capture(): MemoryImage {
    return this.#interpreter.capture();
  }

  /** Puts an environment into memory; `null` is one in which nothing has run yet. */
  enter(environment: PythonEnvironment | null): void {
    this.#interpreter.restore(environment?.image ?? null);
    this.#isLoaded = environment !== null;
    if (environment) this.#putCode(environment.file);
  }

  /**
   * Runs a handler to its end, or until it asks what is not known yet. Python cannot be left in the
   * middle and gone on with: after a pause it is to be put back to where it was, and invoked again from
   * the beginning, when it will ask the same and find it known.
   */
  invoke(request: InvocationRequest): InvocationStep {
    const record = new InvocationRecord(request, this.#time);
    this.#record = record;
    this.#settlement = null;
    this.#stop = null;
    this.#known = request.known ?? { ...NOTHING_KNOWN, until: request.now };
    this.#random = new Random(request.seed, 'python');
    this.#memoryLimit = this.#interpreter.startBytes + handlerMemoryBytes(request.memoryMegabytes);
    this.#time.startAt(request.now);
    this.#realTime.start(this.#time.computed);

    const isCold = !this.#isLoaded;
    if (isCold) this.#load(request);
    const handlerStart = this.#time.exact;
    this.#time.allow(request.timeoutMilliseconds);
    if (this.#isLoaded) this.#runHandler(request);
    this.#output.flush();
    this.#files.closeOthers();
    const pausedUntil = this.#pausedUntil;
    if (pausedUntil !== null) return record.pauseUntil(pausedUntil);

    const error = this.#failure(request);
    const ranOut = error?.errorType === 'Sandbox.Timedout';
    const duration = ranOut ? request.timeoutMilliseconds : this.#time.exact - handlerStart;
    return {
      result: error ? { ok: false, error } : { ok: true, payload: this.#payload },
      logs: record.logs,
      calls: record.calls,
      ...(record.questions.length > 0 && { questions: record.questions }),
      durationMilliseconds: rounded(duration),
      ...(isCold && { initMilliseconds: rounded(handlerStart - request.now) }),
      memoryUsedBytes: RUNTIME_MEMORY_BYTES + this.#usedBytes,
    };
  }

  get #pausedUntil(): Instant | null {
    return this.#stop?.reason === 'paused' ? this.#stop.until : null;
  }

  get #usedBytes(): number {
    const { claimedBytes, startBytes } = this.#interpreter;
    const most = MAXIMUM_MEMORY_MEGABYTES * 1_048_576;
    return Math.min(most, Math.max(0, claimedBytes - startBytes + FREE_AT_START_BYTES));
  }

  #load(request: InvocationRequest): void {
    this.#time.pass(PYTHON_START_MILLISECONDS);
    this.#time.allow(INITIALISATION_MILLISECONDS);
    this.#putCode(pythonFile(request));
    this.#step({
      type: 'load',
      handler: request.handler,
      environment: environmentVariables(request),
      context: request.context,
      seed: request.seed,
    });
  }

  #runHandler({ context, event }: InvocationRequest): void {
    this.#time.pass(INVOCATION_MILLISECONDS);
    this.#step({ type: 'invoke', event, context, deadline: this.#time.deadline });
  }

  #putCode({ path, code }: PythonFile): void {
    this.#files.removeFolder(WORKING_DIRECTORY);
    this.#files.addDirectory(WORKING_DIRECTORY);
    this.#files.addFile(path, new TextEncoder().encode(code));
  }

  #step(task: object): void {
    this.#task = JSON.stringify(task);
    this.#isRunning = true;
    try {
      this.#interpreter.step();
      this.#checkMemory(this.#interpreter.claimedBytes);
    } catch (error) {
      this.#stop ??= stopFor(error);
    }
    this.#isRunning = false;
  }

  /** What the guest asks for: see `guest/host.py`. */
  #answer(operation: string, [first = '', second = '']: readonly string[]): string {
    this.#time.chargeHostCall(first.length + second.length);
    this.#endIfOver();
    switch (operation) {
      case 'task':
        return this.#task;
      case 'log':
        this.#output.flush();
        this.#record?.log(LEVELS[first] ?? 'INFO', second);
        break;
      case 'call':
        return this.#call(first, second);
      case 'sleep':
        this.#time.sleepUntil(this.#time.exact + Math.max(0, Number(first) * 1_000 || 0));
        this.#endIfOver();
        break;
      case 'loaded':
        this.#isLoaded = true;
        break;
      case 'settle':
        this.#settlement ??= readEnd(first, second);
        break;
      case 'exit':
        throw new Stopped({ reason: 'exited', status: Number(first) & 0xff });
    }
    return '';
  }

  /** Everything stands still while Python waits for an answer. */
  #call(name: string, input: string): string {
    const record = this.#record;
    const answer = record?.call(name, input) ?? '';
    if (!record || typeof answer === 'string') return String(answer);
    if (record.questions.length > MOST_QUESTIONS) return throttled();
    const known = record.nextAnswer(this.#known.answers);
    if (!known && this.#known.until < this.#time.deadline) {
      throw this.#stopped({ reason: 'paused', until: this.#time.deadline });
    }
    this.#time.sleepUntil(known?.at ?? this.#time.deadline);
    this.#endIfOver();
    return known ? record.take(known) : '';
  }

  #print(line: string): void {
    if (!this.#isStarted) this.#startOutput.push(line);
    this.#time.chargeHostCall(line.length);
    this.#record?.log('INFO', line);
    this.#endIfOver();
  }

  #poll(): void {
    if (!this.#isRunning) return;
    if (this.#interpreter.isInLoop) this.#time.chargePythonLoop();
    else this.#time.chargePythonBuiltIn();
    this.#checkMemory(this.#interpreter.claimedBytes);
    this.#endIfOver();
  }

  #checkMemory(bytes: number): void {
    if (bytes > this.#memoryLimit) throw this.#stopped({ reason: 'out-of-memory' });
  }

  #endIfOver(): void {
    if (!this.#isRunning) return;
    if (this.#stop) throw new Stopped(this.#stop);
    if (this.#time.isOver() || this.#realTime.isOver(this.#time.computed)) {
      throw this.#stopped({ reason: 'timed-out' });
    }
  }

  #stopped(stop: Stop): Stopped {
    this.#stop ??= stop;
    return new Stopped(this.#stop);
  }

  #fillRandom(bytes: Uint8Array): void {
    for (let index = 0; index < bytes.length; index++) bytes[index] = this.#random.uint32() & 0xff;
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
        return lambda.recursionTooDeep(request);
      case 'crashed':
        return lambda.crashed(request);
    }
    const settlement = this.#settlement;
    if (!settlement) return lambda.exited(request, 0);
    if (settlement.type === 'result') {
      const tooLong = isTooLong(settlement.payload, MAXIMUM_RESPONSE_BYTES);
      return tooLong ? lambda.responseTooLarge() : null;
    }
    // Python throws this like any error; Lambda ends the process.
    const isExhausted = settlement.error.errorType === 'MemoryError';
    return isExhausted ? lambda.outOfMemory(request) : settlement.error;
  }
}

/** Longer than Node.js: the interpreter starts, and boto3 is imported. Our choice. */
const PYTHON_START_MILLISECONDS = 160;
/** Of the memory that Python has at its start, a handler finds so much unused. */
const FREE_AT_START_BYTES = 4 * 1_048_576;

const LEVELS: Readonly<Record<string, string>> = {
  DEBUG: 'DEBUG',
  INFO: 'INFO',
  WARNING: 'WARN',
  ERROR: 'ERROR',
  CRITICAL: 'ERROR',
};

/** Each takes everything before it once more; what is over is throttled. */
const MOST_QUESTIONS = 100;

const NOTHING_KNOWN: KnownAnswers = { until: instant(0), answers: [] };

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}

import {
  EvalFlags,
  JSException,
  type JSValueHandle,
  QuickJS,
  type QuickJSOptions,
  type Snapshot,
} from 'quickjs-wasi';
import guestScript from './guest/main.ts?script';
import { MAXIMUM_TEXT_CHARACTERS, STACK_BYTES } from './limits.ts';

/**
 * A JavaScript engine compiled to WebAssembly (quickjs-wasi), in an instance of its own. The only
 * module that knows it.
 *
 * We never look at a value inside the engine, since that may run code of the handler's: across the
 * boundary goes text, by one function in each direction. After a failure the engine is to be
 * dropped as it is. It is never disposed of, because its clean-up crashes where it has crashed.
 */
export class Engine {
  readonly #vm: QuickJS;
  readonly #bridge: JSValueHandle;
  /** Rejected promises that nothing has handled so far, by the engine's identity for them. */
  readonly #rejections = new Map<number, { promise: JSValueHandle; reason: JSValueHandle }>();
  /** What is wrong with the first import that failed. */
  #missingModule = '';

  private constructor(vm: QuickJS, bridge: JSValueHandle) {
    this.#vm = vm;
    this.#bridge = bridge;
  }

  /** An engine that has read nothing but our own code, to be copied for every environment. */
  static async prepare(wasm: WebAssembly.Module): Promise<EngineImage> {
    const vm = await QuickJS.create(optionsFor(wasm, () => 0));
    const bridge = vm.newObject();
    bridge.setProp(
      'host',
      vm.newFunction('host', () => vm.undefined),
    );
    vm.global.setProp('bridge', bridge);
    vm.evalCode(guestScript, 'guest.js').dispose();
    return { wasm, snapshot: vm.snapshot(), bridge: vm.exportHandle(bridge) };
  }

  static async start(image: EngineImage, memoryBytes: number, hooks: EngineHooks): Promise<Engine> {
    const vm: QuickJS = await QuickJS.restore(image.snapshot, {
      ...optionsFor(image.wasm, () => hooks.now()),
      memoryLimit: image.snapshot.memory.byteLength + memoryBytes,
      interruptHandler: () => hooks.interrupt(),
      onUnhandledRejection: (promise, reason, isHandled) =>
        engine.#noteRejection(promise, reason, isHandled),
      moduleLoader: { load: (specifier) => engine.#moduleSource(specifier) },
    });
    const engine = new Engine(vm, vm.importHandle(image.bridge));
    vm.registerHostCallback('host', (...handles) => {
      const [operation = '', first = '', second = ''] = handles.map(textOf);
      return vm.newString(hooks.answer(operation, first, second));
    });
    return engine;
  }

  /** The most it has had so far: WebAssembly memory never shrinks. */
  get memoryBytes(): number {
    return this.#vm._getMemory().buffer.byteLength;
  }

  /**
   * Calls one of the guest's own functions; its answer is text, or empty.
   *
   * @throws {EngineFailure}
   */
  call(name: string, ...texts: readonly string[]): string {
    return guarded(() => {
      const result = this.#call(name, ...texts.map((text) => this.#vm.newString(text)));
      const text = textOf(result);
      result.dispose();
      return text;
    });
  }

  /**
   * Evaluates a handler's file and gives what comes of it to the guest: as CommonJS if it can be
   * read so, and as an ES module otherwise. A text with `import`, `export` or an `await` outside
   * functions cannot be CommonJS.
   *
   * @throws {EngineFailure}
   */
  load(file: { readonly commonJs: string; readonly module: string }, code: HandlerCode): void {
    guarded(() => {
      const factory = this.#evaluate(code.commonJs, file.commonJs, EvalFlags.TYPE_GLOBAL);
      if (!(factory instanceof JSException)) return this.#call('commonJs', factory).dispose();
      factory.dispose();
      const module = this.#evaluate(code.module, file.module, EvalFlags.TYPE_MODULE);
      if (!(module instanceof JSException)) return this.#call('esModule', module).dispose();
      const missing = this.#vm.newString(this.#missingModule);
      this.#call('loadFailed', module.handle, missing).dispose();
    });
  }

  /**
   * Runs one reaction of a promise; `false` if none is waiting.
   *
   * @throws {EngineFailure}
   */
  runJob(): boolean {
    return guarded(() => {
      const engine = this.#vm._getExports();
      if (!engine.qjs_is_job_pending()) return false;
      if (engine.qjs_execute_pending_job() < 0) throw new JSException(this.#vm.getException());
      return true;
    });
  }

  get hasUnhandledRejection(): boolean {
    return this.#rejections.size > 0;
  }

  /** @throws {EngineFailure} */
  reportUnhandledRejection(): void {
    guarded(() => {
      for (const { promise, reason } of this.#rejections.values()) {
        this.#call('unhandledRejection', reason).dispose();
        promise.dispose();
      }
      this.#rejections.clear();
    });
  }

  /** Disposes of the handles that are handed over. */
  #call(name: string, ...values: readonly JSValueHandle[]): JSValueHandle {
    const method = this.#bridge.getProp(name);
    const result = this.#vm.callFunction(method, this.#vm.undefined, ...values);
    method.dispose();
    for (const value of values) value.dispose();
    return result;
  }

  /** What the code gives, or the error that the engine or the code threw at once. */
  #evaluate(code: string, file: string, flags: number): JSValueHandle | JSException {
    try {
      return this.#vm.evalCode(code, file, flags);
    } catch (error) {
      if (error instanceof JSException && failureOf(error).reason === 'crashed') return error;
      throw error;
    }
  }

  #moduleSource(specifier: string): string {
    const source = this.call('moduleSource', specifier);
    if (source) return source;
    const problem = this.call('missingModule', specifier);
    this.#missingModule ||= problem;
    // Text and not an error: an error's stack would show the handler where our own files lie.
    throw problem;
  }

  #noteRejection(promise: JSValueHandle, reason: JSValueHandle, isHandled: boolean): void {
    const { identity } = promise;
    if (!isHandled) {
      // Held on to, so that no other promise can come to have the same identity.
      this.#rejections.set(identity, { promise: promise.dup(), reason: reason.dup() });
      return;
    }
    const noted = this.#rejections.get(identity);
    noted?.promise.dispose();
    noted?.reason.dispose();
    this.#rejections.delete(identity);
  }
}

export interface EngineImage {
  readonly wasm: WebAssembly.Module;
  readonly snapshot: Snapshot;
  /** Where in the snapshot the guest's functions are. */
  readonly bridge: number;
}

export interface EngineHooks {
  /** Virtual milliseconds since the epoch, with their fraction. */
  now(): number;
  /** Asked every few thousand steps; `true` ends what is running, and no handler can catch that. */
  interrupt(): boolean;
  /** The guest's calls. Must not throw. */
  answer(operation: string, first: string, second: string): string;
}

export interface HandlerCode {
  /** In the function that Node.js puts around it. */
  readonly commonJs: string;
  readonly module: string;
}

/** The engine cannot go on, and is to be dropped. */
export class EngineFailure extends Error {
  readonly reason: 'out-of-memory' | 'stack-overflow' | 'crashed';
  constructor(reason: EngineFailure['reason'], cause: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

function guarded<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw error instanceof EngineFailure ? error : failureOf(error);
  }
}

function failureOf(error: unknown): EngineFailure {
  if (error instanceof JSException) {
    const isExhausted = error.name === 'InternalError' && error.message === 'out of memory';
    // Nothing left even for an error object: the engine throws `null`.
    const isNothing = error.handle.isNull;
    return new EngineFailure(isExhausted || isNothing ? 'out-of-memory' : 'crashed', error);
  }
  const message = error instanceof Error ? error.message : String(error);
  // The browser's own stack, where frames of the engine lie: V8 and JavaScriptCore, SpiderMonkey.
  if (/call stack|too much recursion/i.test(message)) {
    return new EngineFailure('stack-overflow', error);
  }
  if (message === 'wasm_malloc failed') return new EngineFailure('out-of-memory', error);
  if (error instanceof WebAssembly.RuntimeError) return new EngineFailure('crashed', error);
  throw error;
}

/** Empty for anything but a text of reasonable length. */
function textOf(handle: JSValueHandle): string {
  return handle.isString && handle.length <= MAXIMUM_TEXT_CHARACTERS ? handle.toString() : '';
}

/** All that the engine gets of the world: a virtual clock, no chance, and nowhere to write to. */
function optionsFor(wasm: WebAssembly.Module, now: () => number): QuickJSOptions {
  return {
    wasm,
    maxStackSize: STACK_BYTES,
    timezoneOffset: 0,
    wasi: (memory) => ({
      clock_time_get(_clock: number, _precision: bigint, result: number) {
        const whole = Math.floor(now());
        const fraction = Math.floor((now() - whole) * 1e6);
        const nanoseconds = BigInt(whole) * 1_000_000n + BigInt(fraction);
        new DataView(memory.buffer).setBigUint64(result, nanoseconds, true);
        return 0;
      },
      random_get(start: number, length: number) {
        new Uint8Array(memory.buffer, start, length).fill(0);
        return 0;
      },
      fd_write: () => 8,
    }),
  };
}

import type {
  FunctionRuntime,
  InvocationRequest,
  InvocationStep,
} from '../core/model/invocation.ts';
import { Engine, type EngineImage } from './engine.ts';
import { JavaScriptEnvironment } from './js-environment.ts';
import { MAXIMUM_ENVIRONMENT_BYTES, MAXIMUM_ENVIRONMENTS, REAL_MILLISECONDS } from './limits.ts';

/**
 * Runs JavaScript handlers, in the sandbox's worker as in Node.js. One at a time: an environment
 * that waits does so in virtual time.
 *
 * @param wasm the engine, `quickjs-wasi/quickjs.wasm`
 * @param realMilliseconds how long one invocation may really take; only this depends on the machine
 */
export function createJavaScriptRuntime(
  wasm: WebAssembly.Module,
  realMilliseconds = REAL_MILLISECONDS,
): FunctionRuntime {
  return new JavaScriptRuntime(wasm, realMilliseconds);
}

class JavaScriptRuntime implements FunctionRuntime {
  readonly #realMilliseconds: number;
  readonly #image: Promise<EngineImage>;
  /** The longest unused first. */
  readonly #environments = new Map<string, JavaScriptEnvironment>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(wasm: WebAssembly.Module, realMilliseconds: number) {
    this.#realMilliseconds = realMilliseconds;
    this.#image = Engine.prepare(wasm);
    // Told to whoever invokes.
    this.#image.catch(() => {});
  }

  invoke(request: InvocationRequest): Promise<InvocationStep> {
    const outcome = this.#last.then(() => this.#run(request));
    this.#last = outcome.catch(() => {});
    return outcome;
  }

  async #run(request: InvocationRequest): Promise<InvocationStep> {
    const name = request.environment;
    const environment =
      this.#environments.get(name) ??
      (await JavaScriptEnvironment.create(
        await this.#image,
        request.memoryMegabytes,
        this.#realMilliseconds,
      ));
    this.#environments.delete(name);
    const outcome = environment.invoke(request);
    if (environment.isAlive) this.#environments.set(name, environment);
    this.#makeRoom();
    return outcome;
  }

  /** Forgets the environments that have gone unused the longest, as Lambda does in time. */
  #makeRoom(): void {
    let bytes = 0;
    for (const { memoryBytes } of this.#environments.values()) bytes += memoryBytes;
    for (const [name, { memoryBytes }] of this.#environments) {
      const { size } = this.#environments;
      if (size <= MAXIMUM_ENVIRONMENTS && bytes <= MAXIMUM_ENVIRONMENT_BYTES) return;
      this.#environments.delete(name);
      bytes -= memoryBytes;
    }
  }
}

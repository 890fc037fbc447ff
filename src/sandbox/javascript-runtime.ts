import type {
  FunctionRuntime,
  InvocationRequest,
  InvocationStep,
} from '../core/model/invocation.ts';
import { Engine, type EngineImage } from './engine.ts';
import { JavaScriptEnvironment } from './js-environment.ts';
import { MAXIMUM_ENVIRONMENT_BYTES, MAXIMUM_ENVIRONMENTS } from './limits.ts';
import { RealTime, type RealTimeOptions } from './real-time.ts';

/**
 * Runs JavaScript handlers, in the sandbox's worker as in Node.js. One at a time: an environment
 * that waits does so in virtual time.
 *
 * @param wasm the engine, `quickjs-wasi/quickjs.wasm`
 * @param realTime how long one step may really take; only this depends on the machine
 */
export async function createJavaScriptRuntime(
  wasm: WebAssembly.Module,
  realTime: RealTimeOptions = {},
): Promise<FunctionRuntime> {
  return new JavaScriptRuntime(await Engine.prepare(wasm), new RealTime(realTime));
}

class JavaScriptRuntime implements FunctionRuntime {
  readonly #realTime: RealTime;
  readonly #image: EngineImage;
  /** The longest unused first. */
  readonly #environments = new Map<string, JavaScriptEnvironment>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(image: EngineImage, realTime: RealTime) {
    this.#image = image;
    this.#realTime = realTime;
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
      (await JavaScriptEnvironment.create(this.#image, request.memoryMegabytes, this.#realTime));
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

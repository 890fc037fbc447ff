import {
  type FunctionRuntime,
  type InvocationRequest,
  type InvocationStep,
  isPause,
} from '../../core/model/invocation.ts';
import { MAXIMUM_ENVIRONMENT_BYTES, MAXIMUM_ENVIRONMENTS } from '../limits.ts';
import { RealTime, type RealTimeOptions } from '../real-time.ts';
import {
  type PythonEnvironment,
  type PythonFile,
  PythonProcess,
  pythonFile,
} from './python-process.ts';

/**
 * Runs Python handlers, in the sandbox's worker as in Node.js. One at a time: an environment that
 * waits does so in virtual time.
 *
 * @param wasm the interpreter, `pyodide/pyodide.asm.wasm`
 * @param stdlib its library, `pyodide/python_stdlib.zip`
 * @param realTime how long one step may really take; only this depends on the machine
 */
export async function createPythonRuntime(
  wasm: WebAssembly.Module,
  stdlib: Uint8Array,
  realTime: RealTimeOptions = {},
): Promise<FunctionRuntime> {
  return new PythonRuntime(await PythonProcess.start(wasm, stdlib, new RealTime(realTime)));
}

/** Whether code names an operation that only the simulation can answer, as `boto3` spells it. */
function mayPause({ code }: InvocationRequest): boolean {
  return /\b(?:invoke|receive_message|get_queue_attributes|change_message_visibility\w*|start_message_move_task|\w+_archives?|\w+_replays?|getattr)\b/.test(
    code,
  );
}

class PythonRuntime implements FunctionRuntime {
  readonly #process: PythonProcess;
  /** Those that are not in the process's memory; the longest unused first. */
  readonly #resting = new Map<string, PythonEnvironment>();
  #current: { readonly name: string; readonly file: PythonFile } | null = null;

  constructor(process: PythonProcess) {
    this.#process = process;
  }

  async invoke(request: InvocationRequest): Promise<InvocationStep> {
    const name = request.environment;
    const file = pythonFile(request);
    if (this.#current?.name !== name) {
      this.#putToRest();
      this.#process.enter(this.#resting.get(name) ?? null);
      this.#resting.delete(name);
      this.#current = { name, file };
    }
    // To come back to, should it pause.
    const image = this.#process.hasRun && mayPause(request) ? this.#process.capture() : null;
    const step = this.#process.invoke(request);
    if (!this.#process.isAlive) this.#current = null;
    if (isPause(step) && image) this.#resting.set(name, { file, image });
    return step;
  }

  #putToRest(): void {
    if (!this.#current) return;
    const { name, file } = this.#current;
    this.#resting.set(name, { file, image: this.#process.capture() });
    this.#makeRoom();
  }

  /** Forgets the environments that have gone unused the longest, as Lambda does in time. */
  #makeRoom(): void {
    let bytes = 0;
    for (const { image } of this.#resting.values()) bytes += image.pages.length;
    for (const [name, { image }] of this.#resting) {
      const { size } = this.#resting;
      if (size <= MAXIMUM_ENVIRONMENTS && bytes <= MAXIMUM_ENVIRONMENT_BYTES) return;
      this.#resting.delete(name);
      bytes -= image.pages.length;
    }
  }
}

import { GuestMemory } from './guest-memory.ts';
import { type MemoryImage, MemoryImages } from './memory-image.ts';
import type { ReadOnlyFiles } from './read-only-files.ts';
import { type SystemHooks, systemCalls } from './system-calls.ts';

/**
 * CPython compiled to WebAssembly (the interpreter of Pyodide, without Pyodide's JavaScript). The only
 * module that knows it.
 *
 * It is linked to our own system calls and to nothing else: see `system-calls.ts`. Where a hook
 * throws, Python is left in the middle of what it did, and nothing but `restore` may follow.
 */
export class Interpreter {
  readonly #exports: WebAssembly.Exports;
  readonly #images: MemoryImages;
  readonly #stackTop: number;
  readonly #step: number;
  /** What was called and is not there: somebody has tried to get out. */
  readonly violations: string[];

  private constructor(linked: Linked, step: number) {
    this.#exports = linked.exports;
    this.violations = linked.violations;
    this.#images = new MemoryImages(linked.memory.memory);
    this.#stackTop = stackPointer(linked.exports).value;
    this.#step = step;
  }

  /**
   * Starts Python and imports the module `bootstrap`, whose function `step` is then ours to call.
   *
   * @throws {Error} if it does not start
   */
  static async start(
    wasm: WebAssembly.Module,
    files: ReadOnlyFiles,
    environment: readonly string[],
    hooks: SystemHooks,
  ): Promise<Interpreter> {
    const linked = await link(wasm, files, environment, hooks);
    const { exports, memory } = linked;
    const call = (name: string, ...values: number[]) => functionOf(exports, name)(...values);
    const text = (value: string) => {
      const address = call('malloc', value.length + 1);
      memory.putText(address, value);
      return address;
    };
    call('__wasm_call_ctors');
    const commandLine = call('malloc', 8);
    memory.view.setUint32(commandLine, text('python3'), true);
    memory.view.setUint32(commandLine + 4, 0, true);
    if (call('__main_argc_argv', 1, commandLine) !== 0) throw new Error('Python did not start');
    if (call('PyRun_SimpleStringFlags', text('from bootstrap import step'), 0) !== 0) {
      throw new Error('The guest of Python did not start');
    }
    const main = call('PyModule_GetDict', call('PyImport_AddModule', text('__main__')));
    const step = call('PyDict_GetItemString', main, text('step'));
    // From now on Python asks now and then whether to go on.
    memory.bytes[globalOf(exports, 'Py_EMSCRIPTEN_SIGNAL_HANDLING').value] = 1;
    files.keepOpen();
    return new Interpreter(linked, step);
  }

  /**
   * Lets the guest take one step: it asks for its task at the device `/dev/host`.
   *
   * @throws whatever a hook throws, and what the engine throws if its stack is exhausted
   */
  step(): void {
    const result = functionOf(this.#exports, 'PyObject_CallNoArgs')(this.#step);
    if (result === 0) functionOf(this.#exports, 'PyErr_Clear')();
  }

  get memoryBytes(): number {
    return memoryOf(this.#exports).buffer.byteLength;
  }

  /** Of memory that Python has at its start. */
  get startBytes(): number {
    return this.#images.startBytes;
  }

  /** How much of its memory Python has claimed so far. */
  get claimedBytes(): number {
    const address = functionOf(this.#exports, 'emscripten_get_sbrk_ptr')();
    return new DataView(memoryOf(this.#exports).buffer).getUint32(address, true);
  }

  /** Whether the loop of the interpreter asks, and not something built-in that takes long. */
  get isInLoop(): boolean {
    const address = globalOf(this.#exports, '_Py_emscripten_signal_clock').value;
    return new DataView(memoryOf(this.#exports).buffer).getInt32(address, true) >= LOOP_CLOCK;
  }

  capture(): MemoryImage {
    return this.#images.capture();
  }

  restore(image: MemoryImage | null): void {
    this.#images.restore(image);
    stackPointer(this.#exports).value = this.#stackTop;
    this.violations.length = 0;
  }
}

/** What the interpreter's loop counts down from, from one question to the next. */
const LOOP_CLOCK = 49;

/** The interpreter called something that is not there. */
export class Violation extends Error {}

interface Linked {
  readonly exports: WebAssembly.Exports;
  readonly memory: GuestMemory;
  readonly violations: string[];
}

/** Emscripten's dynamic linking, for a program that is linked with nothing but itself. */
async function link(
  wasm: WebAssembly.Module,
  files: ReadOnlyFiles,
  environment: readonly string[],
  hooks: SystemHooks,
): Promise<Linked> {
  const violations: string[] = [];
  const memory = new GuestMemory();
  let exports: WebAssembly.Exports = {};
  const calls = systemCalls(memory, () => tableOf(exports), files, environment, hooks);
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  const addresses: { module: string; name: string; global: WebAssembly.Global }[] = [];
  for (const { module, name, kind } of WebAssembly.Module.imports(wasm)) {
    imports[module] ??= {};
    if (kind === 'global') {
      const global = new WebAssembly.Global({ value: 'i32', mutable: true }, 0);
      imports[module][name] = global;
      addresses.push({ module, name, global });
    } else {
      imports[module][name] = calls[name] ?? closed(name, violations);
    }
  }
  const instance = await WebAssembly.instantiate(wasm, imports);
  exports = instance.exports;
  memory.memory = memoryOf(exports);
  const table = tableOf(exports);
  for (const { module, name, global } of addresses) {
    const value = exports[name];
    if (value === undefined) continue;
    if (module === 'GOT.func') {
      global.value = table.grow(1, value);
    } else {
      global.value = globalOf(exports, name).value;
    }
  }
  return { exports, memory, violations };
}

function closed(name: string, violations: string[]): () => never {
  return () => {
    violations.push(name);
    throw new Violation(name);
  };
}

function functionOf(exports: WebAssembly.Exports, name: string): (...values: number[]) => number {
  const value = exports[name];
  if (typeof value !== 'function') throw new Error(`Python has no function ${name}`);
  return value as (...values: number[]) => number;
}

function globalOf(exports: WebAssembly.Exports, name: string): WebAssembly.Global {
  const value = exports[name];
  if (!(value instanceof WebAssembly.Global)) throw new Error(`Python has no global ${name}`);
  return value;
}

function memoryOf(exports: WebAssembly.Exports): WebAssembly.Memory {
  const { memory } = exports;
  if (!(memory instanceof WebAssembly.Memory)) throw new Error('Python has no memory');
  return memory;
}

function tableOf(exports: WebAssembly.Exports): WebAssembly.Table {
  const table = exports.__indirect_function_table;
  if (!(table instanceof WebAssembly.Table)) throw new Error('Python has no table');
  return table;
}

function stackPointer(exports: WebAssembly.Exports): WebAssembly.Global {
  return globalOf(exports, '__stack_pointer');
}

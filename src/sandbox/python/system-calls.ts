import type { GuestMemory } from './guest-memory.ts';
import { ERROR, type FileNode, type ReadOnlyFiles, WORKING_DIRECTORY } from './read-only-files.ts';

/** What the interpreter is given of the world, besides its files. */
export interface SystemHooks {
  /** Virtual milliseconds since the epoch, with their fraction. */
  now(): number;
  fillRandom(bytes: Uint8Array): void;
  /** A file is read, as by an import. */
  fileRead(): void;
  /** Asked now and then while something runs; throws to end it. */
  poll(): void;
  /** Asked for more memory, in bytes altogether; throws to refuse it. */
  beforeGrowth(bytes: number): void;
}

type SystemCall = (...values: never[]) => unknown;

/**
 * Every function that the interpreter may call, by name. What it imports and is not here ends what
 * is running: sockets, subprocesses, foreign functions, and all of the bridge to JavaScript. There is
 * nothing behind those names, so there is nothing that a way around this list could reach.
 */
export function systemCalls(
  memory: GuestMemory,
  table: () => WebAssembly.Table,
  files: ReadOnlyFiles,
  environment: readonly string[],
  hooks: SystemHooks,
): Readonly<Record<string, SystemCall>> {
  return {
    ...environmentCalls(memory, environment),
    ...clockCalls(memory, hooks),
    ...fileCalls(memory, files, hooks),
    ...refusedChanges(),
    ...quietCalls(),
    random_get(address: number, length: number) {
      hooks.fillRandom(memory.bytes.subarray(address >>> 0, (address >>> 0) + (length >>> 0)));
      return 0;
    },
    emscripten_get_heap_max: () => 0x7fff_0000,
    emscripten_resize_heap(bytes: number) {
      hooks.beforeGrowth(bytes >>> 0);
      const missing = Math.ceil(((bytes >>> 0) - memory.memory.buffer.byteLength) / 65_536);
      try {
        if (missing > 0) memory.memory.grow(missing);
        return 1;
      } catch {
        return 0;
      }
    },
    // Where a C function is called with another number of arguments than it has.
    _PyEM_TrampolineCall_JS: (index: number, ...values: number[]) => table().get(index)(...values),
    _Py_CheckEmscriptenSignals_Helper() {
      hooks.poll();
      return 0;
    },
    // No name can be resolved, as on a machine without a network.
    getaddrinfo: () => NAME_UNKNOWN,
    getnameinfo: () => NAME_UNKNOWN,
  };
}

const NAME_UNKNOWN = -2;

function environmentCalls(memory: GuestMemory, environment: readonly string[]) {
  return {
    environ_sizes_get(count: number, size: number) {
      const length = environment.reduce((sum, each) => sum + each.length + 1, 0);
      memory.view.setUint32(count, environment.length, true);
      memory.view.setUint32(size, length, true);
      return 0;
    },
    environ_get(list: number, texts: number) {
      let address = texts;
      for (const [index, each] of environment.entries()) {
        memory.view.setUint32(list + index * 4, address, true);
        address += memory.putText(address, each);
      }
      return 0;
    },
    _emscripten_get_progname(address: number) {
      memory.putText(address, 'python3');
    },
  };
}

/** Every clock shows virtual time, and every place is in UTC. */
function clockCalls(memory: GuestMemory, hooks: SystemHooks) {
  const now = () => {
    // Somebody may be waiting for time to pass.
    hooks.poll();
    return hooks.now();
  };
  const brokenDown = (seconds: bigint, address: number) => {
    const date = new Date(Number(seconds) * 1_000);
    const midnight = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
    const fields = [
      date.getUTCSeconds(),
      date.getUTCMinutes(),
      date.getUTCHours(),
      date.getUTCDate(),
      date.getUTCMonth(),
      date.getUTCFullYear() - 1_900,
      date.getUTCDay(),
      (midnight - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000,
      0,
      0,
    ];
    for (const [index, field] of fields.entries()) {
      memory.view.setInt32(address + index * 4, field, true);
    }
  };
  const seconds = (address: number) => {
    const field = (index: number) => memory.view.getInt32(address + index * 4, true);
    const time = Date.UTC(field(5) + 1_900, field(4), field(3), field(2), field(1), field(0));
    const whole = BigInt(Math.floor(time / 1_000));
    brokenDown(whole, address);
    return whole;
  };
  return {
    emscripten_date_now: now,
    emscripten_get_now: now,
    clock_time_get(_clock: number, _precision: bigint, address: number) {
      const time = now();
      const whole = Math.floor(time);
      const nanoseconds = BigInt(whole) * 1_000_000n + BigInt(Math.floor((time - whole) * 1e6));
      memory.view.setBigUint64(address, nanoseconds, true);
      return 0;
    },
    clock_res_get(_clock: number, address: number) {
      memory.view.setBigUint64(address, 1_000n, true);
      return 0;
    },
    _gmtime_js: brokenDown,
    _localtime_js: brokenDown,
    _timegm_js: seconds,
    _mktime_js: seconds,
    _tzset_js(zone: number, daylight: number, standardName: number, daylightName: number) {
      memory.view.setInt32(zone, 0, true);
      memory.view.setInt32(daylight, 0, true);
      memory.putText(standardName, 'UTC');
      memory.putText(daylightName, 'UTC');
    },
  };
}

function fileCalls(memory: GuestMemory, files: ReadOnlyFiles, hooks: SystemHooks) {
  const describe = (node: FileNode | undefined, address: number) => {
    if (!node) return -ERROR.noEntry;
    const { view } = memory;
    memory.bytes.fill(0, address, address + 96);
    view.setUint32(address, 1, true);
    view.setUint32(address + 4, MODES[node.type], true);
    view.setUint32(address + 8, 1, true);
    view.setBigInt64(address + 24, BigInt(node.type === 'file' ? node.bytes.length : 0), true);
    view.setUint32(address + 32, 4_096, true);
    view.setBigInt64(address + 88, BigInt(node.number), true);
    return 0;
  };
  const statPath = (path: number, address: number) =>
    describe(files.find(memory.text(path)), address);
  const readInto = (
    descriptor: number,
    list: number,
    count: number,
    total: number,
    at?: number,
  ) => {
    const file = files.opened(descriptor);
    if (!file) return ERROR.badDescriptor;
    if (file.node.type === 'directory') return ERROR.isDirectory;
    if (file.node.type === 'file') hooks.fileRead();
    let read = 0;
    for (const { address, length } of memory.pieces(list, count)) {
      const from = at === undefined ? file.position : at + read;
      const bytes =
        file.node.type === 'device'
          ? file.node.device.read(length)
          : file.node.bytes.subarray(from, from + length);
      memory.bytes.set(bytes, address);
      read += bytes.length;
      if (at === undefined) file.position += bytes.length;
      if (bytes.length < length) break;
    }
    memory.view.setUint32(total, read, true);
    return 0;
  };
  return {
    __syscall_openat: (_directory: number, path: number, flags: number) =>
      files.openFile(memory.text(path), flags),
    fd_close: (descriptor: number) => (files.close(descriptor) ? 0 : ERROR.badDescriptor),
    fd_read: readInto,
    fd_pread: (descriptor: number, list: number, count: number, at: bigint, total: number) =>
      readInto(descriptor, list, count, total, Number(at)),
    fd_write(descriptor: number, list: number, count: number, total: number) {
      const node = files.opened(descriptor)?.node;
      if (node?.type !== 'device') return ERROR.badDescriptor;
      let written = 0;
      for (const { address, length } of memory.pieces(list, count)) {
        node.device.write(memory.bytes.slice(address, address + length));
        written += length;
      }
      memory.view.setUint32(total, written, true);
      return 0;
    },
    fd_seek(descriptor: number, offset: bigint, from: number, result: number) {
      const file = files.opened(descriptor);
      if (!file) return ERROR.badDescriptor;
      if (file.node.type !== 'file') return ERROR.notSeekable;
      const start = [0, file.position, file.node.bytes.length][from];
      const position = (start ?? Number.NaN) + Number(offset);
      if (!(position >= 0)) return ERROR.invalid;
      file.position = position;
      memory.view.setBigInt64(result, BigInt(position), true);
      return 0;
    },
    fd_fdstat_get: (descriptor: number) => (files.opened(descriptor) ? 0 : ERROR.badDescriptor),
    fd_sync: () => 0,
    __syscall_fstat64: (descriptor: number, address: number) => {
      const file = files.opened(descriptor);
      return file ? describe(file.node, address) : -ERROR.badDescriptor;
    },
    __syscall_stat64: statPath,
    __syscall_lstat64: statPath,
    __syscall_newfstatat: (_directory: number, path: number, address: number) =>
      statPath(path, address),
    __syscall_faccessat: (_directory: number, path: number, mode: number) => {
      const node = files.find(memory.text(path));
      if (!node) return -ERROR.noEntry;
      return mode & 2 && node.type === 'file' ? -ERROR.readOnly : 0;
    },
    __syscall_getcwd: (address: number) => memory.putText(address, WORKING_DIRECTORY),
    __syscall_readlinkat: () => -ERROR.invalid,
    __syscall_ioctl: () => -ERROR.notTerminal,
    __syscall_fcntl64: () => 0,
    _try_fcntl64: () => 0,
    __syscall_getdents64(descriptor: number, address: number, size: number) {
      const file = files.opened(descriptor);
      if (file?.node.type !== 'directory') return -ERROR.notDirectory;
      const names = ['.', '..', ...file.node.names].slice(file.position);
      let written = 0;
      for (const name of names) {
        if (written + ENTRY_BYTES > size) break;
        const entry = address + written;
        const node = files.find(`${file.path}/${name}`);
        memory.view.setBigInt64(entry, BigInt(node?.number ?? 1), true);
        memory.view.setBigInt64(entry + 8, BigInt(++file.position), true);
        memory.view.setUint16(entry + 16, ENTRY_BYTES, true);
        memory.view.setUint8(entry + 18, node?.type === 'directory' ? 4 : 8);
        memory.putText(entry + 19, name);
        written += ENTRY_BYTES;
      }
      return written;
    },
  };
}

const MODES = { file: 0o100644, directory: 0o040755, device: 0o020666 } as const;
const ENTRY_BYTES = 280;

function refusedChanges(): Record<string, () => number> {
  const names = ['chmod', 'fchmod', 'fchmodat2', 'mkdirat', 'mknodat', 'unlinkat', 'rmdir'];
  const others = ['renameat', 'symlinkat', 'truncate64', 'ftruncate64', 'utimensat', 'fchownat'];
  return Object.fromEntries(
    [...names, ...others].map((name) => [`__syscall_${name}`, () => -ERROR.readOnly]),
  );
}

/** What is asked while Python starts and when it looks around. */
function quietCalls() {
  return {
    __syscall_getuid32_js: () => 993,
    __syscall_umask_js: () => 0o022,
    __syscall_chdir: () => -ERROR.accessDenied,
    __syscall_fadvise64: () => 0,
    __syscall_statfs64: () => -ERROR.notImplemented,
    _Py_emscripten_runtime: () => 0,
    __hiwire_deduplicate_new: () => null,
    _maybe_poll_async: () => 0,
    emscripten_runtime_keepalive_push() {},
    emscripten_runtime_keepalive_pop() {},
  };
}

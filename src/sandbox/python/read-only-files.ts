/** Error numbers as the interpreter's C library has them (WASI). */
export const ERROR = {
  accessDenied: 2,
  badDescriptor: 8,
  invalid: 28,
  isDirectory: 31,
  noEntry: 44,
  notImplemented: 52,
  notDirectory: 54,
  notTerminal: 59,
  readOnly: 69,
  notSeekable: 70,
} as const;

export type FileNode =
  | { readonly type: 'file'; readonly number: number; readonly bytes: Uint8Array }
  | { readonly type: 'directory'; readonly number: number; readonly names: Set<string> }
  | { readonly type: 'device'; readonly number: number; readonly device: Device };

/** A file without a content of its own. Neither may throw, except to end what is running. */
export interface Device {
  read(length: number): Uint8Array;
  write(bytes: Uint8Array): void;
}

interface OpenFile {
  readonly path: string;
  readonly node: FileNode;
  position: number;
}

/**
 * All the files that Python finds: the standard library, our own modules, the handler's code, and
 * devices. None of them can be changed from within, so nothing of a handler's is left in them.
 */
export class ReadOnlyFiles {
  readonly #nodes = new Map<string, FileNode>();
  readonly #open = new Map<number, OpenFile>();
  #lastNumber = 0;
  #kept = 0;

  constructor() {
    this.#addDirectory('/');
  }

  addFile(path: string, bytes: Uint8Array): void {
    this.#enter(path);
    this.#nodes.set(path, { type: 'file', number: ++this.#lastNumber, bytes });
  }

  removeFolder(path: string): void {
    for (const name of this.#nodes.keys()) {
      if (name === path || name.startsWith(`${path}/`)) this.#nodes.delete(name);
    }
  }

  addDirectory(path: string): void {
    if (!this.#nodes.has(path)) this.#addDirectory(path);
  }

  addDevice(path: string, device: Device): void {
    this.#enter(path);
    this.#nodes.set(path, { type: 'device', number: ++this.#lastNumber, device });
  }

  /** Whatever is open now stays open; what is opened later is closed by `closeOthers`. */
  keepOpen(): void {
    this.#kept = Math.max(0, ...this.#open.keys()) + 1;
  }

  closeOthers(): void {
    for (const descriptor of this.#open.keys()) {
      if (descriptor >= this.#kept) this.#open.delete(descriptor);
    }
  }

  find(path: string): FileNode | undefined {
    return this.#nodes.get(absolute(path));
  }

  opened(descriptor: number): OpenFile | undefined {
    return this.#open.get(descriptor);
  }

  /** The descriptor, or an error as a negative number. */
  openFile(path: string, flags: number): number {
    const full = absolute(path);
    const node = this.#nodes.get(full);
    const writes = (flags & WRITES) !== 0;
    if (!node) return -(flags & CREATES ? ERROR.readOnly : ERROR.noEntry);
    if (node.type === 'file' && (writes || flags & CREATES)) return -ERROR.readOnly;
    if (node.type === 'directory' && writes) return -ERROR.isDirectory;
    if (node.type !== 'directory' && flags & ONLY_DIRECTORIES) return -ERROR.notDirectory;
    let descriptor = 0;
    while (this.#open.has(descriptor)) descriptor++;
    this.#open.set(descriptor, { path: full, node, position: 0 });
    return descriptor;
  }

  close(descriptor: number): boolean {
    return descriptor >= this.#kept && this.#open.delete(descriptor);
  }

  #addDirectory(path: string): void {
    if (path !== '/') this.#enter(path);
    this.#nodes.set(path, { type: 'directory', number: ++this.#lastNumber, names: new Set() });
  }

  /** Into its directory, which is made if there is none. */
  #enter(path: string): void {
    const slash = path.lastIndexOf('/');
    const parent = path.slice(0, slash) || '/';
    this.addDirectory(parent);
    const node = this.#nodes.get(parent);
    if (node?.type === 'directory') node.names.add(path.slice(slash + 1));
  }
}

const WRITES = 0o3;
const CREATES = 0o100;
const ONLY_DIRECTORIES = 0o200000;

/** Where Python is started, so that a relative path is one of the handler's. */
export const WORKING_DIRECTORY = '/var/task';

function absolute(path: string): string {
  const parts: string[] = [];
  const full = path.startsWith('/') ? path : `${WORKING_DIRECTORY}/${path}`;
  for (const part of full.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

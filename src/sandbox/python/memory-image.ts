const PAGE_WORDS = 1_024;
const PAGE_BYTES = PAGE_WORDS * 4;

/** The pages of one environment that differ from those of an interpreter that has just started. */
export interface MemoryImage {
  readonly indices: Uint32Array;
  readonly pages: Uint8Array;
}

/**
 * Takes an interpreter's memory back to where it was, and away to be continued later. All that Python
 * knows lies in this memory, so environments that take turns in it share nothing, and a fresh one
 * costs a copy instead of a start.
 */
export class MemoryImages {
  readonly #memory: WebAssembly.Memory;
  readonly #start: Uint8Array;

  /** Now is what `restore` goes back to. */
  constructor(memory: WebAssembly.Memory) {
    this.#memory = memory;
    this.#start = new Uint8Array(memory.buffer).slice();
  }

  get startBytes(): number {
    return this.#start.length;
  }

  capture(): MemoryImage {
    const now = new Int32Array(this.#memory.buffer);
    const start = new Int32Array(this.#start.buffer);
    const changed: number[] = [];
    for (let page = 0; page * PAGE_WORDS < now.length; page++) {
      if (isChanged(now, start, page)) changed.push(page);
    }
    const bytes = new Uint8Array(this.#memory.buffer);
    const pages = new Uint8Array(changed.length * PAGE_BYTES);
    for (const [index, page] of changed.entries()) {
      pages.set(bytes.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES), index * PAGE_BYTES);
    }
    return { indices: Uint32Array.from(changed), pages };
  }

  /** Without an image, to the start. */
  restore(image: MemoryImage | null): void {
    const bytes = new Uint8Array(this.#memory.buffer);
    bytes.set(this.#start);
    // Memory never shrinks, and what is new in it has to be zero.
    bytes.fill(0, this.#start.length);
    for (const [index, page] of image?.indices.entries() ?? []) {
      const from = index * PAGE_BYTES;
      bytes.set(image?.pages.subarray(from, from + PAGE_BYTES) ?? [], page * PAGE_BYTES);
    }
  }
}

function isChanged(now: Int32Array, start: Int32Array, page: number): boolean {
  const end = (page + 1) * PAGE_WORDS;
  for (let word = page * PAGE_WORDS; word < end; word++) {
    if (now[word] !== (start[word] ?? 0)) return true;
  }
  return false;
}

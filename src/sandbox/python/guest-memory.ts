/** The interpreter's memory as the system calls read and write it. Every address is checked. */
export class GuestMemory {
  /** Of no size until the interpreter has brought its own. */
  memory = new WebAssembly.Memory({ initial: 0 });
  #bytes = new Uint8Array(0);
  #view = new DataView(new ArrayBuffer(0));

  get bytes(): Uint8Array {
    this.#refresh();
    return this.#bytes;
  }

  get view(): DataView {
    this.#refresh();
    return this.#view;
  }

  /** A text that ends with a zero. */
  text(address: number): string {
    const { bytes } = this;
    const start = address >>> 0;
    const end = bytes.indexOf(0, start);
    return new TextDecoder().decode(bytes.slice(start, end < 0 ? start : end));
  }

  /** Puts a text and a zero there. */
  putText(address: number, text: string): number {
    const encoded = new TextEncoder().encode(`${text}\0`);
    this.bytes.set(encoded, address >>> 0);
    return encoded.length;
  }

  /** The pieces of a scattered read or write. */
  pieces(list: number, count: number): { readonly address: number; readonly length: number }[] {
    return Array.from({ length: Math.min(count, MOST_PIECES) }, (_, index) => ({
      address: this.view.getUint32((list >>> 0) + index * 8, true),
      length: this.view.getUint32((list >>> 0) + index * 8 + 4, true),
    }));
  }

  /** Memory that has grown has another buffer. */
  #refresh(): void {
    const { buffer } = this.memory;
    if (this.#view.buffer === buffer) return;
    this.#bytes = new Uint8Array(buffer);
    this.#view = new DataView(buffer);
  }
}

/** What the C library itself allows. */
const MOST_PIECES = 1_024;

import { nextTask } from './next-task.ts';

/** A step of decompression, small enough that what comes of it fits into memory in any case. */
const STEP_BYTES = 64 * 1024;
/** With which every member begins: the signature of gzip and its only method (RFC 1952). */
const MEMBER = [0x1f, 0x8b, 0x08];

/**
 * Decompresses gzip, also where several compressed files stand one after another, as Firehose stores
 * what CloudWatch Logs sends it.
 *
 * The browser's own decompression ends with the first of them and takes more for an error. So before
 * anything that looks like a beginning it is given only what lies before, and where the length that a
 * member states behind itself is the length it had, the next one gets a decompression of its own.
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let member = new Member();
  let held = new Uint8Array();
  for await (const chunk of chunks) {
    const bytes = joined(held, chunk);
    // A beginning may be cut in two.
    const end = Math.max(0, bytes.length - (MEMBER.length - 1));
    for (let from = 0; from < end; ) {
      const next = nextMember(bytes, from + 1, end);
      const to = Math.min(next, from + STEP_BYTES);
      await member.write(bytes.subarray(from, to));
      yield* member.take();
      if (to === next && next < end && (await member.isWhole())) {
        yield* member.take();
        await member.close();
        yield* member.take();
        member = new Member();
      }
      from = to;
    }
    held = bytes.slice(end);
  }
  await member.write(held);
  await member.close();
  yield* member.take();
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}

/** Where the next member may begin; `end` if nowhere. */
function nextMember(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    at = bytes.indexOf(MEMBER[0] ?? 0, at);
    if (at < 0 || at >= end) return end;
    if (MEMBER.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return end;
}

/** What should be compressed data is none, or not all of it. */
export class DamagedGzip extends Error {
  override readonly name = 'DamagedGzip';
}

class Member {
  readonly #stream = new DecompressionStream('gzip');
  readonly #writer = this.#stream.writable.getWriter();
  readonly #ended: Promise<void>;
  #output: Uint8Array[] = [];
  #length = 0;
  /** The last four bytes that were written: of a whole member, its length. */
  #tail = new Uint8Array(4);

  constructor() {
    this.#ended = this.#collect();
    // A failure is noticed by who writes or closes.
    this.#ended.catch(() => {});
    this.#writer.closed.catch(() => {});
  }

  async write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#tail = joined(this.#tail, bytes.subarray(-4)).slice(-4);
    await this.#writer.write(bytes).catch(damaged);
  }

  /** What has come out since the last time. */
  take(): Uint8Array[] {
    const output = this.#output;
    this.#output = [];
    return output;
  }

  /** Whether what was written is as long as its end says, modulo 2³². */
  async isWhole(): Promise<boolean> {
    const stated = new DataView(this.#tail.buffer).getUint32(0, true);
    for (let before = -1; before !== this.#length; ) {
      before = this.#length;
      await nextTask();
    }
    return stated === this.#length >>> 0;
  }

  async close(): Promise<void> {
    await this.#writer.close().catch(damaged);
    await this.#ended.catch(damaged);
  }

  async #collect(): Promise<void> {
    const reader = this.#stream.readable.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      this.#output.push(value);
      this.#length += value.length;
    }
  }
}

function damaged(cause: unknown): never {
  throw new DamagedGzip('not gzip, or not whole', { cause });
}

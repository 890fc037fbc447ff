import { md5 } from '../../core/hash/md5.ts';
import { sha256 } from '../../core/hash/sha-256.ts';
import { Buffer } from './buffer.ts';

/** `createHash` and `createHmac` of `node:crypto`, with the two digests that handlers want most. */

type Digest = (bytes: Uint8Array) => string;
const DIGESTS: Readonly<Record<string, Digest>> = { sha256, md5 };
const BLOCK_BYTES = 64;

class Hash {
  readonly #finish: (bytes: Uint8Array) => Buffer;
  #pieces: Uint8Array[] = [];
  #isDone = false;

  constructor(finish: (bytes: Uint8Array) => Buffer) {
    this.#finish = finish;
  }

  update(data: unknown, encoding?: unknown): this {
    this.#demandOpen();
    this.#pieces.push(Buffer.from(data, encoding));
    return this;
  }

  digest(encoding?: unknown): string | Buffer {
    this.#demandOpen();
    this.#isDone = true;
    const digest = this.#finish(Buffer.concat(this.#pieces));
    return encoding === undefined || encoding === 'buffer' ? digest : digest.toString(encoding);
  }

  #demandOpen(): void {
    if (!this.#isDone) return;
    const error = new Error('Digest already called');
    throw Object.assign(error, { code: 'ERR_CRYPTO_HASH_FINALIZED' });
  }
}

export function createHash(algorithm: unknown): Hash {
  return new Hash(digestOf(algorithm));
}

/** RFC 2104. */
export function createHmac(algorithm: unknown, key: unknown): Hash {
  const digest = digestOf(algorithm);
  const given = Buffer.from(key);
  const short = given.length > BLOCK_BYTES ? digest(given) : given;
  const padded = Buffer.concat([short, Buffer.alloc(BLOCK_BYTES - short.length)]);
  const inner = padded.map((byte) => byte ^ 0x36);
  const outer = padded.map((byte) => byte ^ 0x5c);
  return new Hash((bytes) => digest(Buffer.concat([outer, digest(Buffer.concat([inner, bytes]))])));
}

function digestOf(algorithm: unknown): (bytes: Uint8Array) => Buffer {
  const name = String(algorithm).toLowerCase().replace('-', '');
  const digest = Object.hasOwn(DIGESTS, name) ? DIGESTS[name] : undefined;
  if (!digest) {
    const names = Object.keys(DIGESTS).join(' and ');
    throw new Error(`Digest method not supported\nBuslab: handlers in this page have ${names}`);
  }
  return (bytes) => Buffer.from(digest(bytes), 'hex');
}

/**
 * The only source of chance: a generator that a seed and a name determine. Each part of a simulation
 * draws from a stream of its own, so that a change in one does not disturb the others.
 */
export class Random {
  /** The hash of the seed and the name as far as it goes, not yet mixed: names below go on from it. */
  readonly #path: number;
  #state: number;

  constructor(seed: number, name = '', path = hashed(FNV_START, `${seed >>> 0}/${name}`)) {
    this.#path = path;
    this.#state = mixed(path);
  }

  /** An independent stream. */
  fork(name: string): Random {
    return new Random(0, '', hashed(hashed(this.#path, '/'), name));
  }

  /** 0 to 2³² − 1 (Mulberry32, by Tommy Ettinger; public domain). */
  uint32(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** From 0 inclusive to 1 exclusive. */
  fraction(): number {
    return this.uint32() / 0x1_0000_0000;
  }

  /** A whole number, both ends inclusive. */
  between(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  /** So many hexadecimal digits. */
  hex(length: number): string {
    const codes = new Uint8Array(length);
    for (let at = 0, word = 0; at < length; at++) {
      if (at % 8 === 0) word = this.uint32();
      codes[at] = hexCode(word >>> (28 - 4 * (at % 8)));
    }
    return String.fromCharCode(...codes);
  }

  /** A version 4 UUID (RFC 9562). */
  uuid(): string {
    // Written in one piece: put together from parts, a string holds on to all of them.
    for (let digit = 0, at = 0, word = 0; digit < 32; digit++, at++) {
      if (digit % 8 === 0) word = this.uint32();
      if (digit === 8 || digit === 12 || digit === 16 || digit === 20) UUID_CODES[at++] = DASH;
      const value = (word >>> (28 - 4 * (digit % 8))) & 0xf;
      UUID_CODES[at] = hexCode(digit === 12 ? 4 : digit === 16 ? (value & 0x3) | 0x8 : value);
    }
    return String.fromCharCode.apply(null, UUID_CODES);
  }
}

const DASH = 0x2d;
/** Filled anew for each UUID. */
const UUID_CODES: number[] = Array(36).fill(DASH);

function hexCode(value: number): number {
  const digit = value & 0xf;
  return digit < 10 ? 0x30 + digit : 0x57 + digit;
}

const FNV_START = 0x811c9dc5;

/** FNV-1a over UTF-16 code units. */
function hashed(from: number, text: string): number {
  let value = from;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}

/** Similar names must not give similar streams. */
function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}

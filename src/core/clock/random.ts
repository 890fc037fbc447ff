/**
 * The only source of chance: a generator that a seed and a name determine. Each part of a simulation
 * draws from a stream of its own, so that a change in one does not disturb the others.
 */
export class Random {
  readonly #seed: number;
  readonly #name: string;
  #state: number;

  constructor(seed: number, name = '') {
    this.#seed = seed >>> 0;
    this.#name = name;
    this.#state = hash(`${this.#seed}/${name}`);
  }

  /** An independent stream. */
  fork(name: string): Random {
    return new Random(this.#seed, `${this.#name}/${name}`);
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
    let digits = '';
    while (digits.length < length) digits += this.uint32().toString(16).padStart(8, '0');
    return digits.slice(0, length);
  }

  /** A version 4 UUID (RFC 9562). */
  uuid(): string {
    const digits = this.hex(32);
    const variant = ((Number.parseInt(digits[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
  }
}

/** FNV-1a over UTF-16 code units, then mixed, since similar names must not give similar streams. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}

import { hexOf, padded } from './padding.ts';

/** The first 64 primes, whose roots give the constants. */
const PRIMES: readonly number[] = (() => {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < 64; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes;
})();
const fractionBits = (root: number) => ((root - Math.floor(root)) * 2 ** 32) | 0;
const CONSTANTS = PRIMES.map((prime) => fractionBits(Math.cbrt(prime)));
const START = PRIMES.slice(0, 8).map((prime) => fractionBits(Math.sqrt(prime)));

const rotate = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/** SHA-256 (FIPS 180-4) in hexadecimal: what a FIFO queue's content-based deduplication compares. */
export function sha256(bytes: Uint8Array): string {
  const view = padded(bytes, 'big');
  const state = Int32Array.from(START);
  const words = new Int32Array(64);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let index = 0; index < 64; index++) words[index] = wordAt(words, view, block, index);
    compress(state, words);
  }
  return hexOf([...state], 'big');
}

function wordAt(words: Int32Array, view: DataView, block: number, index: number): number {
  if (index < 16) return view.getInt32(block + index * 4);
  const [w15, w2] = [words[index - 15] ?? 0, words[index - 2] ?? 0];
  const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
  const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
  return ((words[index - 16] ?? 0) + s0 + (words[index - 7] ?? 0) + s1) | 0;
}

function compress(state: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let step = 0; step < 64; step++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const first = (h + s1 + chosen + (CONSTANTS[step] ?? 0) + (words[step] ?? 0)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, index) => {
    state[index] = ((state[index] ?? 0) + value) | 0;
  });
}

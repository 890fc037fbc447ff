/**
 * The hash behind all tables that are asked with a part of a text: it is computed in place, so that
 * nothing has to be cut out of the text first. Every character counts, or values that differ in one
 * place only would collide. It is never 0.
 */
export function hashOf(text: string, from: number, to: number): number {
  let hash = 0;
  for (let index = from; index < to; index++) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  }
  return hash === 0 ? 1 : hash;
}

/** Spreads a hash whose low bits alone would pick a slot. */
export function mixed(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}

/** Whether `text` has `part` at `from`; the caller knows that it is long enough. */
export function standsAt(text: string, from: number, part: string): boolean {
  for (let index = 0; index < part.length; index++) {
    if (text.charCodeAt(from + index) !== part.charCodeAt(index)) return false;
  }
  return true;
}

/** The same with A to Z in lower case; `part` is in lower case. */
export function standsFoldedAt(text: string, from: number, part: string): boolean {
  for (let index = 0; index < part.length; index++) {
    const code = text.charCodeAt(from + index);
    const folded = code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
    if (folded !== part.charCodeAt(index)) return false;
  }
  return true;
}

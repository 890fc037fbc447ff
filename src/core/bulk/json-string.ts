import { BACKSLASH } from './bytes.ts';

const PLAIN = new Map(
  [
    ['b', 0x08],
    ['f', 0x0c],
    ['n', 0x0a],
    ['r', 0x0d],
    ['t', 0x09],
  ].map(([letter, byte]) => [String(letter).charCodeAt(0), Number(byte)]),
);

/**
 * The content of a JSON string in UTF-8 as bytes, with a zero byte behind it.
 *
 * @param from behind the opening quote
 * @param to at the closing quote
 */
export function unescapeString(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const content = new Uint8Array(to - from + 1);
  let length = 0;
  let at = from;
  while (at < to) {
    const byte = bytes[at] ?? 0;
    if (byte !== BACKSLASH) {
      content[length++] = byte;
      at++;
      continue;
    }
    const letter = bytes[at + 1] ?? 0;
    if (letter === 0x75) {
      const [codePoint, behind] = readCodePoint(bytes, at);
      length = writeUtf8(content, length, codePoint);
      at = behind;
    } else {
      content[length++] = PLAIN.get(letter) ?? letter;
      at += 2;
    }
  }
  return content.subarray(0, length + 1);
}

/** `\uXXXX`, or two of them that are one character; half of such a pair is replaced. */
function readCodePoint(bytes: Uint8Array, at: number): [number, number] {
  const first = hexAt(bytes, at + 2);
  if (first < 0xd800 || first > 0xdfff) return [first, at + 6];
  const isPair = first < 0xdc00 && bytes[at + 6] === BACKSLASH && bytes[at + 7] === 0x75;
  const second = isPair ? hexAt(bytes, at + 8) : 0;
  if (second < 0xdc00 || second > 0xdfff) return [0xfffd, at + 6];
  return [0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00), at + 12];
}

function hexAt(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let index = at; index < at + 4; index++) {
    const byte = bytes[index] ?? 0;
    value = value * 16 + (byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x57);
  }
  return value;
}

/** Writes a character, never more bytes than its escape has; returns where the next one goes. */
function writeUtf8(into: Uint8Array, at: number, codePoint: number): number {
  if (codePoint < 0x80) {
    into[at] = codePoint;
    return at + 1;
  }
  const tails = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
  const lead = tails === 1 ? 0xc0 : tails === 2 ? 0xe0 : 0xf0;
  into[at] = lead | (codePoint >> (6 * tails));
  for (let tail = 1; tail <= tails; tail++) {
    into[at + tail] = 0x80 | ((codePoint >> (6 * (tails - tail))) & 0x3f);
  }
  return at + tails + 1;
}

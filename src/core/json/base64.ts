import { utf8Bytes } from './utf8.ts';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Characters that are not Base64 are passed over. */
export function bytesOfBase64(text: string): Uint8Array {
  const digits = [...text].map((character) => BASE64.indexOf(character)).filter((d) => d >= 0);
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const digit of digits) {
    held = (held << 6) | digit;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 0xff;
    held &= (1 << bits) - 1;
  }
  return bytes;
}

/** Bytes as UTF-8; if they are none, a question mark for each that is not ASCII. */
export function textOfBytes(bytes: Uint8Array): string {
  let percents = '';
  for (const byte of bytes) percents += `%${byte.toString(16).padStart(2, '0')}`;
  try {
    return decodeURIComponent(percents);
  } catch {
    return String.fromCharCode(...bytes.map((byte) => (byte < 0x80 ? byte : 0x3f)));
  }
}

/** A text's bytes in UTF-8 as Base64. */
export function base64OfText(text: string): string {
  const bytes = utf8Bytes(text);
  let result = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const bits = (first << 16) | (second << 8) | third;
    const digits = [18, 12, 6, 0].map((shift) => BASE64.charAt((bits >> shift) & 63));
    const used = Math.min(3, bytes.length - at) + 1;
    result += digits.slice(0, used).join('').padEnd(4, '=');
  }
  return result;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(256).fill(-1);
for (let value = 0; value < DIGITS.length; value++) VALUES[DIGITS.charCodeAt(value)] = value;

/**
 * Base64 (RFC 4648, section 4) between two places, with a zero byte behind what it stands for; `null`
 * if it is none.
 */
export function decodeBase64(bytes: Uint8Array, from: number, to: number): Uint8Array | null {
  let end = to;
  while (end > from && end > to - 2 && bytes[end - 1] === 0x3d) end--;
  const length = Math.floor(((end - from) * 3) / 4);
  const content = new Uint8Array(length + 1);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let index = from; index < end; index++) {
    const value = VALUES[bytes[index] ?? 0] ?? -1;
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    content[at++] = (held >> bits) & 0xff;
  }
  return content;
}

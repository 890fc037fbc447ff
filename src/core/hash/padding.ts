/**
 * Bytes as MD5 and SHA-256 read them: the message, a one bit, zeros, and the length in bits, together
 * a multiple of 64 bytes (RFC 1321 §3.1, FIPS 180-4 §5.1.1).
 */
export function padded(bytes: Uint8Array, byteOrder: 'little' | 'big'): DataView {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const whole = new Uint8Array(blocks * 64);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  const end = blocks * 64;
  const high = Math.floor(bytes.length / 0x2000_0000);
  const low = (bytes.length * 8) >>> 0;
  if (byteOrder === 'little') {
    view.setUint32(end - 8, low, true);
    view.setUint32(end - 4, high, true);
  } else {
    view.setUint32(end - 8, high);
    view.setUint32(end - 4, low);
  }
  return view;
}

export function hexOf(words: readonly number[], byteOrder: 'little' | 'big'): string {
  const bytes = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, index) => {
    bytes.setInt32(index * 4, word, byteOrder === 'little');
  });
  let text = '';
  for (let index = 0; index < bytes.byteLength; index++) {
    text += bytes.getUint8(index).toString(16).padStart(2, '0');
  }
  return text;
}

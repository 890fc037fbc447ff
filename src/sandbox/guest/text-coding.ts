/** `TextEncoder` and `TextDecoder`, which the engine has not: UTF-8 (WHATWG Encoding Standard). */

export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    // Half of a surrogate pair has no bytes of its own.
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) bytes[length++] = code;
    else {
      const following = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      bytes[length++] = ((0xf0 << (3 - following)) & 0xff) | (code >> (6 * following));
      for (let i = following - 1; i >= 0; i--) bytes[length++] = 0x80 | ((code >> (6 * i)) & 0x3f);
    }
  }
  return bytes.slice(0, length);
}

const REPLACEMENT = '\ufffd';

/** @param onfault called for bytes that are no UTF-8; they become a replacement character */
export function decodeUtf8(bytes: Uint8Array, onfault: () => void = () => {}): string {
  const parts: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at++] ?? 0;
    if (lead < 0x80) {
      parts.push(String.fromCharCode(lead));
      continue;
    }
    const following = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    let code = lead & (0x3f >> following);
    // The first byte after the lead has bounds of its own: no overlong forms, no surrogates.
    let least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    let most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    let missing = lead < 0xc2 || lead > 0xf4 ? -1 : following;
    while (missing > 0) {
      const next = bytes[at] ?? 0;
      if (at >= bytes.length || next < least || next > most) break;
      [least, most] = [0x80, 0xbf];
      code = (code << 6) | (next & 0x3f);
      at++;
      missing--;
    }
    if (missing === 0) parts.push(String.fromCodePoint(code));
    else {
      onfault();
      parts.push(REPLACEMENT);
    }
  }
  return parts.join('');
}

export class TextEncoder {
  readonly encoding = 'utf-8';
  encode(text: unknown = ''): Uint8Array {
    return encodeUtf8(String(text));
  }
}

export class TextDecoder {
  readonly encoding = 'utf-8';
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;

  constructor(label = 'utf-8', { fatal = false, ignoreBOM = false } = {}) {
    if (!/^(?:utf-?8|unicode-1-1-utf-8)$/i.test(label.trim())) {
      throw new RangeError(`The "${label}" encoding is not supported here`);
    }
    this.fatal = fatal;
    this.ignoreBOM = ignoreBOM;
  }

  decode(input: ArrayBufferView | ArrayBuffer = new Uint8Array()): string {
    const bytes = ArrayBuffer.isView(input)
      ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
      : new Uint8Array(input);
    const text = decodeUtf8(bytes, () => {
      if (this.fatal) throw new TypeError('The encoded data was not valid for encoding utf-8');
    });
    return !this.ignoreBOM && text.startsWith('\ufeff') ? text.slice(1) : text;
  }
}

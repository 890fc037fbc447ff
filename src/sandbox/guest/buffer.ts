import { decodeUtf8, encodeUtf8 } from './text-coding.ts';

/** `Buffer` of Node.js, as far as handlers use it: texts to bytes and back, and their sizes. */

type Bytes = Uint8Array<ArrayBuffer>;

/** Of quickjs-ng, ahead of TypeScript's library (ECMAScript proposal *Uint8Array to/from base64*). */
interface Base64Bytes extends Bytes {
  toBase64(options?: { alphabet?: string; omitPadding?: boolean }): string;
  toHex(): string;
}

export class Buffer extends Uint8Array<ArrayBuffer> {
  static override from(value: unknown, encoding?: unknown): Buffer {
    if (typeof value === 'string') return wrap(encode(value, encoding));
    if (value instanceof ArrayBuffer) return wrap(new Uint8Array(value));
    const { type, data } = value as { type?: unknown; data?: unknown };
    const list = type === 'Buffer' && Array.isArray(data) ? data : value;
    return wrap(Uint8Array.from(list as ArrayLike<number>));
  }

  static alloc(size: number, fill: number | string = 0): Buffer {
    const bytes = wrap(new Uint8Array(size));
    const pattern = typeof fill === 'string' ? encodeUtf8(fill) : [fill];
    return bytes.map((_, index) => pattern[index % pattern.length] ?? 0) as Buffer;
  }

  static concat(list: readonly Uint8Array[]): Buffer {
    const whole = new Uint8Array(list.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of list) {
      whole.set(part, at);
      at += part.length;
    }
    return wrap(whole);
  }

  static byteLength(value: string | ArrayBufferView | ArrayBuffer, encoding?: unknown): number {
    return typeof value === 'string' ? encode(value, encoding).length : value.byteLength;
  }

  static isBuffer(value: unknown): value is Buffer {
    return value instanceof Buffer;
  }

  override toString(encoding?: unknown, start = 0, end = this.length): string {
    return decode(this.subarray(start, end), encoding);
  }

  toJSON(): { type: 'Buffer'; data: number[] } {
    return { type: 'Buffer', data: Array.from(this) };
  }

  equals(other: Uint8Array): boolean {
    return this.length === other.length && this.every((byte, index) => byte === other[index]);
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    const shown = Array.from(this.subarray(0, 50), (byte) => byte.toString(16).padStart(2, '0'));
    const rest = this.length - 50;
    const more = rest > 0 ? ` ... ${rest} more byte${rest > 1 ? 's' : ''}` : '';
    return `<Buffer ${shown.join(' ')}${more}>`;
  }
}

function wrap(bytes: Bytes): Buffer {
  return new Buffer(bytes.buffer, bytes.byteOffset, bytes.length);
}

function encode(text: string, encoding: unknown): Bytes {
  switch (nameOf(encoding)) {
    case 'base64':
    case 'base64url':
      return fromBase64(text);
    case 'hex':
      return Uint8Array.from(text.match(/[0-9a-f]{2}/gi) ?? [], (pair) =>
        Number.parseInt(pair, 16),
      );
    case 'latin1':
      return Uint8Array.from(text, (character) => character.charCodeAt(0));
    default:
      return encodeUtf8(text);
  }
}

function decode(bytes: Uint8Array, encoding: unknown): string {
  const view = new Uint8Array(bytes) as Base64Bytes;
  switch (nameOf(encoding)) {
    case 'base64':
      return view.toBase64();
    case 'base64url':
      return view.toBase64({ alphabet: 'base64url', omitPadding: true });
    case 'hex':
      return view.toHex();
    case 'latin1':
      return Array.from(view, (byte) => String.fromCharCode(byte)).join('');
    default:
      return decodeUtf8(view);
  }
}

function nameOf(encoding: unknown): string {
  const name = String(encoding ?? 'utf8').toLowerCase();
  if (name === 'binary' || name === 'ascii') return 'latin1';
  if (['utf8', 'utf-8', 'base64', 'base64url', 'hex', 'latin1'].includes(name)) return name;
  const error = new TypeError(`Unknown encoding: ${encoding}`);
  throw Object.assign(error, { code: 'ERR_UNKNOWN_ENCODING' });
}

/** Node.js takes either alphabet, with or without padding, and passes over anything else. */
function fromBase64(text: string): Bytes {
  const plain = text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/=.*$|[^A-Za-z0-9+/]/gs, '');
  // A last digit alone holds no whole byte.
  const digits = plain.length % 4 === 1 ? plain.slice(0, -1) : plain;
  return Uint8Array.from(atob(digits), (character) => character.charCodeAt(0));
}

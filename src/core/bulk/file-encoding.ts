import { spells } from './bytes.ts';

/** How a file's bytes come to be UTF-8. */
export type FileEncoding =
  | { readonly type: 'utf-8'; readonly skip: number }
  /** What Windows' shell writes where another would write UTF-8. */
  | { readonly type: 'utf-16le' | 'utf-16be'; readonly skip: number }
  | { readonly type: 'gzip' }
  /** Not text; `name` says what it is, if that is known. */
  | { readonly type: 'unreadable'; readonly name: string | null };

/** So many bytes of a file are enough to tell. */
export const ENCODING_BYTES = 4_096;

const SIGNATURES: readonly (readonly [name: string, signature: string])[] = [
  ['a ZIP archive', 'PK\x03\x04'],
  ['a Parquet file', 'PAR1'],
  ['compressed with Zstandard', '\x28\xb5\x2f\xfd'],
  ['compressed with bzip2', 'BZh'],
  ['compressed with xz', '\xfd7zXZ\x00'],
  ['compressed with Snappy', '\xff\x06\x00\x00sNaPpY'],
  ['an Avro file', 'Obj\x01'],
  ['an SQLite database', 'SQLite format 3\x00'],
  ['a PDF', '%PDF-'],
];

export function encodingOf(beginning: Uint8Array): FileEncoding {
  if (spells(beginning, 0, '\x1f\x8b')) return { type: 'gzip' };
  const known = SIGNATURES.find(([, signature]) => spells(beginning, 0, signature));
  if (known) return { type: 'unreadable', name: known[0] };
  if (spells(beginning, 0, '\xef\xbb\xbf')) return { type: 'utf-8', skip: 3 };
  if (spells(beginning, 0, '\xff\xfe')) return { type: 'utf-16le', skip: 2 };
  if (spells(beginning, 0, '\xfe\xff')) return { type: 'utf-16be', skip: 2 };
  // The first character of JSON is an ASCII one, so without a mark it is the zero that tells.
  if (beginning.length >= 2 && beginning[1] === 0 && beginning[0] !== 0) {
    return { type: 'utf-16le', skip: 0 };
  }
  if (beginning.length >= 2 && beginning[0] === 0 && beginning[1] !== 0) {
    return { type: 'utf-16be', skip: 0 };
  }
  if (beginning.includes(0)) return { type: 'unreadable', name: null };
  return { type: 'utf-8', skip: 0 };
}

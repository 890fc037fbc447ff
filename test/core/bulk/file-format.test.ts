import { describe, expect, test } from 'vitest';
import { encodingOf, type FileEncoding } from '../../../src/core/bulk/file-encoding.ts';
import { type TableFormat, tableFormatOf } from '../../../src/core/bulk/table-format.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each<readonly [string, string, FileEncoding]>([
  ['JSON', '{"a":1}', { type: 'utf-8', skip: 0 }],
  ['a byte order mark', '\xef\xbb\xbf{"a":1}', { type: 'utf-8', skip: 3 }],
  ['gzip', '\x1f\x8b\x08\x00', { type: 'gzip' }],
  ['what PowerShell writes', '\xff\xfe{\0', { type: 'utf-16le', skip: 2 }],
  ['the other order', '\xfe\xff\0{', { type: 'utf-16be', skip: 2 }],
  ['without a mark', '{\0"\0', { type: 'utf-16le', skip: 0 }],
  ['without a mark, the other order', '\0{\0"', { type: 'utf-16be', skip: 0 }],
  ['a ZIP archive', 'PK\x03\x04\x14\0', { type: 'unreadable', name: 'a ZIP archive' }],
  ['Parquet', 'PAR1\x15\x04', { type: 'unreadable', name: 'a Parquet file' }],
  ['bytes of anything', 'abc\x01\0\0\0', { type: 'unreadable', name: null }],
  ['nothing', '', { type: 'utf-8', skip: 0 }],
])('the encoding of %s', (_, beginning, encoding) => {
  expect(encodingOf(bytes(beginning))).toEqual(encoding);
});

describe('a table is known by its first line', () => {
  const [comma, tab, semicolon] = [',', '\t', ';'].map((separator) => separator.charCodeAt(0));
  test.each<readonly [string, TableFormat | null]>([
    ['@timestamp,@message\n2026', { separator: comma ?? 0, column: 1 }],
    ['@message', { separator: comma ?? 0, column: 0 }],
    ['"timestamp","message"\r\n', { separator: comma ?? 0, column: 1 }],
    ['Message\tTime\n', { separator: tab ?? 0, column: 0 }],
    ['id;body\n', { separator: semicolon ?? 0, column: 1 }],
    ['message,@message\n', { separator: comma ?? 0, column: 1 }],
    ['message\n{"a":1}', null],
    ['{"a":1,"message":2}', null],
    ['[INFO],message', null],
    ['time,level\n', null],
    ['', null],
  ])('%j', (beginning, format) => {
    expect(tableFormatOf(beginning)).toEqual(format);
  });
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { md5 } from '../../../src/core/hash/md5.ts';
import { sha256 } from '../../../src/core/hash/sha-256.ts';
import { utf8Bytes } from '../../../src/core/json/utf8.ts';

const reference = (name: string, data: Uint8Array | string) =>
  createHash(name).update(data).digest('hex');

test('the hashes are those of every other implementation', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(md5(bytes)).toBe(reference('md5', bytes));
      expect(sha256(bytes)).toBe(reference('sha256', bytes));
    }),
    { numRuns: 300 },
  );
});

test('a text is hashed in UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(md5(utf8Bytes(text))).toBe(reference('md5', text));
    }),
  );
});

test.each(['', 'é', '€', '😀', 'a\ud800b', '\ud800é', '\ud800'])(
  '%j has the bytes of UTF-8',
  (text) => {
    expect([...utf8Bytes(text)]).toEqual([...new TextEncoder().encode(text)]);
  },
);

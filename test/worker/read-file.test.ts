import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openFile } from '../../src/worker/read-file.ts';

const text = '{"source":"a","detail":{"city":"Tōkyō 🚀"}}\n'.repeat(20_000);

async function readAll(...parts: readonly (string | Uint8Array)[]): Promise<string> {
  const file = await openFile(new Blob(parts as BlobPart[]), () => {});
  const decoder = new TextDecoder();
  let all = '';
  for await (const chunk of file.chunks) all += decoder.decode(chunk, { stream: true });
  return all;
}

const utf16 = (value: string) => Buffer.from(value, 'utf16le');

test.each<readonly [string, readonly (string | Uint8Array)[]]>([
  ['UTF-8', [text]],
  ['UTF-8 with a mark', ['\ufeff', text]],
  ['UTF-16', [utf16(`\ufeff${text}`)]],
  ['UTF-16 without a mark', [utf16(text)]],
  ['UTF-16, the other order', [utf16(`\ufeff${text}`).swap16()]],
  ['gzip', [gzipSync(text)]],
  ['gzip, stored', [gzipSync(text, { level: 0 })]],
  ['UTF-16 in gzip', [gzipSync(utf16(`\ufeff${text}`))]],
  ['gzip of two files', [gzipSync(text.slice(0, 5_000)), gzipSync(text.slice(5_000))]],
])('%s is read as UTF-8', async (_, parts) => {
  expect(await readAll(...parts)).toBe(text);
});

test.each<readonly [string, string | Uint8Array, string]>([
  ['a ZIP archive', 'PK\x03\x04', 'This is a ZIP archive.'],
  ['a picture', '\x89PNG\r\n\x1a\n\0\0\0', 'This is no text file.'],
  ['gzip in gzip', gzipSync(gzipSync('{}')), 'The file is compressed twice.'],
  ['damaged gzip', gzipSync(text).subarray(0, 500), 'not gzip, or not whole'],
])('%s is refused with words', async (_, part, words) => {
  await expect(readAll(part)).rejects.toThrow(words);
});

test('tells how many bytes of the file have been read', async () => {
  const compressed = gzipSync(text);
  let last = 0;
  const file = await openFile(new Blob([compressed as BlobPart]), (bytes) => {
    last = bytes;
  });
  for await (const _ of file.chunks);
  expect(last).toBe(compressed.length);
});

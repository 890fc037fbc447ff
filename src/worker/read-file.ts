import { ENCODING_BYTES, encodingOf } from '../core/bulk/file-encoding.ts';
import { gunzip } from './gunzip.ts';

/** A file that is being read as UTF-8, whatever it is in. */
export interface OpenFile {
  readonly compression: 'gzip' | null;
  /** The first few thousand bytes, or all if there are fewer; they come again in `chunks`. */
  readonly beginning: Uint8Array;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** What the file is makes it unreadable here. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/**
 * Begins to read a file. Throws `UnreadableFile` if it is no text, and what the browser throws if it
 * cannot be read or decompressed, then or later.
 *
 * @param onread told how many bytes have been read, as the file has them
 */
export async function openFile(file: Blob, onread: (bytes: number) => void): Promise<OpenFile> {
  return openChunks(await peek(chunksOf(file, onread)), null);
}

async function openChunks(
  { beginning, chunks }: Peeked,
  compression: OpenFile['compression'],
): Promise<OpenFile> {
  const encoding = encodingOf(beginning);
  switch (encoding.type) {
    case 'gzip':
      if (compression) throw new UnreadableFile('The file is compressed twice.');
      return openChunks(await peek(gunzip(chunks)), 'gzip');
    case 'unreadable':
      throw new UnreadableFile(
        encoding.name
          ? `This is ${encoding.name}. Unpack it first, or save the events as JSON or CSV.`
          : 'This is no text file. Events are read from JSON and CSV, also gzipped.',
      );
    case 'utf-8':
      return {
        compression,
        beginning: beginning.subarray(encoding.skip),
        chunks: skip(chunks, encoding.skip),
      };
    default: {
      const text = skip(chunks, encoding.skip);
      return { compression, ...(await peek(transcode(text, encoding.type))) };
    }
  }
}

interface Peeked {
  readonly beginning: Uint8Array;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Looks at the first bytes of a stream without taking them from it. */
async function peek(source: AsyncGenerator<Uint8Array>): Promise<Peeked> {
  const seen: Uint8Array[] = [];
  for (let length = 0; length < ENCODING_BYTES; ) {
    const { done, value } = await source.next();
    if (done) break;
    seen.push(value);
    length += value.length;
  }
  const head = new Uint8Array(await new Blob(seen as BlobPart[]).arrayBuffer());
  async function* chunks() {
    yield* seen;
    yield* source;
  }
  return { beginning: head.subarray(0, ENCODING_BYTES), chunks: chunks() };
}

async function* chunksOf(file: Blob, onread: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  let bytesRead = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    bytesRead += value.length;
    onread(bytesRead);
    yield value;
  }
}

async function* skip(chunks: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of chunks) {
    yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

async function* transcode(
  chunks: AsyncIterable<Uint8Array>,
  encoding: 'utf-16le' | 'utf-16be',
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    yield encoder.encode(decoder.decode(chunk, { stream: true }));
  }
  yield encoder.encode(decoder.decode());
}

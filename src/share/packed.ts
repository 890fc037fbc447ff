import { failure, type Result, success } from '../core/model/result.ts';

/**
 * A document in the fragment of a link: a version, a colon, and its JSON, compressed with raw DEFLATE,
 * in base64url without padding. What follows the `#` of an address never reaches a server. Documents
 * of every released version open for ever.
 */
const VERSION = '1';
/** Bounds what a hostile link can make of a few bytes. */
const LARGEST_DOCUMENT_BYTES = 8_000_000;
/** In characters: what does not compress at all, in base64. More is not even looked at. */
const LONGEST_PAYLOAD = (LARGEST_DOCUMENT_BYTES * 4) / 3;

export type PackedProblem = {
  /** What the link carried, so that nothing is lost. */
  readonly payload: string;
} & (
  | { readonly code: 'unknown-version'; readonly version: string }
  | { readonly code: 'damaged' }
  | { readonly code: 'too-large' }
  | { readonly code: 'not-json' }
);

export interface Unpacked {
  readonly value: unknown;
  readonly text: string;
}

/** Whether a document is small enough for a link that opens again. */
export function canBePacked(value: object): boolean {
  return new TextEncoder().encode(JSON.stringify(value)).length <= LARGEST_DOCUMENT_BYTES;
}

export async function pack(value: object): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const compressed = new Uint8Array(await new Response(stream).arrayBuffer());
  return `${VERSION}:${toBase64Url(compressed)}`;
}

export async function unpack(payload: string): Promise<Result<Unpacked, PackedProblem>> {
  const [version = '', ...rest] = payload.split(':');
  if (version !== VERSION) return failure({ code: 'unknown-version', version, payload });
  if (payload.length > LONGEST_PAYLOAD) return failure({ code: 'too-large', payload });
  const compressed = fromBase64Url(rest.join(':'));
  if (!compressed) return failure({ code: 'damaged', payload });
  const inflated = await inflate(compressed);
  if (!inflated.ok) return failure({ code: inflated.error, payload });
  const text = inflated.value;
  try {
    return success({ value: JSON.parse(text), text });
  } catch {
    return failure({ code: 'not-json', payload: text });
  }
}

/** In plain words, for the page. */
export function describePackedProblem(
  problem: PackedProblem,
  what: 'a scenario' | 'an exercise',
): string {
  switch (problem.code) {
    case 'unknown-version':
      return isNewer(problem.version)
        ? `This link was made by a newer version of Buslab (format ${problem.version}); this one reads format ${VERSION}. Reload the page for the newest version, or ask for a file.`
        : `This link was made by another version of Buslab (format "${problem.version.slice(0, 20)}"). This one reads format ${VERSION}.`;
    case 'damaged':
      return 'This link is damaged. It was probably cut off or changed on its way: ask for it again, or for a file.';
    case 'too-large':
      return `What this link carries is larger than ${what} can be.`;
    case 'not-json':
      return `What this link carries is not ${what}. It was probably changed on its way.`;
  }
}

function isNewer(version: string): boolean {
  return /^[1-9]\d{0,3}$/.test(version) && Number(version) > Number(VERSION);
}

/** Stops as soon as it becomes too much: a few bytes can stand for gigabytes. */
async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<string, 'damaged' | 'too-large'>> {
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return success(text + decoder.decode());
      size += value.length;
      if (size > LARGEST_DOCUMENT_BYTES) {
        await reader.cancel();
        return failure('too-large');
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return failure('damaged');
  }
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

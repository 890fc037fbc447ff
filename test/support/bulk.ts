import { BulkCheck } from '../../src/core/bulk/bulk-check.ts';
import { EventReader, type Wrapping } from '../../src/core/bulk/event-reader.ts';
import type { ProblemCode } from '../../src/core/bulk/problem.ts';
import type { BulkRequest, CheckedRule } from '../../src/core/bulk/report.ts';
import { sourceFor } from '../../src/core/bulk/source-for.ts';
import { instant } from '../../src/core/model/brand.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export const decode = (bytes: Uint8Array) => decoder.decode(bytes);
export const encode = (text: string) => encoder.encode(text);

/** The bytes in pieces of these sizes, again and again; whole if there are none. */
export function piecesOf(bytes: Uint8Array, sizes: readonly number[] = []): Uint8Array[] {
  if (sizes.length === 0) return [bytes];
  const pieces: Uint8Array[] = [];
  for (let at = 0, index = 0; at < bytes.length; index++) {
    const size = sizes[index % sizes.length] ?? 1;
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

export interface FoundInFile {
  readonly events: readonly string[];
  readonly wrappings: readonly (Wrapping | null)[];
  readonly problems: readonly { readonly code: ProblemCode; readonly line: number }[];
}

/** Everything that a file holds. */
export function findInFile(text: string, sizes?: readonly number[]): FoundInFile {
  const events: string[] = [];
  const wrappings: (Wrapping | null)[] = [];
  const problems: { code: ProblemCode; line: number }[] = [];
  const source = sourceFor(text);
  const place = { account: '123456789012', region: 'us-east-1' };
  const facts = { ...place, receivedAt: instant(Date.UTC(2026, 0, 15, 9)), id: 'put' };
  const reader = new EventReader(decode, facts, (event, wrapping) => {
    events.push(event);
    wrappings.push(wrapping);
  });
  const note = (code: ProblemCode) =>
    problems.push({ code, line: source.window.lineOf(source.start) });
  const pieces = piecesOf(encode(text), sizes);
  for (;;) {
    const split = source.next();
    if (split === 'end') return { events, wrappings, problems };
    if (split === 'problem') note(source.problem);
    if (split === 'record') {
      const reading = source.read(reader);
      if (reading !== 'events' && reading !== 'nothing') note(reading);
    }
    if (split !== 'more') continue;
    const piece = pieces.shift();
    if (piece) source.push(piece);
    else source.finish();
  }
}

export function aBulkRequest(
  rules: readonly (Partial<CheckedRule> & { readonly pattern: string })[],
): BulkRequest {
  return {
    account: '123456789012',
    region: 'us-east-1',
    startsAt: '2026-01-15T09:00:00.000Z',
    seed: 1,
    rules: rules.map((rule, index) => ({
      bus: 'default',
      name: `rule-${index}`,
      isEnabled: true,
      ...rule,
    })),
  };
}

/** A check that has read the whole text. */
export function checkText(
  request: BulkRequest,
  text: string,
  sizes?: readonly number[],
): BulkCheck {
  const check = new BulkCheck(request, sourceFor(text), decode);
  for (const piece of piecesOf(encode(text), sizes)) {
    check.push(piece);
    check.work(() => false);
  }
  check.finish();
  check.work(() => false);
  return check;
}

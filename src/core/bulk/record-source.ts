import type { ByteWindow } from './byte-window.ts';
import type { EventReader, Reading } from './event-reader.ts';
import type { ProblemCode } from './problem.ts';

/**
 * What is next: a record or a problem, of which the source's fields tell; or bytes are needed first;
 * or all has been read.
 */
export type Split = 'record' | 'problem' | 'more' | 'end';

/** Cuts a stream of bytes into records. The answers do not depend on how the stream comes in pieces. */
export interface RecordSource {
  readonly window: ByteWindow;
  /** Of the latest record or problem, in the window. */
  readonly start: number;
  /** Behind the record; of a problem, where it is noticed. */
  readonly end: number;
  readonly problem: ProblemCode;
  /** All has been read, and what it was wrapped in is not closed. */
  readonly isCutOff: boolean;
  push(chunk: Uint8Array): void;
  /** Nothing will be pushed any more. */
  finish(): void;
  next(): Split;
  /** What the latest record holds. */
  read(reader: EventReader): Reading;
}

/**
 * In bytes. An event has 1 MB at most, and it doubles with every string that it is wrapped in; what is
 * longer than this is no record, and is not waited for.
 */
export const LONGEST_RECORD = 8 * 1024 * 1024;

/** So much from a problem's start, and behind where it is noticed, is at hand to tell of it. */
export const EXCERPT_BYTES = 240;

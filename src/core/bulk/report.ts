import type { Scenario } from '../model/scenario.ts';
import type { Wrapping } from './event-reader.ts';
import type { ProblemCode } from './problem.ts';

/** A rule that a file's events are checked against. */
export interface CheckedRule {
  readonly bus: string;
  readonly name: string;
  readonly isEnabled: boolean;
  readonly pattern: string;
}

/** What a check needs besides the file. The place and the time are for entries of `PutEvents`. */
export interface BulkRequest extends Pick<Scenario, 'account' | 'region' | 'startsAt' | 'seed'> {
  readonly rules: readonly CheckedRule[];
}

/** How far a check has come, in numbers. */
export interface BulkCounts {
  readonly events: number;
  /** Events that at least one enabled rule takes. */
  readonly matched: number;
  readonly unmatched: number;
  /** Pieces of the file that are no event. */
  readonly problems: number;
  readonly problemCodes: Readonly<Partial<Record<ProblemCode, number>>>;
  /** Events by what they were wrapped in; those that were not are left out. */
  readonly wrappings: Readonly<Partial<Record<Wrapping, number>>>;
  /** In the order of the request. */
  readonly rules: readonly RuleCount[];
  /** The file ended inside a list. */
  readonly isCutOff: boolean;
}

export interface RuleCount {
  readonly bus: string;
  readonly name: string;
  readonly isEnabled: boolean;
  /** AWS's message about its pattern; such a rule matches nothing. */
  readonly error: string | null;
  readonly matches: number;
}

/** Where something stands in the file; if it is compressed, in what that holds. */
export interface FilePlace {
  /** From 1. */
  readonly line: number;
  /** In bytes, from 0. */
  readonly offset: number;
}

/** An event for people to look at. */
export interface EventSample extends FilePlace {
  /** As it is written in the file; `null` if too much is kept already. */
  readonly text: string | null;
}

/** What stands in the file and is no event. */
export interface ProblemSample extends FilePlace {
  readonly code: ProblemCode;
  readonly message: string;
  /** Its beginning. */
  readonly excerpt: string;
}

/** What is kept of an event stream of any length. */
export interface BulkSamples {
  /** In the order of the request; each in the order of the file. */
  readonly rules: readonly (readonly EventSample[])[];
  readonly unmatched: readonly EventSample[];
  /** The first ones. */
  readonly problems: readonly ProblemSample[];
}

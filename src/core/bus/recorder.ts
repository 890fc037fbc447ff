import type { TraceFact } from '../model/trace.ts';

/** Appends a fact to the trace and returns its sequence number. */
export type Recorder = (fact: TraceFact, cause: number | null) => number;

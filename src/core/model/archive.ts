import * as v from 'valibot';
import { busName, text, wholeNumber } from './fields.ts';

/** Names of archives and replays: `[\\.\\-_A-Za-z0-9]+` (EventBridge API Reference). */
const nameOf = (most: number) =>
  v.pipe(v.string(), v.maxLength(most), v.regex(/^[.\-_A-Za-z0-9]+$/, 'Not a valid name'));
export const archiveName = nameOf(48);
export const replayName = nameOf(64);

/** Keeps the events of a bus, so that they can be replayed. It is there from the start. */
export const archiveSchema = v.object({
  name: archiveName,
  bus: busName,
  description: v.optional(v.pipe(v.string(), v.maxLength(512))),
  /** Which events are kept; all of them if it is left out or empty. */
  pattern: v.optional(text),
  /** 0: for ever. */
  retentionDays: v.optional(wholeNumber(0, 100_000), 0),
});

export type Archive = v.InferOutput<typeof archiveSchema>;

/** An event may take so long until it is in an archive (EventBridge User Guide, *Archiving events*). */
export const ARCHIVE_DELAY_MILLISECONDS = 10 * 60_000;

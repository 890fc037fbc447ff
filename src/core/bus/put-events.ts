import { parseJson } from '../json/parse.ts';
import { utf8Length } from '../json/utf8.ts';

/** An entry of `PutEvents`, in the API's own spelling (EventBridge API Reference, *PutEventsRequestEntry*). */
export interface PutEventsEntry {
  readonly Source?: string | undefined;
  readonly DetailType?: string | undefined;
  /** A JSON object as text. */
  readonly Detail?: string | undefined;
  /** Name or ARN; the default bus if it is left out. */
  readonly EventBusName?: string | undefined;
  /** ISO 8601. */
  readonly Time?: string | undefined;
  readonly Resources?: readonly string[] | undefined;
  readonly TraceHeader?: string | undefined;
}

export type PutEventsResultEntry =
  | { readonly EventId: string }
  | { readonly ErrorCode: string; readonly ErrorMessage: string };

export interface PutEventsResponse {
  readonly FailedEntryCount: number;
  /** One an entry, in order. */
  readonly Entries: readonly PutEventsResultEntry[];
}

/** The whole request is refused and nothing is put: the service's error, as on the wire. */
export interface PutEventsRefusal {
  readonly __type: 'ValidationException';
  readonly message: string;
}

export const MOST_ENTRIES = 10;
/** 1 MB since January 2026; it was 256 KB before. */
export const LARGEST_REQUEST_BYTES = 1_048_576;
export const FORMER_LARGEST_REQUEST_BYTES = 262_144;

/** The size that counts against the limit (EventBridge User Guide, *Calculating PutEvents event entry size*). */
export function entrySize(entry: PutEventsEntry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])];
  const time = entry.Time === undefined ? 0 : 14;
  return texts.reduce((bytes, text) => bytes + utf8Length(text ?? ''), time);
}

/** Why the service refuses a request as a whole; `null` if it does not. */
export function checkRequest(entries: readonly PutEventsEntry[]): PutEventsRefusal | null {
  if (entries.length === 0) {
    return refusal(
      "1 validation error detected: Value '[]' at 'entries' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  if (entries.length > MOST_ENTRIES) {
    const shown = entries.map(describeEntry).join(', ');
    return refusal(
      `1 validation error detected: Value '[${shown}]' at 'entries' failed to satisfy constraint: Member must have length less than or equal to ${MOST_ENTRIES}`,
    );
  }
  const size = entries.reduce((bytes, entry) => bytes + entrySize(entry), 0);
  if (size > LARGEST_REQUEST_BYTES) {
    return refusal('Total size of the entries in the request is over the limit.');
  }
  return null;
}

type EntryProblem = { readonly ErrorCode: string; readonly ErrorMessage: string };

/** What no event can do without, whoever sends it. The order of the checks is our choice. */
export function checkContent(entry: PutEventsEntry): EntryProblem | null {
  for (const name of ['Source', 'DetailType', 'Detail'] as const) {
    if (entry[name]) continue;
    const ErrorMessage = `Parameter ${name} is not valid. Reason: ${name} is a required argument.`;
    return { ErrorCode: 'InvalidArgument', ErrorMessage };
  }
  const detail = parseJson(entry.Detail ?? '');
  if (!detail.ok || detail.value.type !== 'object') {
    return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  }
  return null;
}

/** Why the service refuses one entry; `null` if it takes it. */
export function checkEntry(entry: PutEventsEntry): EntryProblem | null {
  const problem = checkContent(entry);
  if (problem || !entry.Source?.startsWith('aws.')) return problem;
  return {
    ErrorCode: 'NotAuthorizedForSourceException',
    ErrorMessage: 'Not authorized for the source.',
  };
}

/** An entry above the account's rate. */
const THROTTLED: EntryProblem = {
  ErrorCode: 'ThrottlingException',
  ErrorMessage: 'Rate exceeded',
};

/**
 * The service's answer to a request that is not refused as a whole.
 *
 * @param admits whether the account's rate lets in the entry at a place; asked of each that is right
 */
export function answerEntries(
  entries: readonly PutEventsEntry[],
  nextId: () => string,
  admits: (place: number) => boolean,
): PutEventsResponse {
  const Entries = entries.map(
    (entry, place) => checkEntry(entry) ?? (admits(place) ? { EventId: nextId() } : THROTTLED),
  );
  const FailedEntryCount = Entries.filter((entry) => 'ErrorCode' in entry).length;
  return { FailedEntryCount, Entries };
}

function refusal(message: string): PutEventsRefusal {
  return { __type: 'ValidationException', message };
}

/** As recorded from the service, members included that its API does not have. */
function describeEntry(entry: PutEventsEntry): string {
  const show = (value: unknown) => (value === undefined ? 'null' : String(value));
  const resources = entry.Resources ? `[${entry.Resources.join(', ')}]` : 'null';
  return `PutEventsRequestEntry(time=${show(entry.Time)}, source=${show(entry.Source)}, resources=${resources}, detailType=${show(entry.DetailType)}, detail=${show(entry.Detail)}, eventBusName=${show(entry.EventBusName)}, traceHeader=${show(entry.TraceHeader)}, kmsKeyIdentifier=null, internalMetadata=null)`;
}

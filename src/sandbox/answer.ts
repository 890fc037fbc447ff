import type { ServiceDirectory } from '../core/model/invocation.ts';
import { failure, type Result } from '../core/model/result.ts';

/**
 * What AWS answers when a handler calls it. Nothing happens here: the simulation reads the recorded
 * calls and lets them take effect at their moments.
 */
export interface AnsweredCall {
  /** The request as the service gets it: the SDK drops members that the API does not have. */
  readonly input: object;
  readonly output: object;
}

/** An error of the service, by the names that the SDK gives it. */
export interface ServiceError {
  readonly name: string;
  readonly message: string;
  /** The request, if the service itself refused it: that is then on record like any other call. */
  readonly input?: object;
}

export type Answer = Result<AnsweredCall, ServiceError>;
export type Input = Readonly<Record<string, unknown>>;

/** What an answer depends on besides the request. */
export interface Surroundings {
  readonly directory: ServiceDirectory;
  readonly nextId: () => string;
}

export function refuse(name: string, message: string): Answer {
  return failure({ name, message });
}

export function isRecord(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function recordsOf(value: unknown): readonly Input[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function given(members: Input): Input {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** Why a batch is refused as a whole; `null` if it is not. */
export function batchProblem(entries: readonly Input[], what: string): Answer | null {
  if (entries.length === 0) {
    return refuse('EmptyBatchRequest', `There should be at least one ${what} in the request.`);
  }
  if (entries.length > 10) {
    return refuse(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  }
  const ids = entries.map(({ Id }) => String(Id));
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated === undefined) return null;
  return refuse('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
}

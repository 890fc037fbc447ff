import { type ApiError, apiError } from './wire.ts';

const MOST_ENTRIES = 10;
const ENTRY_ID = /^[A-Za-z0-9_-]{1,80}$/;

/**
 * Why a batch is refused as a whole; `null` if it is not (SQS API Reference, *SendMessageBatch*).
 *
 * @param what the API calls an entry
 */
export function batchProblem(ids: readonly string[], what: string): ApiError | null {
  const count = countProblem(ids.length, what);
  if (count) return count;
  if (ids.some((id) => !ENTRY_ID.test(id))) {
    return apiError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  }
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  return repeated === undefined
    ? null
    : apiError('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
}

export function countProblem(count: number, what: string): ApiError | null {
  if (count === 0) {
    return apiError('EmptyBatchRequest', `There should be at least one ${what} in the request.`);
  }
  if (count <= MOST_ENTRIES) return null;
  return apiError(
    'TooManyEntriesInBatchRequest',
    `Maximum number of entries per request are ${MOST_ENTRIES}. You have sent ${count}.`,
  );
}

/** What a batch answers: entries that went well beside those that did not. */
export function batchOutput(
  results: readonly { readonly id: string; readonly outcome: BatchOutcome }[],
): { readonly Successful: readonly object[]; readonly Failed: readonly object[] } {
  return {
    Successful: results.flatMap(({ id, outcome }) =>
      outcome.ok ? [{ Id: id, ...outcome.value }] : [],
    ),
    Failed: results.flatMap(({ id, outcome }) =>
      outcome.ok
        ? []
        : [
            {
              Id: id,
              SenderFault: outcome.error.senderFault,
              Code: outcome.error.queryCode ?? outcome.error.code,
              Message: outcome.error.message,
            },
          ],
    ),
  };
}

type BatchOutcome =
  | { readonly ok: true; readonly value: object }
  | { readonly ok: false; readonly error: ApiError };

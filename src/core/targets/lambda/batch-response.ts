/** What a function's answer says of the messages of a batch. */
export interface BatchResponse {
  /** The messages that are to be seen again; the others are deleted. */
  readonly failed: readonly string[];
  /** Why all of them are, although the function has returned. */
  readonly problem: string | null;
}

/**
 * Reads `batchItemFailures` (Lambda Developer Guide, *Reporting batch item failures*). Nothing at all
 * and an empty list mean that all went well; an answer that cannot be read means that nothing did.
 */
export function readBatchResponse(payload: string, messageIds: readonly string[]): BatchResponse {
  const wholeBatch = (problem: string): BatchResponse => ({ failed: messageIds, problem });
  const answer = parse(payload);
  if (answer === undefined) return wholeBatch('The answer is not JSON.');
  if (answer === null || typeof answer !== 'object' || Array.isArray(answer)) {
    return answer === null || answer === ''
      ? { failed: [], problem: null }
      : wholeBatch('The answer is not an object with batchItemFailures.');
  }
  const items: unknown = 'batchItemFailures' in answer ? answer.batchItemFailures : null;
  if (items === null || items === undefined) return { failed: [], problem: null };
  if (!Array.isArray(items)) return wholeBatch('batchItemFailures is not a list.');
  const failed = new Set<string>();
  for (const item of items) {
    const id: unknown =
      typeof item === 'object' && item !== null && 'itemIdentifier' in item
        ? item.itemIdentifier
        : undefined;
    if (typeof id !== 'string' || id === '') {
      return wholeBatch('An item of batchItemFailures has no itemIdentifier.');
    }
    if (!messageIds.includes(id)) {
      return wholeBatch(`batchItemFailures names ${id}, which is no message of this batch.`);
    }
    failed.add(id);
  }
  return { failed: messageIds.filter((id) => failed.has(id)), problem: null };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

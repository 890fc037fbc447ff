import { type Place, resourceArn } from '../../model/arn.ts';
import { isFifo } from '../../model/queue.ts';
import type { EventSourceMapping, Scenario } from '../../model/scenario.ts';
import { parsePattern } from '../../pattern/parse.ts';

/**
 * Why Lambda refuses an event source mapping, in its own words as far as they are known; `null` if it
 * takes it.
 */
export function mappingProblem(
  mapping: EventSourceMapping,
  { queues, functions, ...rest }: Pick<Scenario, 'queues' | 'functions'> & Place,
): string | null {
  const queue = queues.find(({ name }) => name === mapping.queue);
  if (!queue) {
    return 'Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.';
  }
  const target = functions.find(({ name }) => name === mapping.function);
  if (!target) {
    const arn = resourceArn(rest, { type: 'lambda-function', name: mapping.function });
    return `Function not found: ${arn}`;
  }
  if (queue.visibilityTimeoutSeconds < target.timeoutSeconds) {
    return `Queue visibility timeout: ${queue.visibilityTimeoutSeconds} seconds is less than Function timeout: ${target.timeoutSeconds} seconds`;
  }
  if (isFifo(queue) && mapping.batchWindowSeconds > 0) {
    return 'Batching window is not supported for FIFO queues';
  }
  if (isFifo(queue) && mapping.batchSize > 10) {
    return 'The batch size of a FIFO queue is 10 at most';
  }
  if (mapping.batchSize > 10 && mapping.batchWindowSeconds === 0) {
    return 'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10';
  }
  if (mapping.filters.some((filter) => !parsePattern(filter).ok)) {
    return 'Invalid filter pattern definition.';
  }
  return null;
}

import { type Place, resourceArn } from '../../model/arn.ts';
import { isFifo } from '../../model/queue.ts';
import type { EventSourceMapping, Scenario } from '../../model/scenario.ts';
import { parsePattern } from '../../pattern/parse.ts';

export interface MappingProblem {
  readonly field: keyof EventSourceMapping;
  readonly message: string;
}

/**
 * Why Lambda refuses an event source mapping, in its own words as far as they are known; `null` if it
 * takes it.
 */
export function mappingProblem(
  mapping: EventSourceMapping,
  { queues, functions, ...rest }: Pick<Scenario, 'queues' | 'functions'> & Place,
): MappingProblem | null {
  const queue = queues.find(({ name }) => name === mapping.queue);
  if (!queue) {
    return refused(
      'queue',
      'Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.',
    );
  }
  const target = functions.find(({ name }) => name === mapping.function);
  if (!target) {
    const arn = resourceArn(rest, { type: 'lambda-function', name: mapping.function });
    return refused('function', `Function not found: ${arn}`);
  }
  if (queue.visibilityTimeoutSeconds < target.timeoutSeconds) {
    return refused(
      'queue',
      `Queue visibility timeout: ${queue.visibilityTimeoutSeconds} seconds is less than Function timeout: ${target.timeoutSeconds} seconds`,
    );
  }
  if (isFifo(queue) && mapping.batchWindowSeconds > 0) {
    return refused('batchWindowSeconds', 'Batching window is not supported for FIFO queues');
  }
  if (isFifo(queue) && mapping.batchSize > 10) {
    return refused('batchSize', 'The batch size of a FIFO queue is 10 at most');
  }
  if (mapping.batchSize > 10 && mapping.batchWindowSeconds === 0) {
    return refused(
      'batchWindowSeconds',
      'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    );
  }
  if (mapping.filters.some((filter) => !parsePattern(filter).ok)) {
    return refused('filters', 'Invalid filter pattern definition.');
  }
  return null;
}

function refused(field: MappingProblem['field'], message: string): MappingProblem {
  return { field, message };
}

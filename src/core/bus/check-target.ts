import { isFifo } from '../model/queue.ts';
import type { Target } from '../model/rule.ts';
import { readInputPath } from '../transform/input-path.ts';

/**
 * Why PutTargets refuses a target, its input left out, which `checkInput` looks at; `null` if it
 * takes it. Where AWS's text is not known the words are ours.
 */
export function checkTarget(target: Target): string | null {
  const { id, resource, deadLetterQueue, sqsParameters } = target;
  if (deadLetterQueue !== undefined && isFifo({ name: deadLetterQueue })) {
    return 'SQS FIFO is not supported by Dead Letter Queues.';
  }
  if (resource.type === 'sqs-queue' && isFifo(resource) && !sqsParameters?.messageGroupId) {
    return `Parameter(s) SqsParameters must be specified for target: ${id}.`;
  }
  const path = target.kinesisParameters?.partitionKeyPath;
  if (resource.type === 'kinesis-stream' && path !== undefined) {
    if (readInputPath(path).type === 'refused') {
      return `Parameter(s) KinesisParameters.PartitionKeyPath of target ${id} is not a path: it begins with $.`;
    }
  }
  if (resource.type === 'event-bus' && target.input.type !== 'matched-event') {
    return `Target ${id} is an event bus, which gets the matched event as it is: its input cannot be changed.`;
  }
  return null;
}

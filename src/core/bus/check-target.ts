import { isFifo } from '../model/queue.ts';
import type { Target } from '../model/rule.ts';

/**
 * Why PutTargets refuses a target, its input left out, which `checkInput` looks at; `null` if it
 * takes it. Where AWS's text is not known the words are ours.
 */
export function checkTarget(target: Target): string | null {
  const { id, resource, deadLetterQueue, sqsParameters } = target;
  if (deadLetterQueue !== undefined && isFifo({ name: deadLetterQueue })) {
    return `The dead-letter queue of target ${id} is a FIFO queue (${deadLetterQueue}). EventBridge takes standard queues only.`;
  }
  if (resource.type === 'sqs-queue' && isFifo(resource) && !sqsParameters?.messageGroupId) {
    return `Parameter(s) SqsParameters must be specified for target: ${id}.`;
  }
  return null;
}

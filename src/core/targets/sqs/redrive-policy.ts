import { isFifo, type Queue } from '../../model/queue.ts';

type Queues = readonly Queue[];

/** Why SQS refuses the redrive policy of a queue, in its own words; `null` if it takes it. */
export function redrivePolicyProblem(queue: Queue, queues: Queues): string | null {
  const policy = queue.redrivePolicy;
  if (!policy) return null;
  const target = queues.find(({ name }) => name === policy.deadLetterQueue);
  const reason = !target
    ? 'Dead letter target does not exist.'
    : isFifo(target) !== isFifo(queue)
      ? 'Dead-letter queue must be same type of queue as the source.'
      : target === queue
        ? 'Dead-letter queue and source queue must not be the same.'
        : null;
  if (reason === null) return null;
  const value = JSON.stringify({
    deadLetterTargetArn: policy.deadLetterQueue,
    maxReceiveCount: policy.maximumReceiveCount,
  });
  return `Value ${value} for parameter RedrivePolicy is invalid. Reason: ${reason}`;
}

/** The queues that name another as their dead-letter queue. */
export function sourcesOf(deadLetterQueue: string, queues: Queues): readonly Queue[] {
  return queues.filter(
    (queue) =>
      queue.redrivePolicy?.deadLetterQueue === deadLetterQueue &&
      redrivePolicyProblem(queue, queues) === null,
  );
}

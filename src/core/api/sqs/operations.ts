import { batchProblem, countProblem } from '../batch.ts';
import type { Complaint, Operation } from '../operation.ts';
import { isMembers } from '../read-input.ts';
import { apiError } from '../wire.ts';
import * as handle from './handle.ts';
import * as queues from './queues.ts';
import { receiveMessage } from './receive.ts';
import { sendMessage, sendMessageBatch } from './send.ts';

export const SQS_OPERATIONS: Readonly<Record<string, Operation>> = {
  SendMessage: sendMessage,
  SendMessageBatch: sendMessageBatch,
  ReceiveMessage: receiveMessage,
  DeleteMessage: handle.deleteMessage,
  DeleteMessageBatch: handle.deleteMessageBatch,
  ChangeMessageVisibility: handle.changeMessageVisibility,
  ChangeMessageVisibilityBatch: handle.changeMessageVisibilityBatch,
  PurgeQueue: handle.purgeQueue,
  GetQueueUrl: queues.getQueueUrl,
  ListQueues: queues.listQueues,
  GetQueueAttributes: queues.getQueueAttributes,
  SetQueueAttributes: queues.setQueueAttributes,
  CreateQueue: queues.createQueue,
  DeleteQueue: queues.deleteQueue,
  StartMessageMoveTask: queues.startMessageMoveTask,
};

/** SQS's model bounds nothing, so that what is wrong is missing; the first is what it names. */
export const queueComplaint =
  (operation: string): Complaint =>
  (problems, input) => {
    const entry = `${operation}RequestEntry`;
    if (operation.endsWith('Batch') && isMembers(input) && input.QueueUrl !== undefined) {
      const entries = Array.isArray(input.Entries) ? input.Entries.filter(isMembers) : [];
      const ids = entries.map(({ Id }) => Id).filter((id) => typeof id === 'string');
      const isWhole = ids.length === entries.length;
      const problem = isWhole ? batchProblem(ids, entry) : countProblem(entries.length, entry);
      if (problem) return problem;
    }
    const path = problems[0]?.path ?? '';
    const name = path
      .replace(/^entries\.(\d+)\.member/, (_, position: string) => `${entry}.${position}`)
      .replace(/(^|\.)([a-z])/g, (_, dot: string, letter: string) => dot + letter.toUpperCase());
    return apiError('MissingParameter', `The request must contain the parameter ${name}.`);
  };

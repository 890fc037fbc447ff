import { failure, type Result, success } from '../../model/result.ts';
import type { ApiAccount, Outcome } from '../account.ts';
import { batchOutput, batchProblem } from '../batch.ts';
import * as model from '../model/sqs.ts';
import { operation } from '../operation.ts';
import { type ApiError, apiError, refuse } from '../wire.ts';
import { queueNameOf } from './queue-url.ts';
import { visibilityRefusal } from './receive.ts';

/** What is done with received messages, one by one or as a batch (SQS API Reference). */

export const deleteMessage = operation(
  model.deleteMessage,
  ({ QueueUrl, ReceiptHandle }, account) =>
    nothing(account.deleteMessage(queueNameOf(QueueUrl), ReceiptHandle)),
);

export const deleteMessageBatch = operation(
  model.deleteMessageBatch,
  ({ QueueUrl, Entries }, account) =>
    batch(QueueUrl, Entries, 'DeleteMessageBatchRequestEntry', account, (queue, entry) =>
      nothing(account.deleteMessage(queue, entry.ReceiptHandle)),
    ),
);

export const changeMessageVisibility = operation(
  model.changeMessageVisibility,
  ({ QueueUrl, ReceiptHandle, VisibilityTimeout }, account) =>
    change(account, queueNameOf(QueueUrl), ReceiptHandle, VisibilityTimeout),
);

export const changeMessageVisibilityBatch = operation(
  model.changeMessageVisibilityBatch,
  ({ QueueUrl, Entries }, account) =>
    batch(
      QueueUrl,
      Entries,
      'ChangeMessageVisibilityBatchRequestEntry',
      account,
      (queue, { ReceiptHandle, VisibilityTimeout = 0 }) =>
        change(account, queue, ReceiptHandle, VisibilityTimeout),
    ),
);

export const purgeQueue = operation(model.purgeQueue, ({ QueueUrl }, account) =>
  nothing(account.purgeQueue(queueNameOf(QueueUrl))),
);

type Done = Result<Readonly<Record<string, unknown>>, ApiError>;

function change(account: ApiAccount, queue: string, handle: string, seconds: number): Done {
  return visibilityRefusal(seconds) ?? nothing(account.changeVisibility(queue, handle, seconds));
}

function nothing(outcome: Outcome<void>): Done {
  if (outcome.ok) return success({});
  return failure(apiError(outcome.error.name, outcome.error.message));
}

function batch<Entry extends { readonly Id: string }>(
  url: string,
  entries: readonly Entry[],
  what: string,
  account: ApiAccount,
  one: (queue: string, entry: Entry) => Done,
): Done {
  const problem = batchProblem(
    entries.map(({ Id }) => Id),
    what,
  );
  if (problem) return failure(problem);
  const queue = queueNameOf(url);
  const missing = account.queueRefusal(queue, 'other');
  if (missing) return refuse(missing.name, missing.message);
  return success(
    batchOutput(entries.map((entry) => ({ id: entry.Id, outcome: one(queue, entry) }))),
  );
}

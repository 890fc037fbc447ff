import { base64OfText } from '../../json/base64.ts';
import { queueArn } from '../../model/arn.ts';
import { nameProblem } from '../../model/names.ts';
import { type Result, success } from '../../model/result.ts';
import type { Queue } from '../../model/scenario.ts';
import type { ApiAccount } from '../account.ts';
import * as model from '../model/sqs.ts';
import { operation } from '../operation.ts';
import { pageOf } from '../pages.ts';
import { type ApiError, refuse } from '../wire.ts';
import {
  aNewQueue,
  attributesOfQueue,
  unknownAttribute,
  withAttributes,
} from './queue-attributes.ts';
import { queueNameOf, queueUrl } from './queue-url.ts';

/** What is set up of queues (SQS API Reference). */

const NO_QUEUE = 'The specified queue does not exist.';
const MOST_RESULTS = 1_000;

export const getQueueUrl = operation(
  model.getQueueUrl,
  ({ QueueName, QueueOwnerAWSAccountId: owner }, account) => {
    const { configuration } = account;
    const isElsewhere = owner !== undefined && owner !== configuration.account;
    if (isElsewhere || account.queueRefusal(QueueName, 'other')) {
      return refuse('QueueDoesNotExist', NO_QUEUE);
    }
    return success({ QueueUrl: queueUrl(configuration, QueueName) });
  },
);

/** Without a number nothing is said of a next page, as SQS does. */
export const listQueues = operation(
  model.listQueues,
  ({ QueueNamePrefix = '', NextToken, MaxResults }, account) => {
    if (MaxResults !== undefined && (MaxResults < 1 || MaxResults > MOST_RESULTS)) {
      return refuse(
        'InvalidParameterValue',
        `Value ${MaxResults} for parameter MaxResults is invalid. Reason: MaxResults must be an integer between 1 and ${MOST_RESULTS}.`,
      );
    }
    const { configuration } = account;
    const named = configuration.queues.filter(({ name }) => name.startsWith(QueueNamePrefix));
    const page = pageOf(named, NextToken, MaxResults ?? MOST_RESULTS);
    if (!page.ok) return page;
    const { items, ...next } = page.value;
    const QueueUrls = items.map(({ name }) => queueUrl(configuration, name));
    return success({ ...(QueueUrls.length > 0 && { QueueUrls }), ...next });
  },
);

/** A queue that exists with these very attributes is answered as if it were new. */
export const createQueue = operation(
  model.createQueue,
  ({ QueueName, Attributes = {} }, account) => {
    const wrongName = nameProblem('sqs-queue', QueueName);
    if (wrongName !== null) return refuse('InvalidParameterValue', wrongName);
    const { configuration } = account;
    const present = configuration.queues.find(({ name }) => name === QueueName);
    const made = aNewQueue(QueueName, Attributes, configuration.queues);
    if (!made.ok) return made;
    if (present) {
      const { FifoQueue, ...rest } = Attributes;
      const same = withAttributes(present, rest, configuration.queues);
      if (!same.ok || JSON.stringify(same.value) !== JSON.stringify(present)) {
        return refuse(
          'QueueNameExists',
          'A queue already exists with the same name and a different value for attribute(s).',
        );
      }
    } else {
      account.reconfigure({ ...configuration, queues: [...configuration.queues, made.value] });
    }
    return success({ QueueUrl: queueUrl(configuration, QueueName) });
  },
);

export const deleteQueue = operation(model.deleteQueue, ({ QueueUrl }, account) => {
  const queue = queueOf(QueueUrl, account);
  if (!queue.ok) return queue;
  const { configuration } = account;
  const queues = configuration.queues.filter((one) => one !== queue.value);
  account.reconfigure({ ...configuration, queues });
  return success({});
});

export const getQueueAttributes = operation(
  model.getQueueAttributes,
  ({ QueueUrl, AttributeNames = [] }, account) => {
    const queue = queueOf(QueueUrl, account);
    if (!queue.ok) return queue;
    const unknown = unknownAttribute(AttributeNames);
    if (unknown !== null) return refuse('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
    if (AttributeNames.length === 0) return success({});
    const wants = (name: string) => AttributeNames.includes('All') || AttributeNames.includes(name);
    const isCounted = AttributeNames.some(
      (name) => name === 'All' || name.startsWith('ApproximateNumber'),
    );
    const counts = isCounted ? account.countMessages(queue.value.name) : null;
    if (counts && !counts.ok) return refuse(counts.error.name, counts.error.message);
    const { configuration } = account;
    const all = {
      ...attributesOfQueue(queue.value, configuration),
      ...(counts && {
        ApproximateNumberOfMessages: String(counts.value.visible),
        ApproximateNumberOfMessagesNotVisible: String(counts.value.inFlight),
        ApproximateNumberOfMessagesDelayed: String(counts.value.delayed),
      }),
    };
    const Attributes = Object.fromEntries(Object.entries(all).filter(([name]) => wants(name)));
    return success(Object.keys(Attributes).length > 0 ? { Attributes } : {});
  },
);

export const setQueueAttributes = operation(
  model.setQueueAttributes,
  ({ QueueUrl, Attributes }, account) => {
    const queue = queueOf(QueueUrl, account);
    if (!queue.ok) return queue;
    const { configuration } = account;
    const changed = withAttributes(queue.value, Attributes, configuration.queues);
    if (!changed.ok) return changed;
    const queues = configuration.queues.map((one) => (one === queue.value ? changed.value : one));
    account.reconfigure({ ...configuration, queues });
    return success({});
  },
);

export const startMessageMoveTask = operation(
  model.startMessageMoveTask,
  ({ SourceArn, DestinationArn, MaxNumberOfMessagesPerSecond: rate }, account) => {
    if (rate !== undefined && (rate < 1 || rate > 500)) {
      return refuse(
        'InvalidParameterValue',
        `Value ${rate} for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: Must be between 1 and 500.`,
      );
    }
    const queue = nameInArn(SourceArn, account);
    const destination =
      DestinationArn === undefined ? undefined : nameInArn(DestinationArn, account);
    if (queue === null || destination === null) {
      return refuse(
        'ResourceNotFoundException',
        "The resource that you specified for the SourceArn parameter doesn't exist.",
      );
    }
    const started = account.startRedrive({ queue, destination, messagesPerSecond: rate });
    if (!started.ok) return refuse(started.error.name, started.error.message);
    // What is in it is nobody's business: with AWS it names the task.
    return success({ TaskHandle: base64OfText(JSON.stringify({ sourceArn: SourceArn })) });
  },
);

function nameInArn(arn: string, { configuration }: ApiAccount): string | null {
  const name = arn.slice(arn.lastIndexOf(':') + 1);
  const exists = configuration.queues.some((queue) => queue.name === name);
  return exists && queueArn(configuration, name) === arn ? name : null;
}

function queueOf(url: string, account: ApiAccount): Result<Queue, ApiError> {
  const name = queueNameOf(url);
  const queue = account.configuration.queues.find((one) => one.name === name);
  if (queue && !account.queueRefusal(name, 'other')) return success(queue);
  return refuse('QueueDoesNotExist', NO_QUEUE);
}

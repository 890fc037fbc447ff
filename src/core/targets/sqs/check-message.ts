import { isFifo, type Queue } from '../../model/queue.ts';
import type { MessageAttributes } from '../../model/sqs-fact.ts';
import { messageSize } from './message.ts';
import { invalidValue, missingParameter, type SqsError } from './sqs-error.ts';

/** A message as it is sent; what a queue of the other kind does not know is refused. */
export interface SendRequest {
  readonly queue: string;
  readonly body: string;
  readonly attributes?: MessageAttributes | undefined;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
  readonly delaySeconds?: number | undefined;
  /** The id that the sender was told already. */
  readonly messageId?: string | undefined;
}

/** What of a queue decides on that. */
export type QueueLimits = Pick<Queue, 'name' | 'contentBasedDeduplication' | 'maximumMessageBytes'>;

const ID = /^[A-Za-z0-9!-/:-@[-`{-~]{1,128}$/;
const NOT_THIS_KIND = 'The request include parameter that is not valid for this queue type.';
const MOST_ATTRIBUTES = 10;

/** Why SQS refuses a message, in the service's own words; `null` if it takes it. */
export function checkMessage(
  request: Omit<SendRequest, 'queue'>,
  queue: QueueLimits,
): SqsError | null {
  const { body, attributes = {}, groupId, deduplicationId, delaySeconds } = request;
  if (body === '') return missingParameter('MessageBody');
  const idProblem =
    checkId('MessageGroupId', groupId) ?? checkId('MessageDeduplicationId', deduplicationId);
  if (idProblem) return idProblem;
  const kindProblem = isFifo(queue)
    ? checkFifo(queue, groupId, deduplicationId, delaySeconds)
    : deduplicationId === undefined
      ? null
      : invalidValue(
          `Value ${deduplicationId} for parameter MessageDeduplicationId is invalid. Reason: ${NOT_THIS_KIND}`,
        );
  if (kindProblem) return kindProblem;
  const attributeProblem = checkAttributes(attributes);
  if (attributeProblem) return attributeProblem;
  if (messageSize(body, attributes) <= queue.maximumMessageBytes) return null;
  return invalidValue(
    `One or more parameters are invalid. Reason: Message must be shorter than ${queue.maximumMessageBytes} bytes.`,
  );
}

function checkId(name: string, value: string | undefined): SqsError | null {
  if (value === undefined || ID.test(value)) return null;
  return invalidValue(
    `Value ${value} for parameter ${name} is invalid. Reason: ${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
  );
}

function checkFifo(
  queue: QueueLimits,
  groupId: string | undefined,
  deduplicationId: string | undefined,
  delaySeconds: number | undefined,
): SqsError | null {
  if (groupId === undefined) return missingParameter('MessageGroupId');
  if (deduplicationId === undefined && !queue.contentBasedDeduplication) {
    return invalidValue(
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
  // A delay belongs to the whole queue here; zero stands for the queue's own.
  if (!delaySeconds) return null;
  return invalidValue(
    `Value ${delaySeconds} for parameter DelaySeconds is invalid. Reason: ${NOT_THIS_KIND}`,
  );
}

function checkAttributes(attributes: MessageAttributes): SqsError | null {
  const entries = Object.entries(attributes);
  if (entries.length > MOST_ATTRIBUTES) {
    return invalidValue(
      `Number of message attributes [${entries.length}] exceeds the allowed maximum [${MOST_ATTRIBUTES}].`,
    );
  }
  for (const [name, { dataType, value }] of entries) {
    const [kind = ''] = dataType.split('.');
    if (!['String', 'Number', 'Binary'].includes(kind)) {
      return invalidValue(
        `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
      );
    }
    if (value === '') {
      return invalidValue(
        `Message (user) attribute '${name}' must contain a non-empty value of type '${dataType}'.`,
      );
    }
  }
  return null;
}

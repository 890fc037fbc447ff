import { md5 } from '../../hash/md5.ts';
import { utf8Bytes } from '../../json/utf8.ts';
import { failure, success } from '../../model/result.ts';
import { md5OfAttributes, type ReceivedMessage } from '../../targets/sqs/message.ts';
import type { Outcome } from '../account.ts';
import { receiveMessage as shape } from '../model/sqs.ts';
import { operation } from '../operation.ts';
import { type ApiResult, apiError, Later, refuse } from '../wire.ts';
import { wireAttributes } from './attributes.ts';
import { queueNameOf } from './queue-url.ts';

const LONGEST_WAIT_SECONDS = 20;
export const LONGEST_VISIBILITY_SECONDS = 43_200;

/** `ReceiveMessage` (SQS API Reference): attributes are given as far as they are asked for. */
export const receiveMessage = operation(shape, (input, account) => {
  const { QueueUrl, MaxNumberOfMessages = 1, VisibilityTimeout, WaitTimeSeconds = 0 } = input;
  if (WaitTimeSeconds < 0 || WaitTimeSeconds > LONGEST_WAIT_SECONDS) {
    return refuse(
      'InvalidParameterValue',
      `Value ${WaitTimeSeconds} for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= ${LONGEST_WAIT_SECONDS}, if provided.`,
    );
  }
  const visibilityProblem =
    VisibilityTimeout === undefined ? null : visibilityRefusal(VisibilityTimeout);
  if (visibilityProblem) return visibilityProblem;
  const wantsSystem = wanted([
    ...(input.AttributeNames ?? []),
    ...(input.MessageSystemAttributeNames ?? []),
  ]);
  const wantsOwn = wanted(input.MessageAttributeNames ?? []);
  const answer = (outcome: Outcome<readonly ReceivedMessage[]>): ApiResult => {
    if (!outcome.ok) return failure(apiError(outcome.error.name, outcome.error.message));
    const messages = outcome.value.map((message) => wireMessage(message, wantsSystem, wantsOwn));
    return success(messages.length === 0 ? {} : { Messages: messages });
  };
  const received = account.receiveMessages({
    queue: queueNameOf(QueueUrl),
    most: MaxNumberOfMessages,
    visibilityTimeoutSeconds: VisibilityTimeout,
    waitSeconds: WaitTimeSeconds,
  });
  if (typeof received !== 'function') return answer(received);
  return new Later((respond) => received((outcome) => respond(answer(outcome))));
});

export function visibilityRefusal(seconds: number) {
  if (seconds >= 0 && seconds <= LONGEST_VISIBILITY_SECONDS) return null;
  return refuse(
    'InvalidParameterValue',
    `Value ${seconds} for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an integer between 0 and ${LONGEST_VISIBILITY_SECONDS}.`,
  );
}

/** `All`, `.*`, a name, or its beginning with `.*` behind it. */
function wanted(names: readonly string[]): (name: string) => boolean {
  return (name) =>
    names.some((one) =>
      one.endsWith('.*') ? name.startsWith(one.slice(0, -2)) : one === 'All' || one === name,
    );
}

function wireMessage(
  message: ReceivedMessage,
  wantsSystem: (name: string) => boolean,
  wantsOwn: (name: string) => boolean,
) {
  const { messageId, receiptHandle, body } = message;
  const system = pick(message.systemAttributes, wantsSystem);
  const own = pick(message.attributes, wantsOwn);
  return {
    MessageId: messageId,
    ReceiptHandle: receiptHandle,
    MD5OfBody: md5(utf8Bytes(body)),
    Body: body,
    ...(Object.keys(system).length > 0 && { Attributes: system }),
    ...(Object.keys(own).length > 0 && {
      MD5OfMessageAttributes: md5OfAttributes(own),
      MessageAttributes: wireAttributes(own),
    }),
  };
}

function pick<T>(
  members: Readonly<Record<string, T>>,
  wants: (name: string) => boolean,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(members).filter(([name]) => wants(name)));
}

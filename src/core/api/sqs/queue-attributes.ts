import { type Place, queueArn } from '../../model/arn.ts';
import { LIMITS, type NumberLimit, numberProblem } from '../../model/limits.ts';
import { isFifo, newQueue, type Queue } from '../../model/queue.ts';
import { type Result, success } from '../../model/result.ts';
import { redrivePolicyProblem } from '../../targets/sqs/redrive-policy.ts';
import { isMembers } from '../read-input.ts';
import { type ApiError, notSimulated, refuse } from '../wire.ts';

type Attributes = Readonly<Record<string, string>>;

const NUMBERS = {
  VisibilityTimeout: ['visibilityTimeoutSeconds', LIMITS.queue.visibilityTimeoutSeconds],
  DelaySeconds: ['delaySeconds', LIMITS.queue.delaySeconds],
  MessageRetentionPeriod: ['retentionSeconds', LIMITS.queue.retentionSeconds],
  MaximumMessageSize: ['maximumMessageBytes', LIMITS.queue.maximumMessageBytes],
} as const satisfies Readonly<Record<string, readonly [keyof Queue, NumberLimit]>>;

/** Attributes that SQS has, and queues here do not. */
const NOT_SIMULATED = [
  'Policy',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'SqsManagedSseEnabled',
  'DeduplicationScope',
  'FifoThroughputLimit',
];

/** Attributes that `GetQueueAttributes` can be asked for besides those. */
const ASKED = [
  ...Object.keys(NUMBERS),
  ...['QueueArn', 'RedrivePolicy', 'FifoQueue', 'ContentBasedDeduplication'],
  ...['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
  ...['ApproximateNumberOfMessagesDelayed', 'ReceiveMessageWaitTimeSeconds'],
];

/** The first name that SQS has no attribute of; `null` if there is none. */
export function unknownAttribute(names: readonly string[]): string | null {
  const known = ['All', ...ASKED, ...NOT_SIMULATED];
  return names.find((name) => !known.includes(name)) ?? null;
}

/** A queue with other attributes, checked as SQS checks them. */
export function withAttributes(
  before: Queue,
  attributes: Attributes,
  queues: readonly Queue[],
): Result<Queue, ApiError> {
  let queue = before;
  for (const [name, value] of Object.entries(attributes)) {
    const changed = withAttribute(queue, name, value, queues);
    if (!changed.ok) return changed;
    queue = changed.value;
  }
  return success(queue);
}

export function aNewQueue(
  name: string,
  attributes: Attributes,
  queues: readonly Queue[],
): Result<Queue, ApiError> {
  const { FifoQueue, ...rest } = attributes;
  const isNamedFifo = isFifo({ name });
  if (FifoQueue !== undefined && FifoQueue !== 'true') {
    return refuse('InvalidAttributeValue', 'Invalid value for the parameter FifoQueue.');
  }
  if (isNamedFifo !== (FifoQueue === 'true')) {
    return refuse(
      'InvalidParameterValue',
      isNamedFifo
        ? 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length'
        : 'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
    );
  }
  return withAttributes(newQueue({ name }), rest, queues);
}

function withAttribute(
  queue: Queue,
  name: string,
  value: string,
  queues: readonly Queue[],
): Result<Queue, ApiError> {
  const invalid = () => refuse('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
  if (name in NUMBERS) {
    const [member, limit] = NUMBERS[name as keyof typeof NUMBERS];
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    return numberProblem(limit, number) === null
      ? success({ ...queue, [member]: number })
      : invalid();
  }
  if (name === 'ContentBasedDeduplication') {
    if (!isFifo(queue)) {
      return refuse('InvalidAttributeName', `Unknown Attribute ${name}.`);
    }
    if (value !== 'true' && value !== 'false') return invalid();
    return success({ ...queue, contentBasedDeduplication: value === 'true' });
  }
  if (name === 'RedrivePolicy') return withRedrivePolicy(queue, value, queues);
  if (NOT_SIMULATED.includes(name)) return notSimulated(`The attribute ${name}`);
  return refuse('InvalidAttributeName', `Unknown Attribute ${name}.`);
}

/** An empty text takes the policy away. */
function withRedrivePolicy(
  queue: Queue,
  text: string,
  queues: readonly Queue[],
): Result<Queue, ApiError> {
  if (text === '') return success({ ...queue, redrivePolicy: undefined });
  const because = (reason: string) =>
    refuse(
      'InvalidParameterValue',
      `Value ${text} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
    );
  const policy = readJson(text);
  if (!isMembers(policy)) return because('Redrive policy is not a valid JSON map.');
  const { deadLetterTargetArn: arn, maxReceiveCount: count } = policy;
  const maximumReceiveCount = Number(count);
  if (typeof arn !== 'string') {
    return because('Redrive policy does not contain mandatory attribute: deadLetterTargetArn.');
  }
  if (count === undefined) {
    return because('Redrive policy does not contain mandatory attribute: maxReceiveCount.');
  }
  const bounds = numberProblem(LIMITS.queue.maximumReceiveCount, maximumReceiveCount);
  if (bounds !== null) return because(bounds);
  const deadLetterQueue = arn.slice(arn.lastIndexOf(':') + 1);
  const changed = { ...queue, redrivePolicy: { deadLetterQueue, maximumReceiveCount } };
  const others = queues.filter(({ name }) => name !== queue.name);
  const problem = redrivePolicyProblem(changed, [...others, changed]);
  return problem === null ? success(changed) : because(problem.replace(/^.*Reason: /, ''));
}

/** What `GetQueueAttributes` gives of what is set up. */
export function attributesOfQueue(queue: Queue, place: Place): Attributes {
  const { redrivePolicy } = queue;
  const numbers = Object.entries(NUMBERS).map(([name, [member]]) => [name, String(queue[member])]);
  return {
    QueueArn: queueArn(place, queue.name),
    ...Object.fromEntries(numbers),
    ReceiveMessageWaitTimeSeconds: '0',
    ...(redrivePolicy && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: queueArn(place, redrivePolicy.deadLetterQueue),
        maxReceiveCount: redrivePolicy.maximumReceiveCount,
      }),
    }),
    ...(isFifo(queue) && {
      FifoQueue: 'true',
      ContentBasedDeduplication: String(queue.contentBasedDeduplication),
    }),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

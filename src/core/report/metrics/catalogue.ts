/** The namespaces of CloudWatch that have metrics here. */
export type Namespace = 'AWS/Events' | 'AWS/Lambda' | 'AWS/SQS';

export interface MetricInfo {
  readonly name: string;
  readonly unit: 'Count' | 'Milliseconds' | 'Seconds';
  /** The statistic that says most. */
  readonly statistic: 'Sum' | 'Average' | 'Maximum';
  /**
   * Samples belong to a moment each; a level holds until it changes; an age grows by itself, and its
   * samples say since when it does.
   */
  readonly kind: 'samples' | 'level' | 'age';
  /** Something went wrong if it is not zero. */
  readonly isFailure: boolean;
  readonly words: string;
}

/**
 * Names and meanings as CloudWatch has them (EventBridge User Guide, *Monitoring*; Lambda Developer
 * Guide, *Working with Lambda function metrics*; SQS Developer Guide, *Available CloudWatch metrics*).
 */
export const METRICS: Readonly<Record<Namespace, readonly MetricInfo[]>> = {
  'AWS/Events': [
    count('PutEventsApproximateCallCount', 'Calls of PutEvents'),
    count('PutEventsEntriesCount', 'Entries in them'),
    failures('PutEventsFailedEntriesCount', 'Entries that were refused'),
    count('MatchedEvents', 'Events that a rule matched'),
    count('TriggeredRules', 'Rules that an event or a schedule has triggered'),
    count('InvocationAttempts', 'Tries to call targets, retries included'),
    count('SuccessfulInvocationAttempts', 'Tries that the target accepted'),
    failures('RetryInvocationAttempts', 'Tries after the first'),
    count('Invocations', 'Deliveries that have come to an end, well or not'),
    failures('FailedInvocations', 'Deliveries that were given up'),
    failures('InvocationsSentToDlq', 'Events put into a dead-letter queue'),
    failures('InvocationsFailedToBeSentToDlq', 'Events that a dead-letter queue did not take'),
    failures('ThrottledRules', 'Calls that wait since the account makes too many'),
    duration('IngestionToInvocationStartLatency', 'From the arrival of an event to the first try'),
    duration('IngestionToInvocationCompleteLatency', 'From the arrival of an event to its success'),
  ],
  'AWS/Lambda': [
    count('Invocations', 'Times that the function ran, failed or not; throttles are none'),
    failures('Errors', 'Invocations that failed'),
    failures('Throttles', 'Invocations that were refused for want of concurrency'),
    duration('Duration', 'How long the handler ran'),
    level('ConcurrentExecutions', 'Invocations that run at once'),
    count('AsyncEventsReceived', 'Events that Lambda took into its own queue'),
    duration('AsyncEventAge', 'From there to each try'),
    failures('AsyncEventsDropped', 'Events that Lambda has given up'),
    failures('DeadLetterErrors', 'Events that the function’s dead-letter queue did not take'),
    failures('DestinationDeliveryFailures', 'Records that a destination did not take'),
  ],
  'AWS/SQS': [
    count('NumberOfMessagesSent', 'Messages sent; what a redrive policy moves here is not counted'),
    count('NumberOfMessagesReceived', 'Messages received, each time'),
    count('NumberOfMessagesDeleted', 'Messages deleted'),
    level('ApproximateNumberOfMessagesVisible', 'Messages that can be received'),
    level('ApproximateNumberOfMessagesNotVisible', 'Messages in flight'),
    level('ApproximateNumberOfMessagesDelayed', 'Messages that cannot be received yet'),
    {
      ...{ name: 'ApproximateAgeOfOldestMessage', unit: 'Seconds', statistic: 'Maximum' },
      ...{ kind: 'age', isFailure: false },
      words: 'Since when the oldest message is in the queue',
    },
  ],
};

/** `undefined` for a name that the namespace does not have. */
export function metricInfo(namespace: Namespace, name: string): MetricInfo | undefined {
  return METRICS[namespace].find((info) => info.name === name);
}

function count(name: string, words: string): MetricInfo {
  return { name, unit: 'Count', statistic: 'Sum', kind: 'samples', isFailure: false, words };
}

function failures(name: string, words: string): MetricInfo {
  return { ...count(name, words), isFailure: true };
}

function level(name: string, words: string): MetricInfo {
  return { ...count(name, words), statistic: 'Maximum', kind: 'level' };
}

function duration(name: string, words: string): MetricInfo {
  return { ...count(name, words), unit: 'Milliseconds', statistic: 'Average' };
}

import { assertNever } from '../model/result.ts';
import type {
  DeliveryReport,
  FunctionReport,
  QueueMessageReport,
  RecordingReport,
  TopicReport,
} from './delivery-report.ts';
import { failureWords } from './failure-words.ts';

/**
 * One or two sentences that say where an event is now, why, and where to look for it. They keep apart
 * what EventBridge does and what the target does once it has accepted the event.
 */
export function whereIsIt(delivery: DeliveryReport): string {
  const { resource, attempts, failure, deadLetter } = delivery;
  const { name } = resource;
  const tries = attempts.length;
  const last = attempts.findLast(({ error }) => error !== null)?.error;
  switch (delivery.status) {
    case 'scheduled':
      return 'The event is on its way to the target.';
    case 'under-way':
      return `EventBridge is calling ${name}.`;
    case 'waiting-to-retry':
      return `EventBridge has tried ${times(tries)}, keeps the event and tries again${last ? `: ${failureWords(last, name)}` : ''}.`;
    case 'dropped':
      return `${failure ? why(delivery) : ''} There is no dead-letter queue on this target, so the event is gone. Look at the metric FailedInvocations of rule ${delivery.rule}.`;
    case 'lost':
      return `${why(delivery)} The dead-letter queue ${deadLetter?.queue} did not take the event (${deadLetter?.error?.message}), so it is gone. Look at the metric InvocationsFailedToBeSentToDlq.`;
    case 'dead-lettered':
      return `${why(delivery)} The event is in the dead-letter queue ${deadLetter?.queue}.`;
    case 'delivered':
      return afterDelivery(delivery);
  }
}

function why({ failure, attempts, resource }: DeliveryReport): string {
  if (!failure) return '';
  const { error, exhausted } = failure;
  const words = failureWords(error, resource.name);
  if (exhausted === null) {
    return `EventBridge gave up at once, since trying again would not help: ${words}.`;
  }
  const bound =
    exhausted === 'MaximumRetryAttempts'
      ? 'the retry policy allows no more'
      : 'the event had reached the maximum age of the retry policy';
  return `EventBridge tried ${times(attempts.length)} and stopped, since ${bound}: ${words}.`;
}

function afterDelivery({ afterwards, resource, requests }: DeliveryReport): string {
  const { name } = resource;
  switch (afterwards?.type) {
    case 'function':
      return atFunction(afterwards);
    case 'queue':
      return atQueue(afterwards, name);
    case 'topic':
      return atTopic(afterwards);
    case 'bus':
      return `The event is on the event bus ${afterwards.bus}, whose rules decide on what follows.`;
    case 'recording':
      return recorded(afterwards, name);
    case undefined:
      break;
  }
  switch (resource.type) {
    case 'api-destination': {
      const status = requests.at(-1)?.response?.status;
      return `${name} answered with status ${status ?? 'unknown'}: delivered, and EventBridge is done.`;
    }
    case 'lambda-function':
      return `Lambda has the event for ${name}.`;
    default:
      return `${name} has the event, and EventBridge is done.`;
  }
}

function atQueue(report: QueueMessageReport, target: string): string {
  const { queue, status, receiveCount, function: name, deduplicated } = report;
  const handedOver = `The event is a message in the queue ${target}, and EventBridge is done.`;
  if (deduplicated) {
    return `The queue ${target} accepted the event, and did not keep it: it had the same message within the last five minutes.`;
  }
  switch (status) {
    case 'waiting':
      return receiveCount === 0
        ? handedOver
        : `${handedOver} It was received ${times(receiveCount)}${name ? ` for ${name}` : ''} and not deleted, so it can be received again.`;
    case 'in-flight':
      return name
        ? `Lambda has read the message for ${name}; it is hidden in the queue ${queue} until it is deleted or its visibility time-out ends.`
        : `The message was received from the queue ${queue}, and is hidden there until it is deleted or its visibility time-out ends.`;
    case 'deleted':
      return name
        ? `${name} has dealt with the message, and Lambda has deleted it from the queue ${queue}.`
        : `The message was received and deleted from the queue ${queue}.`;
    case 'dead-lettered':
      return `The message was received ${times(receiveCount)}${name ? ` for ${name}` : ''} and never deleted, so the redrive policy of ${target} has moved it to ${queue}. The dead-letter queue of the rule's target has nothing to do with it.`;
    case 'expired':
      return `Nobody deleted the message from the queue ${queue} within its retention period, so it is gone.`;
  }
}

function atTopic({ topic, notifications }: TopicReport): string {
  const accepted = `SNS accepted the event for the topic ${topic}, so EventBridge is done.`;
  if (notifications.length === 0) return `${accepted} SNS sends it to the topic's subscriptions.`;
  const sentences = notifications.map(({ endpoint, status, error }) => {
    const why = error ? ` (${error.code})` : '';
    switch (status) {
      case 'delivered':
        return `${endpoint.name} has it.`;
      case 'waiting-to-retry':
        return `SNS could not deliver it to ${endpoint.name}${why} and tries again.`;
      case 'dead-lettered':
        return `SNS could not deliver it to ${endpoint.name}${why}; it is in the dead-letter queue of the subscription.`;
      case 'lost':
        return `SNS could not deliver it to ${endpoint.name}${why}, and it is lost there.`;
      default:
        return assertNever(status);
    }
  });
  return [accepted, ...sentences].join(' ');
}

function recorded({ what, where }: RecordingReport, name: string): string {
  switch (what) {
    case 'execution':
      return `${name} has started an execution (${where}), and EventBridge is done. State machines do not run here.`;
    case 'record':
      return `The event is a record in ${where} of the stream ${name}, and EventBridge is done.`;
    case 'log-event':
      return `The event is in the log group ${name}, and EventBridge is done.`;
  }
}

/** The accepted event is Lambda's: EventBridge neither retries it nor puts it into its dead-letter queue. */
function atFunction(report: FunctionReport): string {
  const { function: name, invocations, discarded } = report;
  const handedOver = 'Lambda accepted the event, so EventBridge is done.';
  const logGroup = `/aws/lambda/${name}`;
  const error = invocations.findLast(({ outcome }) => outcome?.ok === false)?.outcome;
  const what =
    error?.ok === false
      ? ` (${error.error.errorType}: ${firstLine(error.error.errorMessage)})`
      : '';
  switch (report.status) {
    case 'queued':
      return `${handedOver} The event waits in Lambda's own queue for ${name}.`;
    case 'running':
      return `${handedOver} ${name} is running.`;
    case 'succeeded': {
      const again = invocations.length > 1 ? ` at try ${invocations.length}` : '';
      const waited =
        report.throttles > 0 ? ` was throttled ${times(report.throttles)}, and then` : '';
      return `${handedOver} ${name}${waited} returned${again}; what it printed is in the log group ${logGroup}.`;
    }
    case 'waiting-to-retry':
      return `${handedOver} ${name} failed${what}, and Lambda itself tries again. Look in the log group ${logGroup}.`;
    case 'throttled':
      return `${handedOver} ${name} is throttled, and Lambda itself keeps trying until the event is too old. Look at the metric Throttles of the function.`;
    case 'discarded': {
      const reason =
        discarded?.condition === 'EventAgeExceeded'
          ? `The event got too old before ${name} could deal with it`
          : discarded?.condition === 'ZeroReservedConcurrency'
            ? `${name} has a reserved concurrency of 0, so Lambda does not try`
            : `${name} failed ${times(invocations.length)}${what}, and Lambda gave up`;
      if (!discarded?.sentTo) {
        return `${handedOver} ${reason}. The function has no on-failure destination, so the event is gone; a dead-letter queue on the rule's target does not help here. Look in the log group ${logGroup}.`;
      }
      if (discarded.error) {
        return `${handedOver} ${reason}. Its on-failure destination ${discarded.sentTo} did not take the record (${discarded.error.message}), so the event is gone.`;
      }
      return `${handedOver} ${reason}. Lambda's record of it is in the on-failure destination ${discarded.sentTo}.`;
    }
  }
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/^RequestId: \S+ Error: /, '');
}

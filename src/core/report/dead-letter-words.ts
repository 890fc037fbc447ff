import { assertNever } from '../model/result.ts';
import type { DeadLetter } from './dead-letter.ts';
import { explainErrorCode } from './error-codes.ts';

/** A dead letter in sentences: whose it is, why it ended there, what the error means and what helps. */
export interface DeadLetterWords {
  readonly whose: string;
  readonly why: string;
  readonly meaning: string | null;
  readonly fix: string | null;
}

export function deadLetterWords(letter: DeadLetter): DeadLetterWords {
  const target = letter.target?.name ?? letter.targetArn ?? 'its target';
  const explanation =
    letter.error && (letter.owner === 'eventbridge' || letter.owner === 'scheduler')
      ? explainErrorCode(letter.error.code)
      : null;
  return {
    whose: whose(letter, target),
    why: why(letter, target, explanation?.retried),
    meaning: explanation?.meaning ?? null,
    fix: explanation?.fix ?? adviceFor(letter, target),
  };
}

function whose({ owner, rule }: DeadLetter, target: string): string {
  switch (owner) {
    case 'eventbridge': {
      const name = rule ? `rule ${rule.name} (bus ${rule.bus})` : 'a rule';
      return `EventBridge put it here: ${name} could not deliver the event to ${target}, which has never had it.`;
    }
    case 'scheduler':
      return `EventBridge Scheduler put it here: a schedule could not call ${target}.`;
    case 'lambda-destination':
      return `Lambda put it here, not EventBridge: ${target} was given the event and failed. This is the function’s on-failure destination.`;
    case 'lambda':
      return 'Lambda put it here, not EventBridge: a function was given the event and failed. This is the function’s own dead-letter queue, which gets the bare event.';
    case 'sns':
      return `SNS put it here: the topic ${target} has the message, and could not deliver it to one of its subscriptions.`;
    case 'redrive-policy':
      return `SQS put it here, not EventBridge: the redrive policy of the queue ${target} moved it. EventBridge had delivered; whoever reads ${target} has not dealt with it.`;
    default:
      return assertNever(owner);
  }
}

function why(letter: DeadLetter, target: string, isRetried: boolean | undefined): string {
  const { owner, retries, condition } = letter;
  switch (owner) {
    case 'eventbridge':
    case 'scheduler':
      if (condition === 'MaximumRetryAttempts') {
        return `${tries(retries)}, and the retry policy allows no more.`;
      }
      if (condition === 'MaximumEventAgeInSeconds') {
        return `${tries(retries)}, and then the event had reached the maximum age of the retry policy.`;
      }
      if (condition !== null) return `${tries(retries)}, until ${condition}.`;
      return isRetried === true && retries !== 0
        ? `${tries(retries)}.`
        : 'It was tried once and not again, since trying again would not help.';
    case 'lambda-destination':
      switch (condition) {
        case 'RetriesExhausted':
          return `${tries(retries)} by Lambda itself, which allows no more.`;
        case 'EventAgeExceeded':
          return `The event got too old before ${target} could deal with it${retries === null ? '' : ` (${tries(retries)})`}.`;
        default:
          return `Lambda gave up: ${condition}.`;
      }
    case 'lambda':
      return 'Lambda’s retries of the function were used up, or the event got too old.';
    case 'sns':
      return 'SNS’s retries were used up, or the error was one that it does not retry.';
    case 'redrive-policy':
      return `It was received from ${target} as often as the policy allows, and never deleted.`;
    default:
      return assertNever(owner);
  }
}

function adviceFor({ owner, error }: DeadLetter, target: string): string | null {
  switch (owner) {
    case 'eventbridge':
    case 'scheduler':
      return error ? 'Read the message: it is the target’s own.' : null;
    case 'lambda-destination':
      return `Look in the log group /aws/lambda/${target} for the request, mend the function, and send it the same input again.`;
    case 'lambda':
      return 'Find the request by its RequestID in the function’s log group, mend the function, and send it the same event again.';
    case 'sns':
      return 'Mend what the error names at the subscription’s endpoint; a queue needs a policy that lets the topic send.';
    case 'redrive-policy':
      return `Mend whoever reads ${target}, then redrive this queue: each message goes back to where it came from.`;
    default:
      return assertNever(owner);
  }
}

function tries(retries: number | null): string {
  if (retries === null) return 'It was tried again';
  if (retries === 0) return 'It was tried once';
  return `It was tried once and then again ${retries === 1 ? 'once' : retries === 2 ? 'twice' : `${retries} times`}`;
}

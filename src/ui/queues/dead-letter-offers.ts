import type { Scenario } from '../../core/model/scenario.ts';
import type { TraceEntry } from '../../core/model/trace.ts';
import type { DeadLetter } from '../../core/report/dead-letter.ts';
import { type RuleReference, ruleOf } from '../state/edits.ts';
import type { Step } from '../state/steps.ts';

/** What can be done with a dead letter in a scenario. */
export interface DeadLetterOffers {
  /** The rule that could not deliver, if it is in the scenario. */
  readonly rule: RuleReference | null;
  /** Sends the target the same input again; or why that cannot be done here. */
  readonly resend: { readonly step: Step; readonly label: string } | { readonly reason: string };
}

/**
 * @param deliveryId the delivery that the message comes of, if it comes of one here: its input is what
 * the target was to get, where the message has the event before it was transformed
 */
export function offersFor(
  scenario: Scenario,
  trace: readonly TraceEntry[],
  letter: DeadLetter,
  deliveryId: string | null,
): DeadLetterOffers {
  const rule = letter.rule && ruleOf(scenario, letter.rule) ? letter.rule : null;
  return { rule, resend: resendOf(scenario, trace, letter, deliveryId) };
}

function resendOf(
  scenario: Scenario,
  trace: readonly TraceEntry[],
  letter: DeadLetter,
  deliveryId: string | null,
): DeadLetterOffers['resend'] {
  if (letter.owner === 'redrive-policy') {
    return { reason: 'Redrive this queue to send it back: SQS does that itself.' };
  }
  const { resource, payload } = originOf(trace, letter, deliveryId);
  if (!resource) return { reason: 'The message does not say which target it was meant for.' };
  if (payload === null) {
    return {
      reason: `No input could be made for ${resource.name}: mend it, and put the event on the bus again.`,
    };
  }
  if (!hasResource(scenario, resource)) {
    return {
      reason: `${resource.name} is not in this scenario, so nothing can be sent to it here.`,
    };
  }
  if (letter.owner === 'eventbridge' && deliveryId === null && isTransformed(scenario, letter)) {
    return {
      reason: 'The message has the event before it was transformed: put it on the bus again.',
    };
  }
  const label = `Send it to ${resource.name} again`;
  switch (resource.type) {
    case 'lambda-function':
      return { label, step: { type: 'invoke-function', function: resource.name, payload } };
    case 'sqs-queue':
      return {
        label,
        step: {
          type: 'send-message',
          queue: resource.name,
          body: payload,
          ...groupOf(scenario, letter),
        },
      };
    default:
      return { reason: `Put the event on the bus again: ${resource.name} is called by the rule.` };
  }
}

/** What was to be sent, and to what. */
function originOf(trace: readonly TraceEntry[], letter: DeadLetter, deliveryId: string | null) {
  const start = trace.find(
    (entry) => entry.type === 'INVOCATION_START' && entry.deliveryId === deliveryId,
  );
  if (start?.type !== 'INVOCATION_START')
    return { resource: letter.target, payload: letter.payload };
  const isEventBridges = letter.owner === 'eventbridge';
  // A function's own dead-letter message does not name the function.
  const resource = letter.target ?? (letter.owner === 'lambda' ? start.resource : null);
  return { resource, payload: isEventBridges ? start.input : letter.payload };
}

function hasResource(
  scenario: Scenario,
  { type, name }: NonNullable<DeadLetter['target']>,
): boolean {
  const lists = { 'lambda-function': scenario.functions, 'sqs-queue': scenario.queues };
  if (type !== 'lambda-function' && type !== 'sqs-queue') return true;
  return lists[type].some((one) => one.name === name);
}

function targetOf(scenario: Scenario, { rule, target }: DeadLetter) {
  return (rule ? ruleOf(scenario, rule)?.targets : undefined)?.find(
    ({ resource }) => resource.type === target?.type && resource.name === target.name,
  );
}

function isTransformed(scenario: Scenario, letter: DeadLetter): boolean {
  return (targetOf(scenario, letter)?.input.type ?? 'matched-event') !== 'matched-event';
}

function groupOf(scenario: Scenario, letter: DeadLetter): { groupId?: string } {
  const groupId = targetOf(scenario, letter)?.sqsParameters?.messageGroupId;
  return groupId === undefined ? {} : { groupId };
}

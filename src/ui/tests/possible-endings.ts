import { endingWords } from '../../core/model/expectation-words.ts';
import type { Scenario, Target } from '../../core/model/scenario.ts';
import { type Ending, isSameEnding } from '../../core/report/ending.ts';

const at = (how: string, where?: string): Ending => ({ how, where });

/**
 * Where an event can end at a target as that is set up, the usual first: in the terms of
 * `core/report/ending.ts`.
 */
export function possibleEndings(scenario: Scenario, target: Target): readonly Ending[] {
  const given = target.deadLetterQueue;
  return [
    ...whereTaken(scenario, target),
    ...(given === undefined ? [at('dropped')] : [at('dead-lettered', given), at('lost', given)]),
    at('waiting-to-retry'),
  ].filter((one, index, all) => all.findIndex((other) => isSameEnding(one, other)) === index);
}

/** Once the target has accepted it. */
function whereTaken(scenario: Scenario, { resource: { type, name } }: Target): readonly Ending[] {
  switch (type) {
    case 'sqs-queue': {
      const policy = scenario.queues.find((queue) => queue.name === name)?.redrivePolicy;
      return [
        at('waiting', name),
        at('in-flight', name),
        at('deleted', name),
        ...(policy ? [at('dead-lettered', policy.deadLetterQueue)] : []),
        at('expired', name),
      ];
    }
    case 'lambda-function': {
      const own = scenario.functions.find((one) => one.name === name);
      const place = own?.onFailure?.name ?? own?.deadLetterTarget?.name ?? 'nowhere';
      return [at('succeeded'), at('discarded', place), at('waiting-to-retry'), at('throttled')];
    }
    case 'event-bus':
      return [at('on', name)];
    case 'sns-topic': {
      const subscriptions = scenario.topics.find((topic) => topic.name === name)?.subscriptions;
      const told = subscriptions?.map(({ endpoint }) => `${endpoint.name} delivered`) ?? [];
      return told.length > 0 ? [at(`told ${told.join(', ')}`)] : [at('delivered')];
    }
    case 'state-machine':
      return [at('kept as execution')];
    case 'kinesis-stream':
      return [at('kept as record')];
    case 'log-group':
      return [at('kept as log-event')];
    default:
      return [at('delivered')];
  }
}

export function endingLabel(ending: Ending): string {
  const words = endingWords(ending);
  return words.charAt(0).toUpperCase() + words.slice(1).replaceAll('-to-', ' to ');
}

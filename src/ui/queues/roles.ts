import { isFifo } from '../../core/model/queue.ts';
import type { Scenario } from '../../core/model/scenario.ts';

/** What a queue is for in a scenario, a sentence each: whose dead-letter queue it is, who reads it. */
export function rolesOf(scenario: Scenario, name: string): readonly string[] {
  const sentences: string[] = isFifo({ name }) ? ['A FIFO queue.'] : [];
  const rules = scenario.buses.flatMap(({ rules }) =>
    rules.filter(({ targets }) => targets.some((target) => target.deadLetterQueue === name)),
  );
  if (rules.length > 0) {
    sentences.push(
      `EventBridge’s dead-letter queue for targets of ${list(rules.map((rule) => rule.name))}.`,
    );
  }
  const sources = scenario.queues.filter((queue) => queue.redrivePolicy?.deadLetterQueue === name);
  for (const { name: source, redrivePolicy } of sources) {
    const count = redrivePolicy?.maximumReceiveCount ?? 0;
    sentences.push(
      `Dead-letter queue of ${source}, which moves a message here after ${count === 1 ? 'one receive' : `${count} receives`}.`,
    );
  }
  for (const { name: owner, onFailure, onSuccess, deadLetterTarget } of scenario.functions) {
    if (isQueue(onFailure, name)) sentences.push(`On-failure destination of ${owner}.`);
    if (isQueue(onSuccess, name)) sentences.push(`On-success destination of ${owner}.`);
    if (isQueue(deadLetterTarget, name)) sentences.push(`Dead-letter queue of ${owner}.`);
  }
  for (const topic of scenario.topics) {
    const subscriptions = topic.subscriptions.filter((one) => one.deadLetterQueue === name);
    if (subscriptions.length > 0) {
      const endpoints = list(subscriptions.map(({ endpoint }) => endpoint.name));
      sentences.push(`Dead-letter queue of ${topic.name}’s subscription of ${endpoints}.`);
    }
  }
  const readers = scenario.eventSourceMappings.filter((one) => one.queue === name && one.enabled);
  for (const reader of readers) sentences.push(`Lambda reads it for ${reader.function}.`);
  return sentences;
}

function isQueue(
  destination: { readonly type: string; readonly name: string } | undefined,
  name: string,
): boolean {
  return destination?.type === 'sqs-queue' && destination.name === name;
}

function list(names: readonly string[]): string {
  const all = [...new Set(names)];
  return all.length < 2 ? all.join() : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

import type { Cycle, Hop } from '../../core/model/problem.ts';
import type { ResourceReference } from '../../core/model/resource.ts';
import { RESOURCE_WORDS } from './names.ts';

/** `Events may go round: event bus default, by rule a to event bus orders, by rule b back to …` */
export function cycleSentence(cycle: Cycle): string {
  const [first] = cycle;
  if (!first) return '';
  const steps = cycle.map((hop, index) => {
    const isLast = index === cycle.length - 1;
    return `${wayOf(hop)} ${isLast ? 'back to' : 'to'} ${wordsOf(hop.to)}`;
  });
  return `Events may go round: ${wordsOf(first.from)}, ${steps.join(', ')}. EventBridge does not stop a loop.`;
}

function wordsOf({ type, name }: ResourceReference): string {
  const words = RESOURCE_WORDS[type];
  // Names of services keep their capitals.
  return `${words === 'Event bus' ? 'event bus' : words} ${name}`;
}

function wayOf({ via }: Hop): string {
  switch (via.type) {
    case 'rule':
      return `by rule ${via.rule}`;
    case 'destination':
      return via.role === 'dead-letter'
        ? 'by its dead-letter queue'
        : `by its ${via.role} destination`;
    case 'subscription':
      return 'by a subscription';
    case 'event-source-mapping':
      return 'by an event source mapping';
  }
}

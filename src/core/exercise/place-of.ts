import type { DeliveryReport } from '../report/delivery-report.ts';

/** Where an event ended at one target, in a few fixed words: `rule/target: dead-lettered in queue`. */
export function placeOf(delivery: DeliveryReport): string {
  return `${delivery.rule}/${delivery.targetId}: ${ending(delivery)}`;
}

function ending({ afterwards, deadLetter, status }: DeliveryReport): string {
  if (deadLetter) return `${status} in ${deadLetter.queue}`;
  switch (afterwards?.type) {
    case 'function':
      return afterwards.discarded
        ? `discarded to ${afterwards.discarded.sentTo ?? 'nowhere'}`
        : afterwards.status;
    case 'queue':
      return afterwards.deduplicated ? 'kept once' : `${afterwards.status} in ${afterwards.queue}`;
    case 'topic': {
      const told = afterwards.notifications.map((one) => `${one.endpoint.name} ${one.status}`);
      return `told ${told.join(', ')}`;
    }
    case 'bus':
      return `on at ${afterwards.bus}`;
    case 'recording':
      return `kept as ${afterwards.what}`;
    default:
      return status;
  }
}

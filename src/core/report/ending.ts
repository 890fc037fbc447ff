import type { DeliveryReport } from './delivery-report.ts';

/** Where an event ended at one target: what it is there, and where that is. */
export interface Ending {
  readonly how: string;
  /** `undefined` where there is no place beside the target itself. */
  readonly where: string | undefined;
}

export function endingOf({ afterwards, deadLetter, status }: DeliveryReport): Ending {
  if (deadLetter) return { how: status, where: deadLetter.queue };
  switch (afterwards?.type) {
    case 'function':
      return afterwards.discarded
        ? { how: 'discarded', where: afterwards.discarded.sentTo ?? 'nowhere' }
        : { how: afterwards.status, where: undefined };
    case 'queue':
      return afterwards.deduplicated
        ? { how: 'kept once', where: undefined }
        : { how: afterwards.status, where: afterwards.queue };
    case 'topic': {
      const told = afterwards.notifications.map((one) => `${one.endpoint.name} ${one.status}`);
      return { how: `told ${told.join(', ')}`, where: undefined };
    }
    case 'bus':
      return { how: 'on', where: afterwards.bus };
    case 'recording':
      return { how: `kept as ${afterwards.what}`, where: undefined };
    default:
      return { how: status, where: undefined };
  }
}

export function isSameEnding(one: Ending, other: Ending): boolean {
  return one.how === other.how && one.where === other.where;
}

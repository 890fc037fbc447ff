import { endingWords } from '../model/expectation-words.ts';
import type { DeliveryReport } from '../report/delivery-report.ts';
import { endingOf } from '../report/ending.ts';

/** Where an event ended at one target, in a few fixed words: `rule/target: dead-lettered in queue`. */
export function placeOf(delivery: DeliveryReport): string {
  return `${delivery.rule}/${delivery.targetId}: ${endingWords(endingOf(delivery))}`;
}

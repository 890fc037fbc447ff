import type { Place } from '../model/arn.ts';
import { type Instant, instant } from '../model/brand.ts';
import { MINUTE_MILLISECONDS } from '../schedule/schedule.ts';
import { envelopeOf } from './envelope.ts';

/**
 * The event that a schedule makes: only the rule that it is of hears of it, and its targets are sent it
 * unless they say what else (EventBridge User Guide, *Scheduled events*). Its time is the minute.
 */
export function scheduledEvent(
  { account, region }: Place,
  ruleArn: string,
  id: string,
  moment: Instant,
): string {
  const minute = Math.floor(moment / MINUTE_MILLISECONDS) * MINUTE_MILLISECONDS;
  return envelopeOf(
    {
      ...{ Source: 'aws.events', DetailType: 'Scheduled Event', Detail: '{}' },
      Resources: [ruleArn],
    },
    { id, account, region, receivedAt: instant(minute) },
  );
}

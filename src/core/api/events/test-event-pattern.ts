import { member } from '../../json/node.ts';
import { parseJson } from '../../json/parse.ts';
import { success } from '../../model/result.ts';
import { awsMessage } from '../../pattern/diagnostic.ts';
import { explainMatch } from '../../pattern/explain.ts';
import { parsePattern } from '../../pattern/parse.ts';
import { testEventPattern as shape } from '../model/events.ts';
import { operation } from '../operation.ts';
import { refuse } from '../wire.ts';

/** Recorded from the service: `resources` and `detail` may be missing. */
const NEEDED = ['id', 'account', 'source', 'time', 'region', 'detail-type'] as const;

/** `TestEventPattern` (event-patterns.md §10). */
export const testEventPattern = operation(shape, ({ EventPattern, Event }) => {
  const pattern = parsePattern(EventPattern);
  if (!pattern.ok) {
    const reason = awsMessage(pattern.error, EventPattern);
    return refuse('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
  }
  const event = parseJson(Event);
  const isWhole =
    event.ok &&
    event.value.type === 'object' &&
    NEEDED.every((name) => member(event.value, name) !== undefined);
  if (!isWhole) return refuse('ValidationException', 'Parameter Event is not valid.');
  return success({ Result: explainMatch(pattern.value, Event).matched });
});

import { member } from '../../json/node.ts';
import { parseJson } from '../../json/parse.ts';
import { utf8Length } from '../../json/utf8.ts';
import { type Instant, instant } from '../../model/brand.ts';
import type { LogGroup } from '../../model/recorders.ts';
import type { RecorderKind } from './recorder.ts';

/** 1 MB since 2025; it was 256 KB before. */
const LARGEST_EVENT_BYTES = 1_048_576;

/** `PutLogEvents` (CloudWatch Logs API Reference). */
export const logGroups: RecorderKind<'log-group', LogGroup> = {
  type: 'log-group',
  action: 'logs:PutLogEvents',
  missing: () => 'The specified log group does not exist.',
  refusal: ({ target }, input) => {
    if (target.input.type === 'transformer' && readLogEvent(input) === null) {
      const message =
        'The input of a log group is {"timestamp": <milliseconds>, "message": "<text>"} when it is transformed.';
      return { code: 'INVALID_PARAMETER', message, httpStatus: 400 };
    }
    if (utf8Length(input) <= LARGEST_EVENT_BYTES) return null;
    const message = `Log event too large: ${utf8Length(input)} bytes exceeds limit of ${LARGEST_EVENT_BYTES}`;
    return { code: 'INVALID_PARAMETER', message, httpStatus: 400 };
  },
  factOf: ({ identity, target }, input, { name }, { chance, now }) => {
    const transformed = target.input.type === 'transformer' ? readLogEvent(input) : null;
    const { eventId, deliveryId } = identity;
    return {
      type: 'logs-event-put',
      logGroup: name,
      logStream: chance.uuid(),
      timestamp: transformed?.timestamp ?? instant(now),
      message: transformed?.message ?? input,
      ...{ eventId, deliveryId },
    };
  },
};

function readLogEvent(
  text: string,
): { readonly timestamp: Instant; readonly message: string } | null {
  const parsed = parseJson(text);
  if (!parsed.ok) return null;
  const [timestamp, message] = [member(parsed.value, 'timestamp'), member(parsed.value, 'message')];
  if (timestamp?.type !== 'number' || message?.type !== 'string') return null;
  const moment = Number(text.slice(timestamp.span.from, timestamp.span.to));
  return { timestamp: instant(moment), message: message.value };
}

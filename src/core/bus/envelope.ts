import { compactJson } from '../json/compact.ts';
import { addressOf, type JsonNode, nodeAt } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import type { Place } from '../model/arn.ts';
import type { Instant } from '../model/brand.ts';
import type { Span } from '../model/span.ts';
import type { WrittenEntry } from './event-input.ts';
import { readEventTime } from './event-time.ts';
import type { PutEventsEntry } from './put-events.ts';

/** `YYYY-MM-DDTHH:MM:SSZ`: whole seconds, as EventBridge writes times. */
export function secondsText(moment: number): string {
  return new Date(moment).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** What the service adds to an entry. */
export type EnvelopeFacts = Place & { readonly id: string; readonly receivedAt: Instant };

/**
 * The event as rules and targets see it: one line of JSON with the members in the service's order.
 * Numbers of `detail` keep their spelling (whether the service keeps it is not confirmed).
 */
export function envelopeOf(entry: PutEventsEntry, facts: EnvelopeFacts): string {
  const detail = parseJson(entry.Detail ?? '{}');
  const time = readEventTime(entry.Time ?? '') ?? facts.receivedAt;
  const members = [
    ['version', '"0"'],
    ['id', JSON.stringify(facts.id)],
    ['detail-type', JSON.stringify(entry.DetailType ?? '')],
    ['source', JSON.stringify(entry.Source ?? '')],
    ['account', JSON.stringify(facts.account)],
    ['time', JSON.stringify(secondsText(time))],
    ['region', JSON.stringify(facts.region)],
    ['resources', JSON.stringify(entry.Resources ?? [])],
    ['detail', detail.ok ? compactJson(detail.value) : '{}'],
  ];
  return `{${members.map(([key, value]) => `"${key}":${value}`).join(',')}}`;
}

/**
 * The envelope with the name of the replay that puts it on its bus again, where the guide has it
 * (EventBridge User Guide, *Event metadata*). All else stays, its id and time as well.
 */
export function withReplayName(envelope: string, replay: string): string {
  // Inside a string the quotation marks would be escaped, so this is the member itself.
  return envelope.replace(
    ',"resources":',
    () => `,"replay-name":${JSON.stringify(replay)},"resources":`,
  );
}

/**
 * Finds where in the event editor a value of the envelope was written; `null` for what the service
 * added. The two hold the same values in the same order, so the way down the tree is the same.
 */
export function editorSpans(
  envelope: string,
  { origins }: WrittenEntry,
): (span: Span) => Span | null {
  const parsed = parseJson(envelope);
  if (!parsed.ok || parsed.value.type !== 'object') return () => null;
  const root = parsed.value;
  return (span) => {
    const address = addressOf(root, span);
    const [first, ...rest] = address ?? [];
    const key = first === undefined ? undefined : root.members[first]?.key;
    const origin = key === undefined ? undefined : origins.get(key);
    if (!origin) return null;
    return (originAt(origin, rest) ?? origin).span;
  };
}

/** In an entry the detail is a string, and all of its values are written in that. */
function originAt(origin: JsonNode, address: readonly number[]): JsonNode | undefined {
  return origin.type === 'string' ? origin : nodeAt(origin, address);
}

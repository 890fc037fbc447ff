import { EventReader, type Wrapping } from '../bulk/event-reader.ts';
import { sourceFor } from '../bulk/source-for.ts';
import { formatJson } from '../json/format.ts';
import { type JsonObject, member } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import { instant } from '../model/brand.ts';
import type { FoundEvent } from './recognition.ts';
import { isPattern } from './shapes.ts';

/** Texts to UTF-8 and back. */
export interface Codec {
  readonly encode: (text: string) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => string;
}

export interface FoundEvents {
  readonly events: readonly FoundEvent[];
  /** How many more there are. */
  readonly more: number;
  /** What the first was wrapped in, from the outside; `null` if it stands for itself. */
  readonly wrapping: Wrapping | null;
  /** A pattern that was wrapped like an event. */
  readonly pattern: string | null;
}

/** Each becomes a tab; a file of more is for the bulk check. */
export const MOST_EVENTS = 50;
/** What has more records is not looked through to its end. */
const MOST_RECORDS = 20_000;
/** So much of a text tells tables from JSON. */
const BEGINNING = 4_096;
/** By this an event is known that was an entry of `PutEvents`. */
const PUT_ID = 'put-by-paste';
const FACTS = { id: PUT_ID, account: '', region: '', receivedAt: instant(0) };

/**
 * The events in a text, whatever they are wrapped in: what the bulk check finds in a file. Entries of
 * `PutEvents` are written as events, without what the service would add.
 */
export function findEvents(text: string, codec: Codec): FoundEvents {
  const events: FoundEvent[] = [];
  let more = 0;
  let wrapping: Wrapping | null = null;
  let pattern: string | null = null;
  const source = sourceFor(text.slice(0, BEGINNING));
  const reader = new EventReader(codec.decode, FACTS, (found, wrappedIn) => {
    if (events.length === MOST_EVENTS) {
      more++;
      return;
    }
    const parsed = parseJson(found);
    if (!parsed.ok || parsed.value.type !== 'object') return;
    if (isPattern(parsed.value)) {
      pattern ??= found;
      if (events.length === 0) wrapping = wrappedIn;
      return;
    }
    if (!saysWhatItIs(parsed.value)) return;
    if (events.length === 0) wrapping = wrappedIn;
    events.push(foundEvent(found, parsed.value));
  });
  source.push(codec.encode(text));
  source.finish();
  for (let records = 0; records < MOST_RECORDS; records++) {
    const split = source.next();
    if (split === 'end' || split === 'more') break;
    if (split === 'record') source.read(reader);
  }
  return { events, more, wrapping, pattern };
}

function saysWhatItIs(node: JsonObject): boolean {
  return ['source', 'detail-type'].some((name) => member(node, name)?.type === 'string');
}

/** What an event is called that stands for itself. */
export function foundEvent(text: string, node: JsonObject): FoundEvent {
  const detailType = textOf(node, 'detail-type') || textOf(node, 'source') || 'Event';
  const written = textOf(node, 'id') === PUT_ID ? withoutAdded(text, node) : text.trim();
  const laidOut = written.includes('\n') ? written : formatJson(written);
  return { name: detailType.slice(0, 100), text: `${laidOut}\n` };
}

/** An entry's own members: a source and what follows, in the order in which one writes them. */
function withoutAdded(text: string, node: JsonObject): string {
  const time = textOf(node, 'time') === '1970-01-01T00:00:00Z' ? [] : ['time'];
  const resources = member(node, 'resources');
  const hasResources = resources?.type === 'array' && resources.elements.length > 0;
  const names = [
    'source',
    'detail-type',
    ...time,
    ...(hasResources ? ['resources'] : []),
    'detail',
  ];
  const members = names.flatMap((name) => {
    const value = member(node, name);
    return value ? [`${JSON.stringify(name)}:${text.slice(value.span.from, value.span.to)}`] : [];
  });
  return `{${members.join(',')}}`;
}

function textOf(node: JsonObject, name: string): string {
  const value = member(node, name);
  return value?.type === 'string' ? value.value : '';
}

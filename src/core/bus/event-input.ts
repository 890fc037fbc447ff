import { compactJson } from '../json/compact.ts';
import { type JsonNode, type JsonObject, member } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import type { Place } from '../model/arn.ts';
import { failure, type Result, success } from '../model/result.ts';
import type { Span } from '../model/span.ts';
import { readEventTime } from './event-time.ts';
import { checkContent, checkEntry, type PutEventsEntry } from './put-events.ts';

/** An entry with the places in the text that its parts come from. */
export interface WrittenEntry {
  readonly entry: PutEventsEntry;
  readonly node: JsonObject;
  readonly span: Span;
  /** The node that a member of the delivered event comes from, by the member's name there. */
  readonly origins: ReadonlyMap<string, JsonNode>;
  /**
   * Where the event comes from if an AWS service sends it; `null` for what one asks `PutEvents` to
   * put. That a whole envelope with a source of AWS is taken for the former is our choice: nobody
   * else may use such a source, and one wants to see where these events go.
   */
  readonly sender: Place | null;
}

export interface EventInput {
  readonly entries: readonly WrittenEntry[];
  readonly notes: readonly EventNote[];
}

/** Something about what was typed; an error means that nothing can be sent. */
export interface EventNote {
  readonly severity: 'error' | 'warning' | 'info';
  readonly span: Span;
  readonly message: string;
}

/** Members that the service sets itself. */
const SET_BY_SERVICE = ['version', 'id', 'account', 'region', 'replay-name'];
const EVENT_MEMBERS = ['source', 'detail-type', 'detail', 'time', 'resources'];
const ENTRY_MEMBERS = [
  ...['Source', 'DetailType', 'Detail', 'EventBusName', 'Time', 'Resources', 'TraceHeader'],
];

/**
 * Reads what a person has in the event editor: an event as rules see it, a `PutEvents` entry, a
 * request with `Entries`, or a list of any of these.
 */
export function readEventInput(text: string): Result<EventInput, EventNote> {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { span, message } = parsed.error;
    return failure({ severity: 'error', span, message: `The event is not JSON: ${message}` });
  }
  const nodes = entryNodes(parsed.value);
  const wrong = nodes.find(({ type }) => type !== 'object');
  if (wrong) {
    return failure({ severity: 'error', span: wrong.span, message: 'An event is a JSON object.' });
  }
  const notes: EventNote[] = [];
  const entries = nodes.flatMap((node) => (node.type === 'object' ? [readEntry(node, notes)] : []));
  return success({ entries, notes });
}

/** Why the event is not put on a bus; `null` if it is. */
export function checkWritten({ entry, sender }: WrittenEntry): ReturnType<typeof checkEntry> {
  return sender ? checkContent(entry) : checkEntry(entry);
}

function entryNodes(root: JsonNode): readonly JsonNode[] {
  const entries = member(root, 'Entries');
  if (entries?.type === 'array') return entries.elements;
  return root.type === 'array' ? root.elements : [root];
}

function readEntry(node: JsonObject, notes: EventNote[]): WrittenEntry {
  const isEntry = node.members.some(({ key }) => ['Source', 'DetailType', 'Detail'].includes(key));
  return isEntry ? readPutEventsEntry(node, notes) : readEvent(node, notes);
}

function readEvent(node: JsonObject, notes: EventNote[]): WrittenEntry {
  const origins = new Map<string, JsonNode>();
  const sender = senderOf(node);
  const seen = new Set<string>();
  for (const { key, keySpan, value } of node.members) {
    if (seen.has(key)) {
      notes.push({
        severity: 'warning',
        span: keySpan,
        message: `"${key}" is given twice; the last one counts.`,
      });
    }
    seen.add(key);
    if (EVENT_MEMBERS.includes(key) || (sender && Object.hasOwn(sender, key)))
      origins.set(key, value);
    else if (sender && SET_BY_SERVICE.includes(key)) continue;
    else if (SET_BY_SERVICE.includes(key)) {
      notes.push({
        severity: 'info',
        span: keySpan,
        message: `EventBridge sets "${key}" itself; what is written here is not sent.`,
      });
    } else {
      const message = `An event has no "${key}" at its top, so PutEvents has no place for it and it is not sent. Your own data goes into detail.`;
      notes.push({ severity: 'warning', span: keySpan, message });
    }
  }
  const source = origins.get('source');
  if (sender && source) {
    notes.push({
      severity: 'info',
      span: source.span,
      message:
        'Only AWS services send with this source; PutEvents would refuse it. The event is put as its service puts it, with an id of its own each time.',
    });
  }
  const detail = origins.get('detail');
  const entry: PutEventsEntry = {
    ...stringMember('Source', source, notes),
    ...stringMember('DetailType', origins.get('detail-type'), notes),
    ...(detail && { Detail: compactJson(detail) }),
    ...timeMember(origins.get('time'), notes),
    ...resourcesMember(origins.get('resources'), notes),
  };
  return { entry, node, span: node.span, origins, sender };
}

/** The service's own account and Region, if this is an event of one as it arrives. */
function senderOf(node: JsonObject): Place | null {
  const text = (key: string) => {
    const value = member(node, key);
    return value?.type === 'string' ? value.value : '';
  };
  const isWhole = ['id', 'time', 'region'].every((key) => text(key) !== '');
  if (!isWhole || !text('source').startsWith('aws.') || !/^\d{12}$/.test(text('account'))) {
    return null;
  }
  return { account: text('account'), region: text('region') };
}

function readPutEventsEntry(node: JsonObject, notes: EventNote[]): WrittenEntry {
  notes.push({
    severity: 'info',
    span: { from: node.span.from, to: node.span.from + 1 },
    message:
      'This is an entry of PutEvents. Rules see it as an event, with source, detail-type and detail.',
  });
  for (const { key, keySpan } of node.members) {
    if (ENTRY_MEMBERS.includes(key)) continue;
    const message = `"${key}" is not a member of a PutEvents entry and is not sent.`;
    notes.push({ severity: 'warning', span: keySpan, message });
  }
  const part = (key: string) => member(node, key);
  const entry: PutEventsEntry = {
    ...stringMember('Source', part('Source'), notes),
    ...stringMember('DetailType', part('DetailType'), notes),
    ...stringMember('Detail', part('Detail'), notes),
    ...stringMember('EventBusName', part('EventBusName'), notes),
    ...stringMember('TraceHeader', part('TraceHeader'), notes),
    ...timeMember(part('Time'), notes),
    ...resourcesMember(part('Resources'), notes),
  };
  const origins = new Map<string, JsonNode>();
  for (const [name, key] of [
    ['source', 'Source'],
    ['detail-type', 'DetailType'],
    ['detail', 'Detail'],
    ['time', 'Time'],
    ['resources', 'Resources'],
  ] as const) {
    const origin = part(key);
    if (origin) origins.set(name, origin);
  }
  return { entry, node, span: node.span, origins, sender: null };
}

/** A `null` counts as left out, as the SDKs send it. */
function stringMember<Name extends keyof PutEventsEntry>(
  name: Name,
  node: JsonNode | undefined,
  notes: EventNote[],
): Partial<Record<Name, string>> {
  if (!node || node.type === 'null') return {};
  if (node.type === 'string') return { [name]: node.value } as Partial<Record<Name, string>>;
  notes.push({
    severity: 'warning',
    span: node.span,
    message: `${name} is a string; this is not one. It is sent as its JSON text.`,
  });
  return { [name]: compactJson(node) } as Partial<Record<Name, string>>;
}

function timeMember(node: JsonNode | undefined, notes: EventNote[]): { Time?: string } {
  if (!node || node.type === 'null') return {};
  const time = node.type === 'string' ? readEventTime(node.value) : null;
  if (time !== null) return { Time: new Date(time).toISOString() };
  const message =
    'The time is not a date like 2026-01-15T09:00:00Z; the moment of sending is used.';
  notes.push({ severity: 'warning', span: node.span, message });
  return {};
}

function resourcesMember(node: JsonNode | undefined, notes: EventNote[]): { Resources?: string[] } {
  if (!node || node.type === 'null') return {};
  if (node.type === 'array' && node.elements.every(({ type }) => type === 'string')) {
    return { Resources: node.elements.flatMap((e) => (e.type === 'string' ? [e.value] : [])) };
  }
  const message = 'Resources is a list of strings; this is not one and is left out.';
  notes.push({ severity: 'warning', span: node.span, message });
  return {};
}

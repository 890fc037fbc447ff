/** An event of the library, as a person finds it. */
export interface LibraryEvent {
  /** Unique, in lower case with hyphens; it stays when the title changes. */
  readonly id: string;
  readonly title: string;
  readonly group: LibraryGroup;
  /** Who sends such an event, as AWS or the business calls it: `Amazon EC2`, `Orders`. */
  readonly service: string;
  /** One sentence: when the event is sent, or what is worth trying with it. */
  readonly description: string;
  /** Further words to find it by. */
  readonly tags: readonly string[];
  readonly source: string;
  readonly detailType: string;
  /** The whole event as rules see it, every member of the envelope included, ready for the editor. */
  readonly text: string;
}

/** In the order in which they are shown. */
export const LIBRARY_GROUPS = [
  'Your own events',
  'Compute and containers',
  'Storage and data',
  'Developer tools',
  'Security and identity',
  'Management and cost',
  'Integration and messaging',
  'Machine learning and media',
] as const;
export type LibraryGroup = (typeof LIBRARY_GROUPS)[number];

/** What the envelope of an event has besides its type, with what most have in common left out. */
export interface EventSource {
  readonly source: string;
  readonly detailType: string;
  readonly account?: string;
  readonly region?: string;
  readonly time?: string;
  readonly resources?: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

export type LibraryEntry = Omit<LibraryEvent, 'group' | 'text' | 'source' | 'detailType'> & {
  readonly event: EventSource;
};

export const ACCOUNT = '123456789012';
export const OTHER_ACCOUNT = '111122223333';

export function inGroup(
  group: LibraryGroup,
  entries: readonly LibraryEntry[],
): readonly LibraryEvent[] {
  return entries.map(({ event, ...entry }) => ({
    ...entry,
    group,
    source: event.source,
    detailType: event.detailType,
    text: eventText(entry.id, event),
  }));
}

function eventText(id: string, event: EventSource): string {
  const envelope = {
    version: '0',
    id: madeUpUuid(id),
    'detail-type': event.detailType,
    source: event.source,
    account: event.account ?? ACCOUNT,
    time: event.time ?? '2026-01-15T09:00:00Z',
    region: event.region ?? 'us-east-1',
    resources: event.resources ?? [],
    detail: event.detail,
  };
  return `${layOut(envelope, '')}\n`;
}

const LINE = 92;

/** JSON as one writes it by hand: what is small and flat stays on a line. */
function layOut(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item: unknown) => layOut(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${layOut(item, inner)}`);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  const isFlat = Object.values(value).every((item) => typeof item !== 'object' || item === null);
  const line = isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  const isShort = indent.length + line.length <= LINE && (isList || parts.length <= 3);
  // Members of the envelope have a line each, however short they are.
  if (isFlat && isShort && indent.length > 2 - Number(isList)) return line;
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}

/** The same for the same text: two samples never share an id, and a sample never changes its own. */
function madeUpUuid(text: string): string {
  let digits = '';
  let hash = 0x811c9dc5;
  while (digits.length < 32) {
    for (const character of text) {
      hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
    }
    digits += hash.toString(16).padStart(8, '0');
  }
  const part = (from: number, to: number) => digits.slice(from, to);
  return `${part(0, 8)}-${part(8, 12)}-4${part(13, 16)}-a${part(17, 20)}-${part(20, 32)}`;
}

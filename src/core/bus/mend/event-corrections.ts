import { compactJson } from '../../json/compact.ts';
import { insertMember, removeMember } from '../../json/member-edits.ts';
import { type JsonMember, type JsonNode, type JsonObject, member } from '../../json/node.ts';
import { parseJson } from '../../json/parse.ts';
import type { Edit } from '../../model/edit.ts';
import { isSimilar } from '../../pattern/similar-text.ts';
import type { WrittenEntry } from '../event-input.ts';

/** What a mistake in an event may have been meant to be, and where the mistake is noticed. */
export interface EventCorrection {
  readonly at: number;
  readonly title: string;
  /** The title's parts, where it has several. */
  readonly titles?: readonly string[];
  readonly edits: readonly Edit[];
}

const WANTED = ['source', 'detail-type', 'detail'] as const;
const IN_AN_EVENT: readonly string[] = [...WANTED, 'time', 'resources'];
const IN_AN_ENTRY: Readonly<Record<string, string>> = {
  Source: 'source',
  DetailType: 'detail-type',
  Detail: 'detail',
  Time: 'time',
  Resources: 'resources',
};
/** What people call the type of an event elsewhere. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  type: 'detail-type',
  eventtype: 'detail-type',
  eventname: 'detail-type',
  data: 'detail',
  payload: 'detail',
  body: 'detail',
};
const EXAMPLES: Readonly<Record<string, string>> = {
  source: '"my.app"',
  'detail-type': '"MyEvent"',
  detail: '{}',
};

/** An event to begin with. */
export const FIRST_EVENT = `{
  "source": ${EXAMPLES.source},
  "detail-type": ${EXAMPLES['detail-type']},
  "detail": ${EXAMPLES.detail}
}
`;

/** The corrections of one event or entry, those of what is refused first. */
export function correctionsOf(text: string, { node }: WrittenEntry): readonly EventCorrection[] {
  const isEntry = node.members.some(({ key }) => ['Source', 'DetailType', 'Detail'].includes(key));
  return isEntry ? entryCorrections(node) : eventCorrections(text, node);
}

function eventCorrections(text: string, node: JsonObject): readonly EventCorrection[] {
  const missing = WANTED.filter((name) => isMissing(member(node, name)));
  const detail = member(node, 'detail');
  const bare = missing.length === WANTED.length ? wrapped(text, node) : [];
  if (bare.length > 0) return bare;
  return [
    ...(missing.length > 0 ? completed(text, node, missing) : []),
    ...(detail ? unfolded(detail) : []),
    ...misplaced(text, node, missing),
    ...node.members.flatMap(({ key, value }): readonly EventCorrection[] =>
      key === 'resources' && value.type === 'string'
        ? [
            {
              at: value.span.from,
              title: 'Wrap it in a list',
              edits: [{ ...value.span, insert: `[${text.slice(value.span.from, value.span.to)}]` }],
            },
          ]
        : [],
    ),
  ];
}

function isMissing(node: JsonNode | undefined): boolean {
  return !node || node.type === 'null' || (node.type === 'string' && node.value === '');
}

/** Data without anything around it becomes the detail of an event. */
function wrapped(text: string, node: JsonObject): readonly EventCorrection[] {
  if (node.members.some(({ key }) => IN_AN_EVENT.includes(key) || meantBy(key) !== null)) return [];
  if (node.members.length === 0) return [];
  const detail = text.slice(node.span.from, node.span.to).replace(/\n/g, '\n  ');
  const insert = `{\n  "source": ${EXAMPLES.source},\n  "detail-type": ${EXAMPLES['detail-type']},\n  "detail": ${detail}\n}`;
  const title = 'Make it the detail of an event';
  return [{ at: node.span.from, title, edits: [{ ...node.span, insert }] }];
}

/** What is missing is there under another name, or is added with a value to begin with. */
function completed(
  text: string,
  node: JsonObject,
  missing: readonly string[],
): readonly EventCorrection[] {
  const renamed = new Map<string, JsonMember>();
  for (const candidate of node.members) {
    const name = meantBy(candidate.key);
    if (name !== null && missing.includes(name) && !renamed.has(name)) renamed.set(name, candidate);
  }
  const added = missing.filter((name) => !renamed.has(name));
  const replaced = node.members.filter(({ key }) => added.includes(key));
  const absent = added.filter((name) => !replaced.some(({ key }) => key === name));
  const titles = [
    ...[...renamed].map(([name, { key }]) => `Rename ${JSON.stringify(key)} to "${name}"`),
    ...added.map((name) => `${absent.includes(name) ? 'Add' : 'Fill in'} "${name}"`),
  ];
  const edits = [
    ...[...renamed].map(([name, { keySpan }]) => ({ ...keySpan, insert: JSON.stringify(name) })),
    ...replaced.map(({ key, value }) => ({ ...value.span, insert: EXAMPLES[key] ?? '' })),
    ...insertion(text, node, absent),
  ];
  const title = titles.join(', ');
  const places = [node.span.from, ...[...renamed.values()].map(({ keySpan }) => keySpan.from)];
  return places.map((at) => ({ at, title, titles, edits }));
}

function insertion(text: string, node: JsonObject, names: readonly string[]): readonly Edit[] {
  if (names.length === 0) return [];
  const [first] = node.members;
  const space = first ? text.slice(node.span.from + 1, first.keySpan.from) || ' ' : ' ';
  const members = names.map((name) => `"${name}": ${EXAMPLES[name]}`);
  return [insertMember(text, node, members.join(`,${space}`))];
}

/** The member of an event that a name was meant to be. */
function meantBy(key: string): string | null {
  const plain = key.toLowerCase().replace(/[-_. ]/g, '');
  const other = Object.hasOwn(OTHER_NAMES, plain) ? OTHER_NAMES[plain] : undefined;
  return other ?? WANTED.find((name) => isSimilar(key, name)) ?? null;
}

/** An object that was written as a text. */
function unfolded(detail: JsonNode): readonly EventCorrection[] {
  if (detail.type !== 'string') return [];
  const content = parseJson(detail.value);
  if (!content.ok || content.value.type !== 'object') return [];
  const title = 'Write detail as an object and not as a text';
  return [
    { at: detail.span.from, title, edits: [{ ...detail.span, insert: detail.value.trim() }] },
  ];
}

/** What stands beside detail and is not sent belongs into it. */
function misplaced(
  text: string,
  node: JsonObject,
  missing: readonly string[],
): readonly EventCorrection[] {
  const detail = member(node, 'detail');
  if (detail?.type !== 'object') return [];
  const known = [...IN_AN_EVENT, 'version', 'id', 'account', 'region', 'replay-name'];
  return node.members
    .filter(({ key }) => !known.includes(key) && !detail.members.some((other) => other.key === key))
    .filter(({ key }) => !missing.includes(meantBy(key) ?? ''))
    .map((strange) => {
      const { keySpan, value } = strange;
      const moved = text.slice(keySpan.from, value.span.to);
      return {
        at: keySpan.from,
        title: `Move ${JSON.stringify(strange.key)} into detail`,
        edits: [removeMember(node, strange), insertMember(text, detail, moved)],
      };
    });
}

function entryCorrections(node: JsonObject): readonly EventCorrection[] {
  const asEvent = eventFrom(node);
  const title = 'Write it as the event that rules see';
  const places = [
    node.span.from,
    ...node.members.flatMap(({ key, keySpan }) =>
      IN_AN_EVENT.includes(key) ? [keySpan.from] : [],
    ),
  ];
  const detail = member(node, 'Detail');
  const isObject = detail?.type === 'object';
  return [
    ...(isObject
      ? [
          {
            at: detail.span.from,
            title: 'Write Detail as a text',
            edits: [{ ...detail.span, insert: JSON.stringify(compactJson(detail)) }],
          },
          { at: detail.span.from, title, edits: asEvent },
        ]
      : []),
    ...places.map((at) => ({ at, title, edits: asEvent })),
  ];
}

/** The members under their names in an event; what is about the request alone is left out. */
function eventFrom(node: JsonObject): readonly Edit[] {
  return node.members.flatMap((part): readonly Edit[] => {
    const { key, keySpan, value } = part;
    if (key === 'EventBusName' || key === 'TraceHeader') return [removeMember(node, part)];
    const name = Object.hasOwn(IN_AN_ENTRY, key) ? IN_AN_ENTRY[key] : undefined;
    const renamed = name === undefined ? [] : [{ ...keySpan, insert: JSON.stringify(name) }];
    const isText = (name ?? key) === 'detail' && value.type === 'string';
    const content = isText ? parseJson(value.value) : null;
    const spelt = isText && content?.ok ? [{ ...value.span, insert: value.value.trim() }] : [];
    return [...renamed, ...spelt];
  });
}

import {
  addressOf,
  type JsonMember,
  type JsonNode,
  type JsonObject,
  nodeAt,
} from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import { placesInString } from '../json/string-places.ts';
import { applyEdits, type Edit } from '../model/edit.ts';
import type { Span } from '../model/span.ts';
import { EventReading } from '../pattern/explain.ts';
import type { WrittenEvent } from '../pattern/repair/written-event.ts';
import { type EnvelopeFacts, envelopeOf } from './envelope.ts';
import { checkWritten, readEventInput, type WrittenEntry } from './event-input.ts';

/** The first event of the editor's text that the service takes, as something that can be mended. */
export function writtenEvent(text: string, facts: EnvelopeFacts): WrittenEvent | null {
  const input = readEventInput(text);
  if (!input.ok) return null;
  const first = input.value.entries.find((written) => checkWritten(written) === null);
  if (!first) return null;
  const reading = new EventReading(envelopeOf(first.entry, { ...facts, ...first.sender }));
  const after =
    (inEditor: (edits: readonly Edit[]) => readonly Edit[]) => (edits: readonly Edit[]) =>
      writtenEvent(applyEdits(text, inEditor(edits)), facts);
  const detail = first.origins.get('detail');
  if (detail?.type !== 'string') {
    const inEditor = (edits: readonly Edit[]) => edits;
    return { text, root: underRuleNames(first.node), reading, inEditor, after: after(inEditor) };
  }
  const spelt = text.slice(0, detail.span.from) + detail.value + text.slice(detail.span.to);
  const root = entryIn(spelt, text, first);
  const inEditor = intoString(text, detail.span, detail.value.length);
  return root && { text: spelt, root, reading, inEditor, after: after(inEditor) };
}

/** The same entry in the text where its detail is spelt out. */
function entryIn(spelt: string, text: string, entry: WrittenEntry): JsonNode | null {
  const [before, now] = [parseJson(text), parseJson(spelt)];
  if (!before.ok || !now.ok) return null;
  const address = addressOf(before.value, entry.span);
  const node = address && nodeAt(now.value, address);
  return node?.type === 'object' ? underRuleNames(node) : null;
}

const RULE_NAMES: Readonly<Record<string, string>> = {
  Source: 'source',
  DetailType: 'detail-type',
  Detail: 'detail',
  Time: 'time',
  Resources: 'resources',
};

/** The members of a `PutEvents` entry under the names they have for a rule; an event's stay. */
function underRuleNames(node: JsonObject): JsonObject {
  const members = node.members.map((member): JsonMember => {
    const name = Object.hasOwn(RULE_NAMES, member.key) ? RULE_NAMES[member.key] : undefined;
    return name === undefined ? member : { ...member, key: name };
  });
  return { ...node, members };
}

/** Edits of a text in which a string's value is spelt out, as edits of the text with the string. */
function intoString(
  text: string,
  { from, to }: Span,
  length: number,
): (edits: readonly Edit[]) => readonly Edit[] {
  const places = placesInString(text.slice(from + 1, to - 1));
  const end = from + length;
  const shift = to - end;
  return (edits) =>
    edits.map((edit) => {
      if (edit.to < from) return edit;
      if (edit.from > end) return { ...edit, from: edit.from + shift, to: edit.to + shift };
      const place = (offset: number) => from + 1 + (places[offset - from] ?? 0);
      return {
        from: place(edit.from),
        to: place(edit.to),
        insert: JSON.stringify(edit.insert).slice(1, -1),
      };
    });
}

import { insertMember, linksTo, removeMember } from '../json/member-edits.ts';
import type { JsonObject, JsonScalar } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import { applyEdits, type Edit } from '../model/edit.ts';
import { failure, type Result, success } from '../model/result.ts';
import { accepts } from '../pattern/accepts.ts';
import type { EventLeaf } from '../pattern/event-leaves.ts';
import { EventReading, explainEvent, matchesEvent } from '../pattern/explain.ts';
import { jsonOf, shown } from '../pattern/repair/words.ts';
import { readRulePattern } from '../pattern/rule-pattern.ts';
import type { EventPattern, PatternField, PatternNode, ValueMatcher } from '../pattern/syntax.ts';
import { type FieldOfEvent, fieldAt } from './field-of-event.ts';
import { networkOf } from './operators.ts';
import { beginningsOf } from './text-parts.ts';

/** A change of a rule's pattern for one field of an event. */
export interface FieldStep {
  readonly kind: 'add' | 'accept' | 'loosen' | 'remove' | 'restore';
  /** Of the field, its keys joined with dots: `detail.total`. */
  readonly path: string;
  /** What is done, behind the name of the rule: `now needs detail.total to be 42`. */
  readonly words: string;
  /** Of the pattern's text. */
  readonly edits: readonly Edit[];
}

/**
 * The next step for the field of an event that an offset is in. A field that a pattern does not ask
 * about is added with its exact value; then step by step it is asked for less: the beginning of a
 * text, a least number or a network, then its presence, then nothing. The last field of a pattern
 * goes back to its value, since AWS takes no empty pattern. Where the list does not accept the
 * value, the value is added to it.
 *
 * A step is tried before it is given: its pattern is valid, and matches the event if that of before
 * did or was empty. An error is a sentence about why nothing can be done.
 *
 * @param event as rules see it
 * @param offset in the event's text
 */
export function addFromEvent(
  pattern: string,
  event: string | EventReading,
  offset: number,
): Result<FieldStep, string> {
  const reading = typeof event === 'string' ? new EventReading(event) : event;
  if (!reading.root) return failure('The event cannot be read yet.');
  const found = fieldAt(reading.root, offset);
  if (!found.ok) return found;
  const field = found.value;
  if (isEmptyPattern(pattern)) {
    return firstProven([startPattern(pattern, field)], reading, true);
  }
  const parsed = readRulePattern('', pattern);
  if (!parsed.ok) {
    return failure('The pattern is not valid yet: mend it first, then add fields from the event.');
  }
  const steps = stepsFor(parsed.value, field, reading);
  if (!steps.ok) return steps;
  return firstProven(steps.value, reading, matchesEvent(parsed.value, reading));
}

/** A step with the whole text that it leads to. */
interface Candidate extends FieldStep {
  readonly before: string;
}

function firstProven(
  candidates: readonly Candidate[],
  reading: EventReading,
  mustMatch: boolean,
): Result<FieldStep, string> {
  let reason = 'Nothing can be done with this field.';
  for (const { before, ...step } of candidates) {
    const parsed = readRulePattern('', applyEdits(before, step.edits));
    if (!parsed.ok) {
      reason = `AWS would refuse the pattern with ${step.path}. ${parsed.error.explanation}`;
    } else if (mustMatch && !isMatch(parsed.value, reading)) {
      reason = `With ${step.path} the rule would no longer match this event: fields of different elements of a list cannot be asked for together.`;
    } else return success(step);
  }
  return failure(reason);
}

function isMatch(pattern: EventPattern, reading: EventReading): boolean {
  return matchesEvent(pattern, reading) && explainEvent(pattern, reading).matched;
}

function isEmptyPattern(text: string): boolean {
  if (text.trim() === '') return true;
  const parsed = parseJson(text);
  return parsed.ok && parsed.value.type === 'object' && parsed.value.members.length === 0;
}

function startPattern(before: string, field: FieldOfEvent): Candidate {
  const insert = `{\n  ${fieldText(field, '\n  ')}\n}`;
  const from = before.length - before.trimStart().length;
  const to = Math.max(from, before.trimEnd().length);
  return { ...addition(field), before, edits: [{ from, to, insert }] };
}

function addition({ path, node }: FieldOfEvent): Pick<FieldStep, 'kind' | 'path' | 'words'> {
  return { kind: 'add', path, words: `now needs ${path} to be ${shown(jsonOf(node))}` };
}

/** The member that asks for the field; `lineBreak` ends with the indentation of the member. */
function fieldText(
  { keys, node }: Pick<FieldOfEvent, 'keys' | 'node'>,
  lineBreak: string | null,
): string {
  const [key = '', ...rest] = keys;
  const name = `${JSON.stringify(key)}: `;
  if (rest.length === 0) return `${name}[${jsonOf(node)}]`;
  if (lineBreak === null) return `${name}{ ${fieldText({ keys: rest, node }, null)} }`;
  const inner = `${lineBreak}  `;
  return `${name}{${inner}${fieldText({ keys: rest, node }, inner)}${lineBreak}}`;
}

/** The steps that come next, the one that is tried first before the others. */
function stepsFor(
  pattern: EventPattern,
  field: FieldOfEvent,
  reading: EventReading,
): Result<readonly Candidate[], string> {
  const { path, node } = field;
  const leaves = reading.leaves(field.keys.includes(''))?.leaves.get(path) ?? [];
  const leaf = leaves.find((candidate) => candidate.node === node);
  if (!leaf) return failure(`Rules cannot see this ${path}.`);
  const places = fieldsWith(path, pattern);
  if (places.some(({ isInOr }) => isInOr)) {
    return failure(`The pattern asks about ${path} inside $or; it is changed there by hand.`);
  }
  // Of repeated ones, one that stands in the way goes first.
  const asked = places.map((place) => place.field);
  const written =
    asked.find(({ matchers }) => !matchers.some((matcher) => accepts(matcher, leaf))) ??
    asked.at(-1);
  const source = parseJson(pattern.text.slice(0, pattern.root.span.to));
  if (!source.ok || source.value.type !== 'object') return failure('The pattern cannot be read.');
  const root = source.value;
  if (!written) return newField(pattern.text, root, field);
  return success(stepsOfField({ text: pattern.text, root, field: written, leaf }));
}

/** The fields with that path that take part in the pattern's meaning. */
function fieldsWith(
  path: string,
  { root, alternatives }: EventPattern,
): readonly { readonly field: PatternField; readonly isInOr: boolean }[] {
  const effective = new Set(alternatives.flat());
  const found: { field: PatternField; isInOr: boolean }[] = [];
  const visit = (node: PatternNode, isInOr: boolean): void => {
    if (node.kind !== 'field') {
      for (const child of node.children) visit(child, isInOr || node.kind === 'or');
    } else if (node.path === path && effective.has(node)) found.push({ field: node, isInOr });
  };
  visit(root, false);
  return found;
}

function newField(
  text: string,
  root: JsonObject,
  field: FieldOfEvent,
): Result<readonly Candidate[], string> {
  let object = root;
  let rest = field.keys;
  for (;;) {
    const [key = '', ...below] = rest;
    const next = object.members.findLast((candidate) => candidate.key === key)?.value;
    if (!next) break;
    if (below.length === 0) {
      return failure(`The pattern asks about fields in ${field.path}, so it cannot be a value.`);
    }
    if (next.type !== 'object') {
      const above = field.keys.slice(0, field.keys.length - below.length).join('.');
      return failure(`The pattern asks about ${above} itself, so nothing in it can be added.`);
    }
    object = next;
    rest = below;
  }
  const [first] = object.members;
  const space = first ? text.slice(object.span.from + 1, first.keySpan.from) : '';
  const lineBreak = space.includes('\n') ? space : null;
  const member = fieldText({ keys: rest, node: field.node }, lineBreak);
  const edits = [insertMember(text, object, member)];
  return success([{ ...addition(field), before: text, edits }]);
}

interface Written {
  readonly text: string;
  readonly root: JsonObject;
  readonly field: PatternField;
  readonly leaf: EventLeaf;
}

function stepsOfField(written: Written): readonly Candidate[] {
  const { text, field, leaf } = written;
  const { path, matchers } = field;
  const value = jsonOf(leaf.node);
  const accepting = matchers.filter((matcher) => accepts(matcher, leaf));
  const exact = accepting.find(isExact);
  if (accepting.length === 0) {
    const words = `now also accepts ${shown(value)} in ${path}`;
    return [{ kind: 'accept', path, words, before: text, edits: [appended(text, field, value)] }];
  }
  if (accepting.some(({ type }) => type === 'exists')) {
    return [removal(written) ?? restoration(written)];
  }
  const presence = {
    kind: 'loosen',
    path,
    words: `now accepts any ${path}, as long as there is one`,
    before: text,
    edits: [{ ...field.span, insert: '[{ "exists": true }]' }],
  } as const;
  const looser = accepting.every(isExact) && exact ? looserOf(leaf.node) : null;
  if (!exact || !looser) return [presence];
  const { operator, words } = looser;
  const edits = [{ ...exact.span, insert: operator }];
  return [
    { kind: 'loosen', path, words: `now accepts any ${path} ${words}`, before: text, edits },
    presence,
  ];
}

function isExact({ type }: ValueMatcher): boolean {
  return type === 'string' || type === 'exactly' || type === 'number' || type === 'literal';
}

/** What accepts more than the value, and how it goes on behind `now accepts any detail.total`. */
function looserOf(node: JsonScalar): { readonly operator: string; readonly words: string } | null {
  if (node.type === 'number') {
    const operator = `{ "numeric": [">=", ${node.text}] }`;
    return { operator, words: `of at least ${node.text}` };
  }
  if (node.type !== 'string') return null;
  if (/^\d+(\.\d+){3}$/.test(node.value)) {
    const network = networkOf(node.value);
    return { operator: `{ "cidr": "${network}" }`, words: `within ${network}` };
  }
  const [beginning] = beginningsOf(JSON.stringify(node.value).slice(1, -1));
  if (beginning === undefined) return null;
  const json = `"${beginning}"`;
  return { operator: `{ "prefix": ${json} }`, words: `that begins with ${shown(json)}` };
}

/** Adds a value at the end of a field's list, spaced as its members are. */
function appended(text: string, { span, matchers }: PatternField, value: string): Edit {
  const [first] = matchers;
  const space = first ? text.slice(span.from + 1, first.span.from) : '';
  const at = matchers.at(-1)?.span.to ?? span.from + 1;
  return { from: at, to: at, insert: `,${space.includes('\n') ? space : ' '}${value}` };
}

/** Takes the field out, and the objects that would be empty then; `null` if nothing would be left. */
function removal({ text, root, field }: Written): Candidate | null {
  const links = linksTo(root, field.span) ?? [];
  const kept = links.findLastIndex(({ object }) => object.members.length > 1);
  const link = links[kept];
  if (!link) return null;
  const { path } = field;
  const words = `no longer looks at ${path}`;
  const edits = [removeMember(link.object, link.member)];
  return { kind: 'remove', path, words, before: text, edits };
}

function restoration({ text, field, leaf }: Written): Candidate {
  const { path, span } = field;
  const value = jsonOf(leaf.node);
  return {
    kind: 'restore',
    path,
    words: `needs ${path} to be ${shown(value)} again, since a pattern cannot be empty`,
    before: text,
    edits: [{ ...span, insert: `[${value}]` }],
  };
}

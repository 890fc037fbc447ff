import { formatJson } from '../json/format.ts';
import { type JsonNode, member } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import type { Span } from '../model/span.ts';
import { EventReading, isDecidedBy, matchesEvent } from '../pattern/explain.ts';
import type { Alternative, EventPattern, PatternField } from '../pattern/syntax.ts';
import { acceptedValues, type Candidate, rejectedValues } from './candidates.ts';
import { fieldsOf } from './coverage.ts';
import { EventTree } from './event-tree.ts';

/** A whole event, as `TestEventPattern` takes one. */
export interface GeneratedEvent {
  readonly text: string;
  /** The value that was put there; `null` if something was left out, or nothing is about one field. */
  readonly changed: Span | null;
}

/** A field of the pattern, and an event that fails at it and nowhere else. */
export interface NearMiss {
  /** Keys from the top joined with dots. */
  readonly field: string;
  /** Of its list in the pattern. */
  readonly span: Span;
  /** `null` if none was found: whatever the field holds, the event matches, or fails elsewhere too. */
  readonly event: GeneratedEvent | null;
}

export interface GeneratedEvents {
  /** `null` if none was found. */
  readonly match: GeneratedEvent | null;
  /** Why there is none, in a sentence. */
  readonly problem: string | null;
  /** In the order in which the fields are written; empty without a match. */
  readonly nearMisses: readonly NearMiss[];
}

/** More alternatives and examples are not tried. */
const MOST_ALTERNATIVES = 100;
const MOST_EXAMPLES = 20;

/** Members that every event has, and has a value in. */
const ALWAYS = ['version', 'id', 'detail-type', 'source', 'account', 'time', 'region'];

/**
 * Makes an event that a pattern matches, and for each field one that fails at that field alone. The
 * evaluator has the last word on every one of them.
 *
 * @param envelope of an event that says nothing: what the service adds to one
 * @param examples envelopes of events, after which the generated ones are modelled
 */
export function generateEvents(
  pattern: EventPattern,
  envelope: string,
  examples: readonly string[] = [],
): GeneratedEvents {
  const blank = treeOf(envelope);
  const models = examples.slice(0, MOST_EXAMPLES).flatMap((text) => treeOf(text) ?? []);
  if (!blank) return { match: null, problem: 'There is no event to begin with.', nearMisses: [] };
  const alternatives = pattern.alternatives.slice(0, MOST_ALTERNATIVES);
  const made = alternatives.map((alternative) =>
    makeMatch(pattern, alternative, [...models, blank]),
  );
  const match = made.find((one) => one !== null);
  if (!match) {
    return { match: null, problem: problemOf(alternatives), nearMisses: [] };
  }
  const nearMisses = fieldsOf(pattern).map((field): NearMiss => {
    // The alternative that matched comes first, so that what is compared looks alike.
    const own = alternatives.flatMap((alternative, index) => {
      const found = made[index];
      return found && alternative.includes(field) ? [{ alternative, found }] : [];
    });
    const event = own.reduce<GeneratedEvent | null>(
      (event, { alternative, found }) =>
        event ?? makeNearMiss(pattern, alternative, field, [found, blank]),
      null,
    );
    return { field: field.path, span: field.span, event };
  });
  return { match: generated(match, null), problem: null, nearMisses };
}

function treeOf(text: string): EventTree | null {
  const parsed = parseJson(text);
  return parsed.ok && parsed.value.type === 'object' ? EventTree.of(parsed.value) : null;
}

function makeMatch(
  pattern: EventPattern,
  alternative: Alternative,
  models: readonly EventTree[],
): EventTree | null {
  const likeliest = [...models].sort((a, b) => missesIn(a, alternative) - missesIn(b, alternative));
  for (const model of likeliest) {
    const tree = filled(model, alternative);
    if (tree && matchesEvent(pattern, new EventReading(tree.text()))) return tree;
  }
  return null;
}

function missesIn(tree: EventTree, alternative: Alternative): number {
  return alternative.filter((field) => {
    const present = tree.valueAt(field.keys);
    return acceptedValues(field, present)[0] !== present;
  }).length;
}

/** The model with a value for each field; `null` if there is none for one of them. */
function filled(model: EventTree, alternative: Alternative): EventTree | null {
  const tree = model.copy();
  // In the order of their paths: what is below a value that is asked for stands beside it.
  for (const [index, field] of alternative.entries()) {
    const candidate = acceptedValues(field, scalar(tree.valueAt(field.keys))).find((one) =>
      isPossible(field, one),
    );
    if (candidate === undefined) return null;
    const isBeside = alternative.slice(0, index).some(({ path }) => isBelow(field.path, path));
    if (candidate === null) leaveOut(tree, field);
    else place(tree, field, candidate, isBeside);
  }
  return tree;
}

function isBelow(path: string, other: string): boolean {
  return path.startsWith(`${other}.`);
}

function scalar(text: string | null): string | null {
  return text === null || /^[[{]/.test(text) ? null : text;
}

/** The detail of an event is an object, and what every event has is never absent. */
function isPossible({ keys }: PatternField, candidate: Candidate): boolean {
  const [top = '', ...rest] = keys;
  if (rest.length > 0) return true;
  if (top === 'detail') return candidate === null;
  return candidate !== null || !ALWAYS.includes(top);
}

function place(tree: EventTree, { keys }: PatternField, value: string, isBeside: boolean): void {
  // Events have a list there.
  tree.put(keys, keys.join() === 'resources' ? `[${value}]` : value, isBeside);
}

function makeNearMiss(
  pattern: EventPattern,
  alternative: Alternative,
  field: PatternField,
  models: readonly EventTree[],
): GeneratedEvent | null {
  for (const model of models) {
    const base = filled(model, alternative);
    if (!base) continue;
    const present = scalar(base.valueAt(field.keys));
    for (const candidate of rejectedValues(field, present)) {
      if (!isPossible(field, candidate)) continue;
      const tree = base.copy();
      if (candidate === null) leaveOut(tree, field);
      else if (present !== null) tree.replace(field.keys, candidate);
      else place(tree, field, candidate, true);
      const event = generated(tree, candidate === null ? null : field.keys);
      if (isDecidedBy(pattern, field, new EventReading(event.text))) return event;
    }
  }
  return null;
}

function leaveOut(tree: EventTree, { keys }: PatternField): void {
  if (keys.join() === 'resources') tree.put(keys, '[]');
  else tree.leaveOut(keys);
}

function generated(tree: EventTree, changed: readonly string[] | null): GeneratedEvent {
  const text = formatJson(tree.text());
  const parsed = parseJson(text);
  const node = changed && parsed.ok ? nodeAt(parsed.value, changed) : undefined;
  return { text, changed: node?.span ?? null };
}

/** A value that stands beside members is the first of a list. */
function nodeAt(root: JsonNode, keys: readonly string[]): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const key of keys) {
    const inside: JsonNode | undefined =
      node?.type === 'array' ? node.elements.find(({ type }) => type === 'object') : node;
    node = member(inside, key);
  }
  return node?.type === 'array' ? node.elements[0] : node;
}

function problemOf(alternatives: readonly Alternative[]): string {
  const reasons = new Set(alternatives.flatMap((alternative) => reasonsOf(alternative)));
  const [first] = reasons;
  return reasons.size > 0 && first !== undefined
    ? `No event can match: ${first}.`
    : 'No event was found that it matches.';
}

function reasonsOf(alternative: Alternative): readonly string[] {
  return alternative.flatMap((field) => {
    const values = acceptedValues(field, null);
    if (values.some((one) => isPossible(field, one)) || field.keys.length > 1) return [];
    return field.path === 'detail'
      ? ['detail is always an object, and the pattern wants a value there']
      : [`every event has ${field.path}, and the pattern wants it absent`];
  });
}

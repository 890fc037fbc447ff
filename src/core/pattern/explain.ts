import { locate } from '../json/locate.ts';
import type { JsonNode } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import { accepts } from './accepts.ts';
import { type EventLeaf, type EventLeaves, leavesOf } from './event-leaves.ts';
import { absentFromEverywhere, elementItIsAbsentFrom } from './explain-absence.ts';
import { ArrayTables } from './explain-arrays.ts';
import {
  type Explanation,
  type ExplanationNode,
  type FieldExplanation,
  type MatcherExplanation,
  MOST_VALUES,
  type ObjectExplanation,
  type OrExplanation,
  type ReasonCode,
  type ValueExplanation,
  type Verdict,
} from './explanation.ts';
import { FieldValues } from './field-values.ts';
import { findAssignment } from './find-assignment.ts';
import { type FieldJudgement, Judgement } from './judgement.ts';
import { elementsOf } from './leaf-scope.ts';
import { nearestTo } from './nearest-field.ts';
import { notReached } from './not-reached.ts';
import { reasonFor } from './reason.ts';
import type {
  EventPattern,
  PatternField,
  PatternNode,
  PatternObject,
  PatternOr,
  ValueMatcher,
} from './syntax.ts';
import { requirementOf, type SentenceFacts, sentenceOf, shortText } from './wording.ts';

export type { Explanation } from './explanation.ts';

/** An event that was read once and can be explained against many patterns. */
export class EventReading {
  readonly root: JsonNode | null;
  readonly problem: Explanation['eventProblem'];
  readonly #leaves = new Map<boolean, EventLeaves>();

  /** Takes any text for an event. */
  constructor(text: string) {
    const parsed = parseJson(text);
    const isObject = parsed.ok && parsed.value.type === 'object';
    this.root = isObject ? parsed.value : null;
    this.problem = isObject
      ? null
      : parsed.ok
        ? { message: 'An event is a JSON object.', span: parsed.value.span }
        : { message: parsed.error.message, span: parsed.error.span };
  }

  leaves(readsEmptyKeys: boolean): EventLeaves | null {
    if (!this.root) return null;
    const leaves = this.#leaves.get(readsEmptyKeys) ?? leavesOf(this.root, readsEmptyKeys);
    this.#leaves.set(readsEmptyKeys, leaves);
    return leaves;
  }
}

/**
 * Whether an event matches a pattern, and why: the one evaluation behind every verdict. It follows
 * the User Guide's description of event patterns step by step, and takes any text for an event.
 */
export function explainMatch(pattern: EventPattern, eventText: string): Explanation {
  return explainEvent(pattern, new EventReading(eventText));
}

/** The same for an event that has been read already. */
export function explainEvent(pattern: EventPattern, event: EventReading): Explanation {
  const effective = new Set(pattern.alternatives.flat());
  const leaves = event.leaves(namesEmptyKeys(effective));
  if (!event.root || !leaves) {
    return { matched: false, eventProblem: event.problem, root: notReached(pattern.root) };
  }
  return new Explainer(pattern, event.root, leaves, effective).explain();
}

/** Only whether: what a bus asks of each of its rules. */
export function matchesEvent(pattern: EventPattern, event: EventReading): boolean {
  const leaves = event.leaves(namesEmptyKeys(pattern.alternatives.flat()));
  if (!leaves) return false;
  const valuesOf = (field: PatternField) => new FieldValues(field, leaves.leaves);
  return pattern.alternatives.some((alternative) => findAssignment(alternative, valuesOf).matched);
}

/**
 * Whether a field alone keeps an event from matching: it does not match, and would if the field were
 * not asked about. What no event is ever decided by could as well be left out of a pattern.
 */
export function isDecidedBy(
  pattern: EventPattern,
  field: PatternField,
  event: EventReading,
): boolean {
  if (matchesEvent(pattern, event)) return false;
  const leaves = event.leaves(namesEmptyKeys(pattern.alternatives.flat()));
  if (!leaves) return false;
  const valuesOf = (one: PatternField) => new FieldValues(one, leaves.leaves);
  return pattern.alternatives.some(
    (alternative) =>
      alternative.includes(field) &&
      findAssignment(
        alternative.filter((one) => one !== field),
        valuesOf,
      ).matched,
  );
}

/** What is around a node of the pattern. */
interface Surroundings {
  /** Whether the match rests on every `$or` member around it; true where there is none. */
  readonly isTaken: boolean;
  /** The fields that have to match along with it. */
  readonly fields: ReadonlyMap<string, PatternField>;
}

class Explainer {
  readonly #pattern: EventPattern;
  readonly #root: JsonNode;
  readonly #event: EventLeaves;
  readonly #effective: ReadonlySet<PatternField>;
  readonly #judgement: Judgement;
  readonly #tables: ArrayTables;

  constructor(
    pattern: EventPattern,
    root: JsonNode,
    event: EventLeaves,
    effective: ReadonlySet<PatternField>,
  ) {
    this.#pattern = pattern;
    this.#root = root;
    this.#event = event;
    this.#effective = effective;
    this.#judgement = new Judgement(pattern, event, effective);
    const { assignment, valuesOf } = this.#judgement;
    const chosen = elementsOf(assignment?.values() ?? []);
    this.#tables = new ArrayTables(root, event, valuesOf, chosen);
  }

  explain(): Explanation {
    const { matched } = this.#judgement;
    const root = this.#explainTogether(this.#pattern.root, { isTaken: true, fields: new Map() });
    return { matched, eventProblem: null, root };
  }

  /** The pattern itself, or a member of `$or`: its fields have to match with those around it. */
  #explainTogether(node: PatternObject, around: Surroundings): ObjectExplanation {
    const own = new Set(fieldsTogether(node).filter((field) => this.#effective.has(field)));
    const fields = new Map([
      ...around.fields,
      ...[...own].map((field) => [field.path, field] as const),
    ]);
    const arrays = this.#tables.of(
      [...fields.values()],
      own,
      this.#judgement.matched && around.isTaken,
    );
    return { ...this.#explainObject(node, { ...around, fields }), arrays };
  }

  #explainObject(node: PatternObject, around: Surroundings): ObjectExplanation {
    const children = node.children.map((child) => this.#explainNode(child, around));
    const isFailed = children.some(({ verdict }) => verdict === 'failed');
    const verdict = isFailed ? 'failed' : 'matched';
    return { kind: 'all', verdict, span: node.span, children, arrays: [] };
  }

  #explainNode(node: PatternNode, around: Surroundings): ExplanationNode {
    switch (node.kind) {
      case 'field':
        return this.#explainField(node, around);
      case 'all':
        return this.#explainObject(node, around);
      case 'or':
        return this.#explainOr(node, around);
    }
  }

  #explainOr(node: PatternOr, around: Surroundings): OrExplanation {
    const { branches } = this.#judgement;
    const children = node.children.map((child) =>
      this.#explainTogether(child, {
        ...around,
        isTaken: around.isTaken && branches.has(child),
      }),
    );
    const isMatched = children.some((child) => child.verdict === 'matched');
    const chosen = around.isTaken ? node.children.findIndex((child) => branches.has(child)) : -1;
    return {
      kind: 'or',
      verdict: isMatched ? 'matched' : 'failed',
      reason: isMatched ? null : 'no-alternative',
      span: node.span,
      children,
      chosen: chosen < 0 ? null : chosen,
    };
  }

  #explainField(field: PatternField, { isTaken, fields }: Surroundings): FieldExplanation {
    const values = this.#judgement.valuesOf(field);
    const { leaves } = values;
    const judgement = this.#judgement.of(field, isTaken);
    const verdict = VERDICTS[judgement.type];
    const containers = this.#event.containers.get(field.path) ?? [];
    const reason: ReasonCode | null =
      judgement.type === 'apart'
        ? 'elements-of-different-objects'
        : judgement.type === 'unsatisfied'
          ? reasonFor(field, leaves, containers)
          : null;
    const near =
      verdict === 'failed' && leaves.length === 0 ? nearestTo(field.keys, this.#event) : null;
    const facts: SentenceFacts = {
      ...{ field, verdict, reason, leaves, containers, near },
      partner: judgement.type === 'apart' ? judgement.partner : null,
      absentFrom: elementItIsAbsentFrom(field, judgement, this.#judgement, this.#root, this.#event),
      everywhere:
        reason === 'present'
          ? absentFromEverywhere(field, [...fields.values()], this.#judgement, this.#event)
          : null,
    };
    return {
      kind: 'field',
      verdict,
      path: field.keys,
      field: field.path,
      keySpan: field.keySpan,
      span: field.span,
      reason,
      requirement: requirementOf(field.matchers),
      sentence: sentenceOf(facts),
      matchers: field.matchers.map((one) => this.#explainMatcher(one, field, judgement)),
      values: this.#explainValues(values, judgement),
      valueCount: leaves.length,
      near: near && { path: near.path, span: near.span },
    };
  }

  #explainMatcher(
    matcher: ValueMatcher,
    field: PatternField,
    judgement: FieldJudgement,
  ): MatcherExplanation {
    const { leaves } = this.#judgement.valuesOf(field);
    const isAbsence = matcher.type === 'exists' && !matcher.value;
    const isSatisfied = isAbsence
      ? leaves.length === 0 || (judgement.type === 'matched' && judgement.leaf === null)
      : leaves.some((leaf) => accepts(matcher, leaf));
    const containers = this.#event.containers.get(field.path) ?? [];
    return {
      span: matcher.span,
      verdict: isSatisfied ? 'matched' : 'failed',
      requirement: requirementOf([matcher]),
      reason: isSatisfied ? null : reasonFor({ ...field, matchers: [matcher] }, leaves, containers),
    };
  }

  #explainValues(values: FieldValues, judgement: FieldJudgement): readonly ValueExplanation[] {
    const accepted = new Set(values.accepted);
    const isChosen = (leaf: EventLeaf) =>
      this.#judgement.matched && judgement.type === 'matched' && judgement.leaf === leaf;
    const listed = values.leaves.slice(0, MOST_VALUES);
    const chosen = values.leaves.find(isChosen);
    if (chosen && !listed.includes(chosen)) listed.splice(-1, 1, chosen);
    return listed.map((leaf) => ({
      span: leaf.node.span,
      ...locate(this.#root, leaf.node.span),
      text: shortText(leaf),
      accepted: accepted.has(leaf),
      chosen: leaf === chosen,
    }));
  }
}

const VERDICTS: Readonly<Record<FieldJudgement['type'], Verdict>> = {
  matched: 'matched',
  unsatisfied: 'failed',
  apart: 'failed',
  replaced: 'not-reached',
};

/** The fields of an object that always have to match together: all but those of `$or` in it. */
function fieldsTogether(node: PatternNode): readonly PatternField[] {
  if (node.kind === 'field') return [node];
  return node.kind === 'all' ? node.children.flatMap(fieldsTogether) : [];
}

/** Whether an empty key is named on the way to a field, or is the whole of a path. */
function namesEmptyKeys(fields: Iterable<PatternField>): boolean {
  for (const { path } of fields) {
    const named = path.replace(/\.+$/, '');
    if (path === '' || (named !== '' && named.split('.').includes(''))) return true;
  }
  return false;
}

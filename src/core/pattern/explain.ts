import type { JsonNode } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import { accepts } from './accepts.ts';
import { type EventLeaf, type EventLeaves, leavesOf } from './event-leaves.ts';
import type {
  Explanation,
  ExplanationNode,
  FieldExplanation,
  ObjectExplanation,
  ReasonCode,
  ValueExplanation,
  Verdict,
} from './explanation.ts';
import { type Assignment, findAssignment } from './find-assignment.ts';
import { nearestTo } from './nearest-field.ts';
import { reasonFor } from './reason.ts';
import type {
  Alternative,
  EventPattern,
  PatternField,
  PatternNode,
  PatternObject,
  ValueMatcher,
} from './syntax.ts';
import { requirementOf, sentenceOf, shortText } from './wording.ts';

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
  return new Evaluation(pattern, leaves, effective).explain();
}

/** Only whether: what a bus asks of each of its rules. */
export function matchesEvent(pattern: EventPattern, event: EventReading): boolean {
  const leaves = event.leaves(namesEmptyKeys(pattern.alternatives.flat()));
  if (!leaves) return false;
  return pattern.alternatives.some(
    (alternative) => findAssignment(alternative, leaves.leaves).matched,
  );
}

class Evaluation {
  readonly #pattern: EventPattern;
  readonly #event: EventLeaves;
  /** The alternative that matched, with the values it rests on. */
  #assignment: Assignment | null = null;
  /** Fields that have values of their own but none that goes with those of the fields before. */
  readonly #inconsistent = new Map<PatternField, PatternField>();
  readonly #effective: ReadonlySet<PatternField>;

  constructor(pattern: EventPattern, event: EventLeaves, effective: ReadonlySet<PatternField>) {
    this.#pattern = pattern;
    this.#event = event;
    this.#effective = effective;
  }

  explain(): Explanation {
    for (const alternative of this.#pattern.alternatives) {
      const found = findAssignment(alternative, this.#event.leaves);
      if (found.matched) {
        this.#assignment = found.assignment;
        break;
      }
      this.#noteInconsistency(alternative);
    }
    const root = this.#explainObject(this.#pattern.root);
    const matched = this.#assignment !== null;
    const verdict: Verdict = matched ? 'matched' : 'failed';
    return { matched, eventProblem: null, root: { ...root, verdict } };
  }

  /** Among the fields that have a value each: one that has none that goes with those of the others. */
  #noteInconsistency(alternative: Alternative): void {
    const alone = alternative.filter((field) => this.#isMatchedAlone(field));
    const found = findAssignment(alone, this.#event.leaves);
    const culprit = found.matched ? undefined : alone[found.furthest];
    if (found.matched || !culprit) return;
    const shared = (field: PatternField) =>
      new Set(
        (this.#event.leaves.get(field.path) ?? []).flatMap(({ elements }) =>
          elements.map(({ array }) => array),
        ),
      );
    const arrays = shared(culprit);
    const partner = alone
      .slice(0, found.furthest)
      .findLast((field) => [...shared(field)].some((array) => arrays.has(array)));
    this.#inconsistent.set(culprit, partner ?? culprit);
  }

  #isMatchedAlone(field: PatternField): boolean {
    const leaves = this.#event.leaves.get(field.path) ?? [];
    return field.matchers.some((matcher) => this.#isSatisfied(matcher, leaves));
  }

  #isSatisfied(matcher: ValueMatcher, leaves: readonly EventLeaf[]): boolean {
    if (matcher.type === 'exists' && !matcher.value) return leaves.length === 0;
    return leaves.some((leaf) => accepts(matcher, leaf));
  }

  #explainObject(node: PatternObject): ObjectExplanation {
    const children = node.children.map((child) => this.#explainNode(child));
    const isFailed = children.some(({ verdict }) => verdict === 'failed');
    return { kind: 'all', verdict: isFailed ? 'failed' : 'matched', span: node.span, children };
  }

  #explainNode(node: PatternNode): ExplanationNode {
    switch (node.kind) {
      case 'field':
        return this.#explainField(node);
      case 'all':
        return this.#explainObject(node);
      case 'or': {
        const children = node.children.map((child) => this.#explainObject(child));
        const verdict = children.some((child) => child.verdict === 'matched')
          ? 'matched'
          : 'failed';
        return { kind: 'or', verdict, span: node.span, children };
      }
    }
  }

  #explainField(field: PatternField): FieldExplanation {
    const leaves = this.#event.leaves.get(field.path) ?? [];
    const chosen = this.#assignment?.get(field);
    const values = leaves.map(
      (leaf): ValueExplanation => ({
        span: leaf.node.span,
        text: shortText(leaf),
        accepted: field.matchers.some((matcher) => accepts(matcher, leaf)),
        chosen: leaf === chosen,
      }),
    );
    const partner = this.#assignment ? undefined : this.#inconsistent.get(field);
    const isMatched =
      this.#assignment?.has(field) || (partner === undefined && this.#isMatchedAlone(field));
    const isEffective = this.#effective.has(field);
    const verdict: Verdict = !isEffective ? 'not-reached' : isMatched ? 'matched' : 'failed';
    const containers = this.#event.containers.get(field.path) ?? [];
    const reason: ReasonCode | null =
      verdict !== 'failed'
        ? null
        : partner
          ? 'elements-of-different-objects'
          : reasonFor(field, leaves, containers);
    const near =
      verdict === 'failed' && leaves.length === 0 ? nearestTo(field.keys, this.#event) : null;
    const matchers = field.matchers.map((matcher) => {
      const satisfied = this.#isSatisfied(matcher, leaves);
      return {
        span: matcher.span,
        verdict: (satisfied ? 'matched' : 'failed') satisfies Verdict as Verdict,
        requirement: requirementOf([matcher]),
        reason: satisfied ? null : reasonFor({ ...field, matchers: [matcher] }, leaves, containers),
      };
    });
    return {
      kind: 'field',
      verdict,
      path: field.keys,
      field: field.path,
      keySpan: field.keySpan,
      span: field.span,
      reason,
      requirement: requirementOf(field.matchers),
      sentence: sentenceOf({ field, verdict, reason, leaves, containers, near, partner }),
      matchers,
      values,
      near: near && { path: near.path, span: near.span },
    };
  }
}

/** Whether an empty key is named on the way to a field, or is the whole of a path. */
function namesEmptyKeys(fields: Iterable<PatternField>): boolean {
  for (const { path } of fields) {
    const named = path.replace(/\.+$/, '');
    if (path === '' || (named !== '' && named.split('.').includes(''))) return true;
  }
  return false;
}

/** The same tree for an event that cannot be read. */
function notReached(root: PatternObject): ObjectExplanation {
  const visit = (node: PatternNode): ExplanationNode => {
    switch (node.kind) {
      case 'field':
        return {
          kind: 'field',
          verdict: 'not-reached',
          path: node.keys,
          field: node.path,
          keySpan: node.keySpan,
          span: node.span,
          reason: null,
          requirement: requirementOf(node.matchers),
          sentence: `${node.path} needs ${requirementOf(node.matchers)}`,
          matchers: node.matchers.map((matcher) => ({
            span: matcher.span,
            verdict: 'not-reached',
            requirement: requirementOf([matcher]),
            reason: null,
          })),
          values: [],
          near: null,
        };
      case 'all':
        return notReached(node);
      case 'or':
        return {
          kind: 'or',
          verdict: 'not-reached',
          span: node.span,
          children: node.children.map(notReached),
        };
    }
  };
  return {
    kind: 'all',
    verdict: 'not-reached',
    span: root.span,
    children: root.children.map(visit),
  };
}

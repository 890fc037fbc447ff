import { failure, type Result, success } from '../model/result.ts';
import { EventReading, matchesEvent } from './explain.ts';
import { type Access, accessOf, vagueness } from './matching/access.ts';
import { ABSENT_WITHIN, Condition, MET, UNMET } from './matching/condition.ts';
import { agree } from './matching/consistency.ts';
import { FieldTree } from './matching/field-tree.ts';
import { LeafList } from './matching/leaf-list.ts';
import { NecessaryText } from './matching/necessary-text.ts';
import { ObjectWalker } from './matching/object-walker.ts';
import { TextScanner } from './matching/text-scanner.ts';
import { ValueIndex } from './matching/value-index.ts';
import { type PatternDiagnostic, parsePattern } from './parse.ts';
import type { Alternative, EventPattern, PatternField } from './syntax.ts';

/**
 * Which of many rules an event matches, at a cost that hardly grows with their number.
 *
 * ```text
 * event text ──▶ fields that rules name ──▶ candidates ──▶ rules whose conditions all hold
 *                (TextScanner, LeafList)    (ValueIndex)    (Condition, agree)
 * ```
 *
 * 1. **Read little.** The fields of all rules are one tree of keys. The scanner follows it through
 *    the event's text and passes over everything else, from quote to quote, without parsing it.
 *    Values are not cut out: they are compared where they stand. Before that, a few texts are looked
 *    for that an event must hold or no rule can match (`NecessaryText`).
 * 2. **Ask for few.** Every alternative of a rule waits at one of its conditions: the one that
 *    fewest others wait at, by an exact value rather than a prefix or a range, and by those rather
 *    than mere presence. The values of an event lead to those alone. So 10,000 rules that share a
 *    source and differ in a customer cost no more than one.
 * 3. **Decide once.** What candidates ask besides is looked at only now, and once an event however
 *    many ask: equal conditions of different rules are one object.
 * 4. **Lists.** A value knows in which elements of which lists it stands. Only where two conditions
 *    rest on such values are the elements compared.
 *
 * What it decides is what `explainMatch` explains: tests compare the two on random events and rules.
 */
export class Matcher<Name extends string> {
  readonly #rules = new Map<Name, MatcherRule<Name>>();
  readonly #fields = new FieldTree();
  readonly #conditions = new Map<string, Condition>();
  readonly #indexes: (ValueIndex<WaitingAlternative<Name>> | undefined)[] = [];
  /** What wants nothing but absence. */
  readonly #always: WaitingAlternative<Name>[] = [];
  readonly #leaves = new LeafList();
  readonly #scanner = new TextScanner(this.#leaves);
  readonly #walker = new ObjectWalker(this.#leaves);
  readonly #plainRules = new Set<MatcherRule<Name>>();
  #necessary: NecessaryText | null = null;
  #added = 0;
  #event = 0;
  #found: MatcherRule<Name>[] = [];

  get size(): number {
    return this.#rules.size;
  }

  /**
   * Adds a rule by its pattern, parsed or as text; a rule of the same name is replaced. A text that
   * is no event pattern is answered with what is wrong with it, and changes nothing.
   */
  add(name: Name, pattern: EventPattern | string): Result<void, PatternDiagnostic> {
    if (typeof pattern === 'string') {
      const parsed = parsePattern(pattern);
      return parsed.ok ? this.add(name, parsed.value) : failure(parsed.error);
    }
    this.delete(name);
    const rule: MatcherRule<Name> = {
      name,
      place: this.#added++,
      pattern: null,
      alternatives: [],
      matchedIn: -1,
    };
    this.#rules.set(name, rule);
    if (pattern.alternatives.some((alternative) => alternative.some(hasEmptyKey))) {
      // Such a pattern changes how the whole event is read.
      rule.pattern = pattern;
      this.#plainRules.add(rule);
    } else {
      for (const alternative of pattern.alternatives) this.#wait(rule, pattern, alternative);
    }
    this.#necessary = null;
    return success(undefined);
  }

  /** Whether there was such a rule. */
  delete(name: Name): boolean {
    const rule = this.#rules.get(name);
    if (!rule) return false;
    this.#rules.delete(name);
    this.#plainRules.delete(rule);
    for (const alternative of rule.alternatives) this.#leave(alternative);
    this.#necessary = null;
    return true;
  }

  /**
   * The names of the rules that an event matches, in the order in which they were added. The text
   * is JSON, as an event on a bus always is; of a text that is not, what could be read may match.
   */
  matchText(eventText: string): Name[] {
    if (this.#plainRules.size === 0) {
      this.#necessary ??= new NecessaryText(this.#allAlternatives());
      if (this.#necessary.dismisses(eventText)) return [];
    }
    this.#leaves.start(this.#fields.size);
    if (!this.#scanner.scan(eventText, this.#fields)) return [];
    return this.#decide(() => eventText);
  }

  /** The same for what `JSON.parse` made of a text. */
  match(event: unknown): Name[] {
    this.#leaves.start(this.#fields.size);
    if (!this.#walker.walk(event, this.#fields.root)) return [];
    return this.#decide(() => JSON.stringify(event));
  }

  #decide(text: () => string): Name[] {
    const leaves = this.#leaves;
    this.#event++;
    this.#found = [];
    this.#consider(this.#always);
    for (const field of leaves.fields) {
      const index = this.#indexes[field];
      if (!index) continue;
      for (let row = leaves.first(field); row >= 0; row = leaves.next[row] ?? -1) {
        index.find(leaves, row, this.#consider);
      }
    }
    if (this.#plainRules.size > 0) {
      const reading = new EventReading(text());
      for (const rule of this.#plainRules) {
        if (rule.pattern && matchesEvent(rule.pattern, reading)) this.#found.push(rule);
      }
    }
    const found = this.#found;
    if (found.length > 1) found.sort(byPlace);
    return found.map(({ name }) => name);
  }

  readonly #consider = (alternatives: readonly WaitingAlternative<Name>[]): void => {
    for (const alternative of alternatives) {
      if (alternative.consideredIn === this.#event) continue;
      alternative.consideredIn = this.#event;
      const { rule } = alternative;
      if (rule.matchedIn === this.#event || !this.#holds(alternative.conditions)) continue;
      rule.matchedIn = this.#event;
      this.#found.push(rule);
    }
  };

  #holds(conditions: readonly Condition[]): boolean {
    let within = 0;
    for (const condition of conditions) {
      const state = condition.stateIn(this.#event, this.#leaves);
      if (state === UNMET) return false;
      if (state & ABSENT_WITHIN) within = 2;
      else if (state !== MET) within++;
    }
    return within < 2 || agree(conditions, this.#event, this.#leaves);
  }

  #wait(rule: MatcherRule<Name>, pattern: EventPattern, alternative: Alternative): void {
    const conditions = alternative.map((field) => this.#useCondition(pattern, field));
    let best: { condition: Condition; accesses: readonly Access[] } | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const condition of conditions) {
      const accesses = condition.matchers.map(accessOf);
      if (!accesses.every((access) => access !== null)) continue;
      const index = this.#indexes[condition.field];
      const cost = accesses.reduce(
        (sum, access) => sum + vagueness(access) + (index?.count(access) ?? 0),
        0,
      );
      if (cost >= least) continue;
      least = cost;
      best = { condition, accesses };
    }
    const waiting: WaitingAlternative<Name> = {
      rule,
      conditions,
      field: best?.condition.field ?? -1,
      accesses: best?.accesses ?? [],
      consideredIn: -1,
    };
    rule.alternatives.push(waiting);
    if (!best) {
      this.#always.push(waiting);
      return;
    }
    const index = this.#indexes[waiting.field] ?? new ValueIndex();
    this.#indexes[waiting.field] = index;
    for (const access of waiting.accesses) index.add(access, waiting);
  }

  #leave(alternative: WaitingAlternative<Name>): void {
    const index = this.#indexes[alternative.field];
    for (const access of alternative.accesses) index?.delete(access, alternative);
    if (!index) this.#always.splice(this.#always.indexOf(alternative), 1);
    for (const condition of alternative.conditions) {
      this.#fields.release(condition.field);
      if (--condition.users === 0) this.#conditions.delete(condition.key);
    }
  }

  #useCondition(pattern: EventPattern, { path, span, matchers }: PatternField): Condition {
    const field = this.#fields.use(path);
    const key = `${field} ${pattern.text.slice(span.from, span.to)}`;
    let condition = this.#conditions.get(key);
    if (!condition) {
      condition = new Condition(field, path, key, matchers);
      this.#conditions.set(key, condition);
    }
    condition.users++;
    return condition;
  }

  #allAlternatives(): readonly (readonly Condition[])[] {
    return [...this.#rules.values()].flatMap(({ alternatives }) =>
      alternatives.map(({ conditions }) => conditions),
    );
  }
}

interface MatcherRule<Name extends string> {
  readonly name: Name;
  /** Rules are named in the order of their places. */
  readonly place: number;
  /** Set for a rule that only the plain evaluator can decide. */
  pattern: EventPattern | null;
  readonly alternatives: WaitingAlternative<Name>[];
  matchedIn: number;
}

/** One alternative of a rule, waiting at the values of one of its fields. */
interface WaitingAlternative<Name extends string> {
  readonly rule: MatcherRule<Name>;
  /** Sorted by path. */
  readonly conditions: readonly Condition[];
  /** -1 if it waits at no value. */
  readonly field: number;
  readonly accesses: readonly Access[];
  consideredIn: number;
}

function byPlace(a: { readonly place: number }, b: { readonly place: number }): number {
  return a.place - b.place;
}

function hasEmptyKey({ path }: PatternField): boolean {
  return path.split('.').includes('');
}

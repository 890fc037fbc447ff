import { type JsonToken, JsonTokenizer } from '../json/tokenizer.ts';
import type { Span } from '../model/span.ts';
import type { PatternDiagnostic, PatternDiagnosticCode } from './diagnostic.ts';
import { PatternProblem } from './pattern-problem.ts';
import type {
  PatternField,
  PatternNode,
  PatternObject,
  PatternOr,
  ValueMatcher,
} from './syntax.ts';
import { ValueMatcherReader } from './value-matcher-reader.ts';

/** Names that a field inside `$or` cannot have (behaviour of aws/event-ruler). */
const RESERVED_INSIDE_OR: ReadonlySet<string> = new Set([
  ...['exactly', 'equals-ignore-case', 'prefix', 'suffix', 'anything-but', 'exists', 'wildcard'],
  ...['numeric', 'cidr', '=', '<', '<=', '>', '>=', 'regex', 'not-wildcard'],
  ...['not-equals-ignore-case', 'date-after', 'date-on-or-after', 'date-before'],
  ...['date-on-or-before', 'in-date-range', 'ip-address-in-range', 'ip-address-not-in-range'],
]);

/** `$or` read as an operator, or, as the service does when that fails, as the name of a field. */
export type OrReading = 'operator' | 'field';

/**
 * Reads an event pattern in the order in which the service reads it, so that the first mistake is
 * the same one and is noticed at the same place. Throws `PatternProblem` and `JsonSyntaxProblem`.
 */
export class PatternReader {
  readonly #tokens: JsonTokenizer;
  readonly #matchers: ValueMatcherReader;
  readonly #or: OrReading;
  /** Whether `$or` was met as a key. */
  hasOr = false;

  constructor(text: string, or: OrReading) {
    this.#tokens = new JsonTokenizer(text);
    this.#matchers = new ValueMatcherReader(this.#tokens, or);
    this.#or = or;
  }

  read(): PatternObject {
    const first = this.#tokens.next();
    if (first.type !== '{') this.#fail('pattern-not-object', first.span);
    return this.#readObject(first.span.from, [], false);
  }

  /** How much of the text belongs to the pattern; the service does not read on. */
  get consumed(): number {
    return this.#tokens.consumed;
  }

  #readObject(from: number, keys: readonly string[], insideOr: boolean): PatternObject {
    const children: PatternNode[] = [];
    for (;;) {
      const key = this.#tokens.next();
      if (key.type !== 'key') {
        const span = { from, to: key.span.to };
        if (children.length === 0) this.#fail('empty-object', span);
        return { kind: 'all', span, children };
      }
      children.push(this.#readMember(key, keys, insideOr));
    }
  }

  #readMember(
    key: Extract<JsonToken, { type: 'key' }>,
    keys: readonly string[],
    insideOr: boolean,
  ): PatternNode {
    if (key.value === '$or') {
      this.hasOr = true;
      if (this.#or === 'operator') return this.#readOr(keys);
    }
    if (insideOr && RESERVED_INSIDE_OR.has(key.value)) {
      this.#fail('or-reserved-name', key.span, key.value);
    }
    const path = [...keys, key.value];
    const value = this.#tokens.next();
    if (value.type === '{') return this.#readObject(value.span.from, path, insideOr);
    if (value.type === '[') return this.#readField(value.span.from, path, key.span);
    return this.#fail('value-not-array', value.span, key.value);
  }

  #readField(from: number, keys: readonly string[], keySpan: Span): PatternField {
    const matchers: ValueMatcher[] = [];
    for (;;) {
      const token = this.#tokens.next();
      if (token.type === ']') {
        const span = { from, to: token.span.to };
        if (matchers.length === 0) this.#fail('empty-array', span);
        const path = pathOf(keys);
        return { kind: 'field', keys, path, keySpan, span, matchers: besideEachOther(matchers) };
      }
      matchers.push(this.#matchers.read(token));
    }
  }

  #readOr(keys: readonly string[]): PatternOr {
    const list = this.#tokens.next();
    if (list.type !== '[') this.#fail('or-not-array', list.span);
    const children: PatternObject[] = [];
    for (;;) {
      const token = this.#tokens.next();
      if (token.type === ']') {
        const span = { from: list.span.from, to: token.span.to };
        if (children.length < 2) this.#fail('or-one-member', span);
        return { kind: 'or', span, children };
      }
      if (token.type !== '{') this.#fail('or-member-not-object', token.span);
      children.push(this.#readObject(token.span.from, keys, true));
    }
  }

  #fail(code: PatternDiagnosticCode, span: Span, detail = ''): never {
    const location = { consumed: this.#tokens.consumed, again: null };
    throw new PatternProblem({ code, span, detail, location } satisfies PatternDiagnostic);
  }
}

function besideEachOther(matchers: readonly ValueMatcher[]): readonly ValueMatcher[] {
  const hasNumbers = matchers.some(
    (matcher) =>
      matcher.type === 'numeric' ||
      (matcher.type === 'number' && matcher.value !== null) ||
      (matcher.type === 'anything-but' && matcher.excluded.type === 'numbers'),
  );
  if (!hasNumbers) return matchers;
  return matchers.map((matcher) =>
    matcher.type === 'cidr' || (matcher.type === 'string' && matcher.address !== null)
      ? { ...matcher, besideNumbers: true }
      : matcher,
  );
}

/**
 * The keys joined with dots. Below an empty key at the top the service's reader forgets the dot, so
 * that the field is looked for at the top.
 */
function pathOf(keys: readonly string[]): string {
  const [first, last] = keys;
  return keys.length === 2 && first === '' ? (last ?? '') : keys.join('.');
}

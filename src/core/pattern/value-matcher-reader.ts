import { JsonSyntaxProblem } from '../json/syntax-problem.ts';
import type { JsonToken, JsonTokenizer } from '../json/tokenizer.ts';
import type { Span } from '../model/span.ts';
import { comparableNumber, exceedsLimits } from './comparable-number.ts';
import { comparableText } from './comparable-text.ts';
import type { PatternDiagnostic, PatternDiagnosticCode } from './diagnostic.ts';
import { addressDigits, parseCidr } from './ip-address.ts';
import { PatternProblem } from './pattern-problem.ts';
import type { OrReading } from './reader.ts';
import type {
  Excluded,
  NumericBound,
  NumericBounds,
  TextOperand,
  TextOperator,
  ValueMatcher,
} from './syntax.ts';
import { parseWildcard } from './wildcard.ts';

type Code = Exclude<PatternDiagnosticCode, 'json-syntax'>;
type NestedOperator = 'prefix' | 'suffix' | 'equals-ignore-case' | 'wildcard';

const TEXT_OPERATORS: Readonly<Record<NestedOperator, TextOperator>> = {
  prefix: 'prefix',
  suffix: 'suffix',
  'equals-ignore-case': 'equals',
  wildcard: 'wildcard',
};

/** Reads the members of a field's list: plain values and operators, in the service's order of checks. */
export class ValueMatcherReader {
  readonly #tokens: JsonTokenizer;
  readonly #or: OrReading;

  constructor(tokens: JsonTokenizer, or: OrReading) {
    this.#tokens = tokens;
    this.#or = or;
  }

  read(token: JsonToken): ValueMatcher {
    const { span } = token;
    switch (token.type) {
      case 'string':
        this.#tokens.finishString();
        return {
          type: 'string',
          span,
          value: comparableText(token.value),
          address: addressDigits(token.value),
        };
      case 'number':
        return { type: 'number', span, text: token.text, value: comparableNumber(token.text) };
      case 'boolean':
        return { type: 'literal', span, text: token.value ? 'true' : 'false' };
      case 'null':
        return { type: 'literal', span, text: 'null' };
      case '{':
        return this.#readOperator(span.from);
      default:
        return this.#fail('list-in-list', span);
    }
  }

  #readOperator(from: number): ValueMatcher {
    const name = this.#tokens.next();
    if (name.type !== 'key') this.#fail('operator-missing', { from, to: name.span.to });
    switch (name.value) {
      case 'exactly': {
        const value = comparableText(this.#string('operand-not-string', 'exact'));
        return { type: 'exactly', value, span: this.#close(from, 'second-operator') };
      }
      case 'prefix':
      case 'suffix':
        return this.#readAffix(from, name.value);
      case 'equals-ignore-case': {
        const text = this.#string('operand-not-string', 'equals-ignore-case');
        const value: TextOperand = { text, ignoreCase: true };
        const span = this.#close(from, 'second-operator');
        return { type: 'text', operator: 'equals', value, span };
      }
      case 'wildcard': {
        const token = this.#tokens.next();
        if (token.type !== 'string') this.#fail('operand-not-string', token.span, 'wildcard');
        this.#tokens.finishString();
        const value = this.#wildcard(token.value, token.span);
        const span = this.#close(from, 'second-operator');
        return { type: 'text', operator: 'wildcard', value, span };
      }
      case 'numeric': {
        const list = this.#tokens.next();
        if (list.type !== '[') this.#fail('numeric-not-array', list.span);
        const bounds = this.#readNumeric(list.span.from);
        return { type: 'numeric', bounds, span: this.#close(from, 'too-many-elements') };
      }
      case 'cidr':
        return this.#readCidr(from);
      case 'exists': {
        const token = this.#tokens.next();
        if (token.type !== 'boolean') this.#fail('exists-not-boolean', token.span);
        const span = this.#close(from, 'second-operator');
        return { type: 'exists', value: token.value, span };
      }
      case 'anything-but': {
        const excluded = this.#readAnythingBut();
        return { type: 'anything-but', excluded, span: this.#close(from, 'too-many-elements') };
      }
      default:
        return this.#fail('operator-unknown', name.span, name.value);
    }
  }

  #readAffix(from: number, operator: 'prefix' | 'suffix'): ValueMatcher {
    const token = this.#tokens.next();
    if (token.type === 'string') {
      this.#tokens.finishString();
      const value = exactOperand(token.value);
      return { type: 'text', operator, value, span: this.#close(from, 'second-operator') };
    }
    if (token.type !== '{') this.#fail('operand-not-string', token.span, operator);
    const name = this.#tokens.next();
    if (name.type !== 'key') this.#fail(`${operator}-operator-missing`, name.span);
    if (name.value !== 'equals-ignore-case') {
      this.#fail(`${operator}-operator-unsupported`, name.span, name.value);
    }
    const text = this.#string('operand-not-string', 'equals-ignore-case');
    this.#close(from, 'second-operator');
    const value: TextOperand = { text, ignoreCase: true };
    return { type: 'text', operator, value, span: this.#close(from, 'second-operator') };
  }

  #readCidr(from: number): ValueMatcher {
    const token = this.#tokens.next();
    // The service says "prefix" here, too.
    if (token.type !== 'string') this.#fail('operand-not-string', token.span, 'prefix');
    this.#tokens.finishString();
    const range = parseCidr(token.value);
    if (!range.ok) {
      const detail = 'detail' in range.error ? range.error.detail : '';
      this.#failWithoutPlace(range.error.code, token.span, detail);
    }
    const span = this.#close(from, 'second-operator');
    return { type: 'cidr', text: token.value, range: range.value, span };
  }

  #readNumeric(from: number): NumericBounds {
    const first = this.#tokens.next();
    if (first.type !== 'string') {
      this.#fail('numeric-first-not-operator', first.span, this.#textOf(first));
    }
    this.#tokens.finishString();
    const operator = first.value;
    const token = this.#tokens.next();
    switch (operator) {
      case '=': {
        if (token.type !== 'number') this.#fail('numeric-equals-not-number', token.span);
        this.#endOfList('too-many-elements');
        return { type: 'equal', value: this.#comparable(token.text, token.span) };
      }
      case '<':
      case '<=': {
        if (token.type !== 'number') this.#fail('numeric-bound-not-number', token.span, operator);
        this.#endOfList('too-many-elements');
        const upper = this.#bound(token, operator === '<=');
        return { type: 'range', lower: null, upper };
      }
      case '>':
      case '>=': {
        if (token.type !== 'number') this.#fail('numeric-bound-not-number', token.span, operator);
        return this.#readUpper(from, token, operator === '>=');
      }
      default:
        return this.#fail('numeric-operator-unknown', first.span, operator);
    }
  }

  /** What follows a lower bound: nothing, or an upper one. */
  #readUpper(
    from: number,
    lowerToken: Extract<JsonToken, { type: 'number' }>,
    inclusive: boolean,
  ): NumericBounds {
    const third = this.#tokens.next();
    if (third.type === ']') {
      return { type: 'range', lower: this.#bound(lowerToken, inclusive), upper: null };
    }
    if (third.type !== 'string') {
      this.#fail('numeric-third-not-operator', third.span, this.#textOf(third));
    }
    this.#tokens.finishString();
    if (third.value !== '<' && third.value !== '<=') {
      this.#fail('numeric-third-unknown', third.span, third.value);
    }
    const upperToken = this.#tokens.next();
    if (upperToken.type !== 'number') {
      this.#fail('numeric-bound-not-number', upperToken.span, third.value);
    }
    const end = this.#endOfList('numeric-too-many-terms');
    const lower = this.#bound(lowerToken, inclusive);
    const upper = this.#bound(upperToken, third.value === '<=');
    if (lower.value >= upper.value) this.#fail('numeric-bounds-crossed', { from, to: end.to });
    return { type: 'range', lower, upper };
  }

  #bound(token: Extract<JsonToken, { type: 'number' }>, inclusive: boolean): NumericBound {
    return { value: this.#comparable(token.text, token.span), text: token.text, inclusive };
  }

  #readAnythingBut(): Excluded {
    const token = this.#tokens.next();
    switch (token.type) {
      case 'string':
        this.#tokens.finishString();
        return { type: 'strings', values: [comparableText(token.value)] };
      case 'number': {
        const value = comparableNumber(token.text);
        if (value === null) {
          this.#failWithoutPlace(incomparable(token.text), token.span, token.text);
        }
        return { type: 'numbers', values: [value] };
      }
      case '[':
        return this.#twice(() => this.#readAnythingButList(token.span.from));
      case '{':
        return this.#readAnythingButOperator();
      default:
        return this.#fail('anything-but-not-value', token.span);
    }
  }

  /** Mistakes in the list are located twice; what is wrong with it as a whole is so once. */
  #readAnythingButList(from: number): Excluded {
    const strings: string[] = [];
    const numbers: number[] = [];
    for (;;) {
      const token = this.#tokens.next();
      if (token.type === ']') {
        if (strings.length > 0 === numbers.length > 0) {
          this.#once('anything-but-mixed', { from, to: token.span.to });
        }
        return numbers.length > 0
          ? { type: 'numbers', values: numbers }
          : { type: 'strings', values: strings };
      }
      if (token.type === 'string') {
        this.#tokens.finishString();
        strings.push(comparableText(token.value));
      } else if (token.type === 'number') {
        const value = comparableNumber(token.text);
        if (value === null) this.#once(incomparable(token.text), token.span, token.text);
        numbers.push(value);
      } else {
        this.#fail('anything-but-member-not-value', token.span);
      }
    }
  }

  #readAnythingButOperator(): Excluded {
    const name = this.#tokens.next();
    if (name.type !== 'key') this.#fail('anything-but-operator-missing', name.span);
    const operator = name.value;
    if (!isNestedOperator(operator) || (operator === 'wildcard' && this.#or === 'field')) {
      return this.#fail('anything-but-operator-unsupported', name.span, operator);
    }
    const values = this.#readNestedValues(operator);
    this.#close(name.span.from, 'too-many-elements');
    return { type: 'text', operator: TEXT_OPERATORS[operator], values };
  }

  #readNestedValues(operator: NestedOperator): readonly TextOperand[] {
    const token = this.#tokens.next();
    const isAffix = operator === 'prefix' || operator === 'suffix';
    if (token.type === '[' && !(isAffix && this.#or === 'field')) {
      return this.#twice(() => this.#readNestedList(operator, token.span.from));
    }
    if (token.type === 'string' || (isAffix && this.#or === 'field')) {
      return [this.#nestedValue(operator, token)];
    }
    if (token.type === 'number') return [this.#nestedValue(operator, token)];
    return this.#fail('anything-but-not-value', token.span);
  }

  #readNestedList(operator: NestedOperator, from: number): readonly TextOperand[] {
    const values: TextOperand[] = [];
    for (;;) {
      const token = this.#tokens.next();
      if (token.type === ']') {
        // The library accepts an empty list and then fails when it matches: refused here instead.
        if (values.length === 0) {
          this.#once('anything-but-nested-empty', { from, to: token.span.to });
        }
        if (operator === 'wildcard') {
          return values.map((value) =>
            this.#wildcard(value.text, { from, to: token.span.to }, true),
          );
        }
        return values;
      }
      values.push(
        operator === 'wildcard' && token.type === 'string'
          ? this.#unreadWildcard(token)
          : this.#nestedValue(operator, token),
      );
    }
  }

  #unreadWildcard(token: Extract<JsonToken, { type: 'string' }>): TextOperand {
    this.#tokens.finishString();
    return exactOperand(token.value);
  }

  #nestedValue(operator: NestedOperator, token: JsonToken): TextOperand {
    switch (operator) {
      case 'equals-ignore-case':
        if (token.type !== 'string') {
          this.#fail('anything-but-ignore-case-not-string', token.span);
        }
        this.#tokens.finishString();
        return { text: token.value, ignoreCase: true };
      case 'wildcard':
        if (token.type !== 'string') this.#fail('operand-not-string', token.span, 'wildcard');
        this.#tokens.finishString();
        return this.#wildcard(token.value, token.span);
      default:
        if (token.type !== 'string') this.#fail('anything-but-affix-not-string', token.span);
        this.#tokens.finishString();
        if (token.value === '') this.#fail('anything-but-affix-empty', token.span);
        return exactOperand(token.value);
    }
  }

  #wildcard(text: string, span: Span, once = false): TextOperand {
    const wildcard = parseWildcard(text);
    if (wildcard.ok) return { ...exactOperand(text), wildcard: wildcard.value };
    const { code, position } = wildcard.error;
    return once
      ? this.#once(code, span, String(position))
      : this.#fail(code, span, String(position));
  }

  /** The string that has to come next. */
  #string(code: Code, detail: string): string {
    const token = this.#tokens.next();
    if (token.type !== 'string') this.#fail(code, token.span, detail);
    this.#tokens.finishString();
    return token.value;
  }

  /** The brace that has to come next; returns the span from `from` to its end. */
  #close(from: number, code: Code): Span {
    const token = this.#tokens.next();
    if (token.type !== '}') this.#fail(code, token.span);
    return { from, to: token.span.to };
  }

  #endOfList(code: Code): Span {
    const token = this.#tokens.next();
    if (token.type !== ']') this.#fail(code, token.span);
    return token.span;
  }

  #comparable(text: string, span: Span): number {
    return comparableNumber(text) ?? this.#fail(incomparable(text), span, text);
  }

  /** What the service's reader calls the text of a token. */
  #textOf(token: JsonToken): string {
    switch (token.type) {
      case 'number':
        return token.text;
      case 'boolean':
        return String(token.value);
      case 'null':
        return 'null';
      case 'string':
      case 'key':
        return token.value;
      default:
        return token.type;
    }
  }

  #fail(code: Code, span: Span, detail = ''): never {
    const location = { consumed: this.#tokens.consumed, again: null };
    throw new PatternProblem({ code, span, detail, location } satisfies PatternDiagnostic);
  }

  #failWithoutPlace(code: Code, span: Span, detail = ''): never {
    throw new PatternProblem({ code, span, detail, location: null } satisfies PatternDiagnostic);
  }

  /** A mistake that `twice` is not to locate a second time. */
  #once(code: Code, span: Span, detail = ''): never {
    const location = { consumed: this.#tokens.consumed, again: null };
    throw new LocatedOnce({ code, span, detail, location } satisfies PatternDiagnostic);
  }

  #twice<T>(read: () => T): T {
    try {
      return read();
    } catch (problem) {
      if (problem instanceof PatternProblem && !(problem instanceof LocatedOnce)) {
        const { location } = problem.diagnostic;
        throw new PatternProblem({
          ...problem.diagnostic,
          location: location && { ...location, again: 0 },
        });
      }
      if (problem instanceof JsonSyntaxProblem) {
        const { span, message, consumed, overshoot, isLocated } = problem.error;
        // What gives no place of its own is given the one of the list's reader.
        const again = isLocated ? overshoot : null;
        throw new PatternProblem({
          code: 'json-syntax',
          span,
          detail: message,
          location: { consumed, again },
        });
      }
      throw problem;
    }
  }
}

function incomparable(number: string): Code {
  return exceedsLimits(number) ? 'number-exceeds-limits' : 'number-not-comparable';
}

class LocatedOnce extends PatternProblem {}

function exactOperand(text: string): TextOperand {
  return { text: comparableText(text), ignoreCase: false };
}

function isNestedOperator(name: string): name is NestedOperator {
  return Object.hasOwn(TEXT_OPERATORS, name);
}

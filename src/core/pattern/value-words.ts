import type {
  AddressRange,
  Excluded,
  NumericBounds,
  TextOperand,
  TextOperator,
  ValueMatcher,
} from './syntax.ts';

/** What one member of a field's list says about the field's value. */
export interface ValueWords {
  /** What members of the same kind share: `is exactly`. */
  readonly verb: string;
  /** The rest: `"paid"`. May be empty. */
  readonly object: string;
  /** Set where another object cannot simply follow with "or". */
  readonly isCompound?: true;
}

const LONGEST_TEXT = 80;

/** A member of a list in words that need no knowledge of the operators: `begins with` `"img/"`. */
export function valueWords(matcher: ValueMatcher): ValueWords {
  switch (matcher.type) {
    case 'string':
      return matcher.address === null
        ? { verb: 'is exactly', object: quoted(matcher.value) }
        : { verb: 'is the IP address', object: `${matcher.value} (however it is written)` };
    case 'exactly':
      return { verb: 'is exactly', object: quoted(matcher.value) };
    case 'number':
      return matcher.value === null
        ? { verb: 'is the number', object: `${shortened(matcher.text)} (with just these digits)` }
        : { verb: 'is the number', object: shortened(matcher.text) };
    case 'literal':
      return { verb: 'is', object: matcher.text };
    case 'text':
      return textWords(matcher.operator, [matcher.value]);
    case 'numeric':
      return numericWords(matcher.bounds);
    case 'cidr':
      return { verb: 'is an IP address in', object: networkWords(matcher.text, matcher.range) };
    case 'exists':
      return matcher.value
        ? { verb: 'is present', object: 'with any value' }
        : { verb: 'is absent', object: '' };
    case 'anything-but':
      return {
        verb: 'has any value except',
        object: excludedWords(matcher.excluded),
        isCompound: true,
      };
  }
}

function textWords(operator: TextOperator, operands: readonly TextOperand[]): ValueWords {
  const [first] = operands;
  const texts = listed(operands.map(({ text }) => quoted(text)));
  const anyCase = first?.ignoreCase ? ' (in upper or lower case)' : '';
  switch (operator) {
    case 'prefix':
      if (first?.text === '') return { verb: 'is', object: 'any text' };
      return { verb: 'begins with', object: `${texts}${anyCase}` };
    case 'suffix':
      if (first?.text === '') return { verb: 'is', object: 'any text' };
      return { verb: 'ends with', object: `${texts}${anyCase}` };
    case 'equals':
      if (first?.text === '') return { verb: 'is exactly', object: texts };
      return { verb: 'is', object: `${texts}${anyCase}` };
    case 'wildcard':
      return wildcardWords(first?.wildcard ?? []);
  }
}

/** Each `*` is any run of characters: `a*b` begins with "a" and ends with "b". */
function wildcardWords(tokens: readonly (string | null)[]): ValueWords {
  const pieces = [''];
  for (const token of tokens) {
    if (token === null) pieces.push('');
    else pieces.push(`${pieces.pop()}${token}`);
  }
  const [start = ''] = pieces;
  if (pieces.length === 1) return { verb: 'is exactly', object: quoted(start) };
  const end = pieces.at(-1) ?? '';
  const middle = pieces.slice(1, -1).map(quoted);
  const phrases: ValueWords[] = [
    ...(start === '' ? [] : [{ verb: 'begins with', object: quoted(start) }]),
    ...(middle.length === 0 ? [] : [{ verb: 'contains', object: middle.join(' and then ') }]),
    ...(end === '' ? [] : [{ verb: 'ends with', object: quoted(end) }]),
  ];
  const [first, ...others] = phrases;
  if (!first) return { verb: 'is', object: 'any text' };
  if (others.length === 0 && middle.length < 2) return first;
  const rest = others.map(({ verb, object }) => `${verb} ${object}`);
  const [last] = rest.splice(-1);
  const before = [first.object, ...rest].join(', ');
  const object = last === undefined ? before : `${before} and ${last}`;
  return { verb: first.verb, object, isCompound: true };
}

function numericWords(bounds: NumericBounds): ValueWords {
  if (bounds.type === 'equal') return { verb: 'is the number', object: String(bounds.value) };
  const { lower, upper } = bounds;
  const limits = [
    lower && `${lower.inclusive ? 'at least' : 'greater than'} ${shortened(lower.text)}`,
    upper && `${upper.inclusive ? 'at most' : 'less than'} ${shortened(upper.text)}`,
  ];
  const object = limits.filter(Boolean).join(' and ');
  return { verb: 'is a number', object: object.startsWith('at') ? `of ${object}` : object };
}

/** `10.0.0.0/24 (10.0.0.0 to 10.0.0.255)`; the bounds of an IPv6 network tell little. */
function networkWords(text: string, { lower, upper }: AddressRange): string {
  if (lower.length !== 8) return text;
  const dotted = (digits: string) =>
    [0, 2, 4, 6].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)).join('.');
  return `${text} (${dotted(lower)} to ${dotted(upper)})`;
}

function excludedWords(excluded: Excluded): string {
  switch (excluded.type) {
    case 'strings':
      return listed(excluded.values.map(quoted));
    case 'numbers':
      return listed(excluded.values.map((value) => `the number ${value}`));
    case 'text': {
      if (excluded.operator === 'equals') return textWords('equals', excluded.values).object;
      const operands = excluded.operator === 'wildcard' ? excluded.values : null;
      const phrases = operands
        ? operands.map((operand) => textWords('wildcard', [operand]))
        : [textWords(excluded.operator, excluded.values)];
      return listed(phrases.map(({ verb, object }) => `text that ${verb} ${object}`));
    }
  }
}

const MOST_LISTED = 12;

function listed(words: readonly string[]): string {
  const shown = words.slice(0, MOST_LISTED);
  const left = words.length - shown.length;
  if (left > 0) shown.push(`${left} more`);
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} or ${last}`;
}

function quoted(text: string): string {
  const json = JSON.stringify(text);
  return json.length > LONGEST_TEXT ? `${json.slice(0, LONGEST_TEXT - 1)}…"` : json;
}

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}

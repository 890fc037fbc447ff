import type { JsonNode } from '../../json/node.ts';

/** What a comparison of numbers was meant to be. */
export interface Comparison {
  readonly equal: string | null;
  readonly lower: { readonly sign: '>' | '>='; readonly bound: string } | null;
  readonly upper: { readonly sign: '<' | '<='; readonly bound: string } | null;
  /** The number that is not wanted. */
  readonly unequal: string | null;
}

const SIGNS: Readonly<Record<string, '=' | '<' | '<=' | '>' | '>=' | '!='>> = {
  '=': '=',
  '==': '=',
  '===': '=',
  eq: '=',
  equals: '=',
  is: '=',
  '<': '<',
  lt: '<',
  lessthan: '<',
  below: '<',
  numericlessthan: '<',
  '<=': '<=',
  '=<': '<=',
  '≤': '<=',
  lte: '<=',
  le: '<=',
  max: '<=',
  lessthanorequal: '<=',
  atmost: '<=',
  to: '<=',
  '>': '>',
  gt: '>',
  greaterthan: '>',
  above: '>',
  morethan: '>',
  numericgreaterthan: '>',
  '>=': '>=',
  '=>': '>=',
  '≥': '>=',
  gte: '>=',
  ge: '>=',
  min: '>=',
  greaterthanorequal: '>=',
  atleast: '>=',
  from: '>=',
  '!=': '!=',
  '<>': '!=',
  '!==': '!=',
  ne: '!=',
  neq: '!=',
  not: '!=',
  notequals: '!=',
};

/** The sign that a name stands for in some language of rules. */
export function signMeantBy(name: string): string | null {
  const plain = name.toLowerCase().replace(/[-_ ]/g, '');
  return Object.hasOwn(SIGNS, plain) ? (SIGNS[plain] ?? null) : null;
}

/**
 * Reads a comparison written in one of many ways: `">5"`, `{">": 5}`, `["gt", "5"]`, `[5, 10]`.
 * `null` if it cannot be told.
 */
export function comparisonMeantBy(node: JsonNode): Comparison | null {
  const words = wordsOf(node);
  const numbers = words.filter(isNumber);
  if (numbers.length === words.length) {
    const [first, second] = numbers;
    if (first === undefined || numbers.length > 2) return null;
    if (second === undefined) return { ...NOTHING, equal: first };
    if (Number(first) >= Number(second)) return null;
    return {
      ...NOTHING,
      lower: { sign: '>=', bound: first },
      upper: { sign: '<=', bound: second },
    };
  }
  let comparison = NOTHING;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === 'and' || word === '&&' || word === ',') continue;
    const sign = signMeantBy(word);
    const bound = words[++index];
    if (sign === null || bound === undefined || !isNumber(bound)) return null;
    const next = withTerm(comparison, sign, bound);
    if (!next) return null;
    comparison = next;
  }
  return comparison;
}

const NOTHING: Comparison = { equal: null, lower: null, upper: null, unequal: null };

function withTerm(comparison: Comparison, sign: string, bound: string): Comparison | null {
  switch (sign) {
    case '=':
      return comparison === NOTHING ? { ...NOTHING, equal: bound } : null;
    case '!=':
      return comparison === NOTHING ? { ...NOTHING, unequal: bound } : null;
    case '>':
    case '>=':
      return comparison.lower ? null : { ...comparison, lower: { sign, bound } };
    case '<':
    case '<=':
      return comparison.upper ? null : { ...comparison, upper: { sign, bound } };
    default:
      return null;
  }
}

/** The list that `numeric` takes; `null` if it takes none for this. */
export function numericList({ equal, lower, upper }: Comparison): string | null {
  if (equal !== null) return `["=", ${equal}]`;
  const terms = [lower, upper].flatMap((term) => (term ? [`"${term.sign}", ${term.bound}`] : []));
  return terms.length > 0 ? `[${terms.join(', ')}]` : null;
}

/** The opposite of a comparison that has one term. */
export function opposite({ lower, upper }: Comparison): Comparison | null {
  if (lower && upper) return null;
  if (lower)
    return { ...NOTHING, upper: { sign: lower.sign === '>' ? '<=' : '<', bound: lower.bound } };
  if (upper)
    return { ...NOTHING, lower: { sign: upper.sign === '<' ? '>=' : '>', bound: upper.bound } };
  return null;
}

function isNumber(word: string): boolean {
  return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(word);
}

function wordsOf(node: JsonNode): readonly string[] {
  switch (node.type) {
    case 'string':
      return (
        node.value.match(
          /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[<>=!≤≥]+|&&|,|[A-Za-z]+(?:[-_ ](?:than|or|equal|equals|least|most))*/g,
        ) ?? []
      );
    case 'number':
      return [node.text];
    case 'array':
      return node.elements.flatMap(wordsOf);
    case 'object':
      return node.members.flatMap(({ key, value }) => [key, ...wordsOf(value)]);
    default:
      return ['?'];
  }
}

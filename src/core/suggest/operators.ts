import { type Insertion, type Suggestion, stop } from './suggestion.ts';

/** The values that an event has at the field, as JSON texts, to fill operators in with. */
interface Hints {
  readonly string: string | null;
  readonly number: string | null;
}

export function hintsOf(values: readonly string[]): Hints {
  const string = values.find((value) => value.startsWith('"'));
  return {
    string: string === undefined ? null : string.slice(1, -1),
    number: values.find((value) => /^-?\d/.test(value)) ?? null,
  };
}

/** The operators for a member of a field's list, those that fit what the event has there first. */
export function operatorSuggestions(hints: Hints): readonly Suggestion[] {
  const texts = textOperators(hints);
  const numbers = numericOperators(hints);
  const ordered =
    hints.number !== null && hints.string === null
      ? [...numbers, ...texts]
      : [...texts, ...numbers];
  return [...ordered, ...otherOperators(hints)].map(
    ({ label, article, operand }): Suggestion => ({
      label,
      kind: 'operator',
      insert: ['{ ', ...memberOf(article, operand), ' }'],
      article,
      goesOn: true,
    }),
  );
}

/** The names of operators inside braces that are there already. */
export function operatorNames(
  hints: Hints,
  within: string | null,
  isBeforeColon: boolean,
): readonly Suggestion[] {
  return operatorsWithin(hints, within).map(
    ({ label, article, operand }): Suggestion => ({
      label,
      kind: 'operator',
      insert: isBeforeColon ? [`"${article}"`] : memberOf(article, operand),
      article,
      goesOn: true,
    }),
  );
}

interface Operator {
  readonly label: string;
  /** The name of the operator. */
  readonly article: string;
  readonly operand: Insertion;
}

function memberOf(name: string, operand: Insertion): Insertion {
  return [`"${name}": `, ...operand];
}

function operatorsWithin(hints: Hints, within: string | null): readonly Operator[] {
  const nested: readonly Operator[] = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].map(
    (name) => ({ label: name, article: name, operand: ['"', stop(), '"'] }),
  );
  switch (within) {
    case 'prefix':
    case 'suffix':
      return nested.filter(({ article }) => article === 'equals-ignore-case');
    case 'anything-but':
      return nested;
    default: {
      const all = [...textOperators(hints), ...numericOperators(hints), ...otherOperators(hints)];
      return all.filter(({ label, article }) => label === article || article === 'exists');
    }
  }
}

function textOperators({ string }: Hints): readonly Operator[] {
  const text = (value: string): Insertion => ['"', stop(value), '"'];
  return [
    { label: 'prefix', article: 'prefix', operand: text('') },
    { label: 'suffix', article: 'suffix', operand: text('') },
    { label: 'equals-ignore-case', article: 'equals-ignore-case', operand: text(string ?? '') },
    { label: 'wildcard', article: 'wildcard', operand: text('*') },
  ];
}

function numericOperators({ number }: Hints): readonly Operator[] {
  const bound = number ?? '0';
  return [
    {
      label: 'numeric',
      article: 'numeric',
      operand: ['["', stop('>='), '", ', stop(bound), ']'],
    },
    {
      label: 'numeric between',
      article: 'numeric',
      operand: ['[">=", ', stop('0'), ', "<", ', stop('100'), ']'],
    },
  ];
}

function otherOperators({ string, number }: Hints): readonly Operator[] {
  const isNumber = string === null && number !== null;
  const excluded: Insertion = isNumber
    ? ['[', stop(number), ']']
    : ['["', stop(string ?? ''), '"]'];
  return [
    { label: 'anything-but', article: 'anything-but', operand: excluded },
    ...['prefix', 'suffix', 'wildcard', 'equals-ignore-case'].map(
      (name): Operator => ({
        label: `anything-but ${name}`,
        article: 'anything-but',
        // Nothing would exclude everything, and is refused.
        operand: [`{ "${name}": "`, stop(string ?? 'text'), '" }'],
      }),
    ),
    { label: 'exists: true', article: 'exists', operand: ['true'] },
    { label: 'exists: false', article: 'exists', operand: ['false'] },
    { label: 'cidr', article: 'cidr', operand: ['"', stop(networkOf(string)), '"'] },
  ];
}

/** The network of 256 addresses that an IPv4 address is in. */
export function networkOf(text: string | null): string {
  const network = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(text ?? '')?.[1];
  return network === undefined ? '10.0.0.0/24' : `${network}.0/24`;
}

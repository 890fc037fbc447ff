import { isSimilar, plainName } from '../similar-text.ts';

export type OperatorName =
  | 'prefix'
  | 'suffix'
  | 'equals-ignore-case'
  | 'wildcard'
  | 'numeric'
  | 'cidr'
  | 'exists'
  | 'anything-but';

const NAMES: readonly OperatorName[] = [
  ...(['prefix', 'suffix', 'equals-ignore-case', 'wildcard'] as const),
  ...(['numeric', 'cidr', 'exists', 'anything-but'] as const),
];

/** What other languages of rules and queries call them, as `plainName` has it. */
const OTHER_NAMES: Readonly<Record<OperatorName, readonly string[]>> = {
  prefix: ['startswith', 'beginswith', 'begins', 'starts', 'stringbeginswith'],
  suffix: ['endswith', 'ends', 'stringendswith'],
  'equals-ignore-case': ['ignorecase', 'iequals', 'equalsci', 'caseinsensitive', 'insensitive'],
  wildcard: [
    'like',
    'stringlike',
    'glob',
    'pattern',
    'regex',
    'regexp',
    'matches',
    'stringmatches',
  ],
  numeric: ['number', 'compare', 'range', 'between', 'numericbetween'],
  cidr: ['ip', 'ipaddress', 'subnet', 'network', 'ipaddressinrange'],
  exists: ['present', 'ispresent', 'defined', 'has'],
  'anything-but': [
    'not',
    'notequals',
    'notequal',
    'ne',
    'neq',
    '!=',
    'notin',
    'nin',
    'except',
    'anythingexcept',
    'stringnotequals',
  ],
};

export function isOperatorName(name: string): name is OperatorName {
  return (NAMES as readonly string[]).includes(name);
}

/** The operator that a name was meant to be. */
export function operatorMeantBy(name: string): OperatorName | null {
  const plain = plainName(name);
  return (
    NAMES.find((known) => OTHER_NAMES[known].includes(plain)) ??
    NAMES.find((known) => isSimilar(name, known)) ??
    null
  );
}

import type { PatternDiagnosticCode } from '../../core/pattern/diagnostic.ts';

/** Behind each other: what AWS refuses for this reason, and what was meant. */
type WrongAndRight = readonly [wrong: string, right: string];

/** One for every code: the compiler asks for the example of a new one. */
export const PATTERN_ERRORS: Readonly<Record<PatternDiagnosticCode, WrongAndRight>> = {
  'json-syntax': ['{ "source": ["my.app",] }', '{ "source": ["my.app"] }'],
  'pattern-not-object': ['["my.app"]', '{ "source": ["my.app"] }'],
  'empty-object': ['{ "detail": {} }', '{ "source": [{ "prefix": "" }] }'],
  'empty-array': ['{ "source": [] }', '{ "source": ["my.app"] }'],
  'value-not-array': ['{ "source": "my.app" }', '{ "source": ["my.app"] }'],
  'list-in-list': ['{ "source": [["my.app", "my.api"]] }', '{ "source": ["my.app", "my.api"] }'],
  'operator-missing': ['{ "source": [{}] }', '{ "source": [{ "exists": true }] }'],
  'operator-unknown': [
    '{ "source": [{ "starts-with": "my." }] }',
    '{ "source": [{ "prefix": "my." }] }',
  ],
  'second-operator': [
    '{ "key": [{ "prefix": "img/", "suffix": ".png" }] }',
    '{ "key": [{ "wildcard": "img/*.png" }] }',
  ],
  'operand-not-string': [
    '{ "source": [{ "prefix": ["my.", "our."] }] }',
    '{ "source": [{ "prefix": "my." }, { "prefix": "our." }] }',
  ],
  'prefix-operator-missing': [
    '{ "state": [{ "prefix": {} }] }',
    '{ "state": [{ "prefix": { "equals-ignore-case": "run" } }] }',
  ],
  'suffix-operator-missing': [
    '{ "key": [{ "suffix": {} }] }',
    '{ "key": [{ "suffix": { "equals-ignore-case": ".png" } }] }',
  ],
  'prefix-operator-unsupported': [
    '{ "key": [{ "prefix": { "wildcard": "img/*/" } }] }',
    '{ "key": [{ "wildcard": "img/*/*" }] }',
  ],
  'suffix-operator-unsupported': [
    '{ "key": [{ "suffix": { "anything-but": ".tmp" } }] }',
    '{ "key": [{ "anything-but": { "suffix": ".tmp" } }] }',
  ],
  'wildcard-consecutive': [
    '{ "key": [{ "wildcard": "img/**/cat.png" }] }',
    '{ "key": [{ "wildcard": "img/*/cat.png" }] }',
  ],
  'wildcard-escape': [
    '{ "key": [{ "wildcard": "a\\\\b*" }] }',
    '{ "key": [{ "wildcard": "a\\\\\\\\b*" }] }',
  ],
  'exists-not-boolean': [
    '{ "coupon": [{ "exists": "false" }] }',
    '{ "coupon": [{ "exists": false }] }',
  ],
  'numeric-not-array': [
    '{ "total": [{ "numeric": "> 100" }] }',
    '{ "total": [{ "numeric": [">", 100] }] }',
  ],
  'numeric-first-not-operator': [
    '{ "total": [{ "numeric": [100] }] }',
    '{ "total": [{ "numeric": ["=", 100] }] }',
  ],
  'numeric-operator-unknown': [
    '{ "total": [{ "numeric": ["=>", 100] }] }',
    '{ "total": [{ "numeric": [">=", 100] }] }',
  ],
  'numeric-equals-not-number': [
    '{ "total": [{ "numeric": ["=", "100"] }] }',
    '{ "total": [{ "numeric": ["=", 100] }] }',
  ],
  'numeric-bound-not-number': [
    '{ "total": [{ "numeric": [">", "100"] }] }',
    '{ "total": [{ "numeric": [">", 100] }] }',
  ],
  'too-many-elements': [
    '{ "total": [{ "numeric": ["<", 500, ">", 100] }] }',
    '{ "total": [{ "numeric": [">", 100, "<", 500] }] }',
  ],
  'numeric-third-not-operator': [
    '{ "total": [{ "numeric": [">", 100, 500] }] }',
    '{ "total": [{ "numeric": [">", 100, "<=", 500] }] }',
  ],
  'numeric-third-unknown': [
    '{ "total": [{ "numeric": [">", 100, ">", 500] }] }',
    '{ "total": [{ "numeric": [">", 100, "<", 500] }] }',
  ],
  'numeric-too-many-terms': [
    '{ "total": [{ "numeric": [">", 100, "<", 500, "<", 600] }] }',
    '{ "total": [{ "numeric": [">", 100, "<", 500] }] }',
  ],
  'numeric-bounds-crossed': [
    '{ "total": [{ "numeric": [">", 500, "<", 100] }] }',
    '{ "total": [{ "numeric": ["<", 100] }, { "numeric": [">", 500] }] }',
  ],
  'number-not-comparable': [
    '{ "id": [{ "numeric": ["=", 9007199254740993] }] }',
    '{ "id": [9007199254740993] }',
  ],
  'number-exceeds-limits': ['{ "id": [{ "numeric": ["=", 1e99999999999] }] }', '{ "id": [1e99] }'],
  'anything-but-not-value': ['{ "vip": [{ "anything-but": true }] }', '{ "vip": [false, null] }'],
  'anything-but-operator-missing': [
    '{ "state": [{ "anything-but": {} }] }',
    '{ "state": [{ "anything-but": { "prefix": "stop" } }] }',
  ],
  'anything-but-operator-unsupported': [
    '{ "total": [{ "anything-but": { "numeric": [">", 100] } }] }',
    '{ "total": [{ "numeric": ["<=", 100] }] }',
  ],
  'anything-but-member-not-value': [
    '{ "state": [{ "anything-but": ["stopped", null] }] }',
    '{ "state": [{ "anything-but": ["stopped"] }] }',
  ],
  'anything-but-mixed': [
    '{ "code": [{ "anything-but": ["404", 500] }] }',
    '{ "code": [{ "anything-but": [404, 500] }] }',
  ],
  'anything-but-ignore-case-not-string': [
    '{ "state": [{ "anything-but": { "equals-ignore-case": ["stopped", 1] } }] }',
    '{ "state": [{ "anything-but": { "equals-ignore-case": ["stopped"] } }] }',
  ],
  'anything-but-affix-not-string': [
    '{ "key": [{ "anything-but": { "prefix": 1 } }] }',
    '{ "key": [{ "anything-but": { "prefix": "1" } }] }',
  ],
  'anything-but-affix-empty': [
    '{ "key": [{ "anything-but": { "prefix": "" } }] }',
    '{ "key": [{ "anything-but": "" }] }',
  ],
  'anything-but-nested-empty': [
    '{ "key": [{ "anything-but": { "prefix": [] } }] }',
    '{ "key": [{ "anything-but": { "prefix": ["tmp/"] } }] }',
  ],
  'cidr-one-slash': ['{ "ip": [{ "cidr": "10.0.0.0" }] }', '{ "ip": [{ "cidr": "10.0.0.0/24" }] }'],
  'cidr-mask-not-integer': [
    '{ "ip": [{ "cidr": "10.0.0.0/255.255.255.0" }] }',
    '{ "ip": [{ "cidr": "10.0.0.0/24" }] }',
  ],
  'cidr-mask-negative': [
    '{ "ip": [{ "cidr": "10.0.0.0/-8" }] }',
    '{ "ip": [{ "cidr": "10.0.0.0/8" }] }',
  ],
  'cidr-mask-too-long-4': ['{ "ip": [{ "cidr": "10.0.0.1/32" }] }', '{ "ip": ["10.0.0.1"] }'],
  'cidr-mask-too-long-6': [
    '{ "ip": [{ "cidr": "2001:db8::1/128" }] }',
    '{ "ip": ["2001:db8::1"] }',
  ],
  'cidr-nonstandard-address': [
    '{ "ip": [{ "cidr": "localhost/8" }] }',
    '{ "ip": [{ "cidr": "127.0.0.0/8" }] }',
  ],
  'cidr-invalid-address': [
    '{ "ip": [{ "cidr": "300.0.0.0/8" }] }',
    '{ "ip": [{ "cidr": "30.0.0.0/8" }] }',
  ],
  'too-complex': [
    '{ "arn": [{ "wildcard": "*:*:*:*:*:event-bus/*" }] }',
    '{ "arn": [{ "wildcard": "*:event-bus/*" }] }',
  ],
  'too-many-alternatives': [
    manyAlternatives(11),
    '{ "a": [1, 2, 3], "b": [1, 2, 3], "c": [1, 2, 3] }',
  ],
  'or-not-array': [
    '{ "$or": { "vip": [true] }, "total": [{ "numeric": "x" }] }',
    '{ "$or": [{ "vip": [true] }, { "total": [{ "numeric": [">", 100] }] }] }',
  ],
  'or-member-not-object': [
    '{ "$or": ["vip", { "total": [100] }] }',
    '{ "$or": [{ "vip": [true] }, { "total": [100] }] }',
  ],
  'or-one-member': ['{ "$or": [{ "vip": [true] }] }', '{ "vip": [true] }'],
  'or-reserved-name': [
    '{ "$or": [{ "prefix": ["x"] }, { "total": [100] }] }',
    '{ "$or": [{ "number-prefix": ["x"] }, { "total": [100] }] }',
  ],
};

/** Three `$or` of so many alternatives each. */
function manyAlternatives(count: number): string {
  const or = (field: string) => ({
    $or: Array.from({ length: count }, (_, value) => ({ [field]: [value] })),
  });
  return JSON.stringify({ x: or('a'), y: or('b'), z: or('c') });
}

import { article, type ReferenceEntry } from '../entry.ts';

/**
 * What can stand in the list of values behind a field of a pattern, and `$or` (EventBridge User
 * Guide, *Comparison operators*; where it is silent, what the service was seen to do).
 */
export const operators: readonly ReferenceEntry[] = [
  article({
    name: 'prefix',
    known: 'service',
    summary: 'Matches a string that begins with the text.',
    values: 'Strings only. For numbers use numeric.',
    example: {
      type: 'pattern',
      pattern: '{ "source": [{ "prefix": "com.ecommerce." }] }',
      matches: ['{ "source": "com.ecommerce.orders" }'],
      rejects: ['{ "source": "COM.ecommerce.orders" }', '{ "source": 12 }'],
    },
    pitfalls: [
      'Upper and lower case count. To ignore them, write { "prefix": { "equals-ignore-case": "text" } }.',
      'It takes one string. For several, put several operators in the list: either may match.',
      '{ "prefix": "" } matches every string, and nothing else.',
    ],
  }),
  article({
    name: 'suffix',
    known: 'service',
    summary: 'Matches a string that ends with the text.',
    values: 'Strings only.',
    example: {
      type: 'pattern',
      pattern: '{ "key": [{ "suffix": ".png" }] }',
      matches: ['{ "key": "photos/cat.png" }'],
      rejects: ['{ "key": "photos/cat.PNG" }', '{ "key": "photos/cat.png.tmp" }'],
    },
    pitfalls: [
      'Upper and lower case count. To ignore them, write { "suffix": { "equals-ignore-case": "text" } }.',
      'It takes one string. For several, put several operators in the list: either may match.',
    ],
  }),
  article({
    name: 'equals-ignore-case',
    known: [
      ['service', 'strings of ASCII'],
      ['matcher', 'letters whose case is several characters, and what is beyond U+FFFF'],
    ],
    summary: 'Matches a string that is the text, whatever its upper and lower case.',
    values: 'Strings only.',
    example: {
      type: 'pattern',
      pattern: '{ "state": [{ "equals-ignore-case": "running" }] }',
      matches: ['{ "state": "RUNNING" }', '{ "state": "Running" }'],
      rejects: ['{ "state": "running now" }', '{ "state": true }'],
    },
    pitfalls: [
      'The whole string has to be equal. It may stand inside prefix and suffix to compare a part.',
      'A character beyond U+FFFF, an emoji for example, does not match itself: its halves are compared as question marks.',
    ],
  }),
  article({
    name: 'wildcard',
    known: [
      ['service', 'asterisks, the limit on both sides of 10'],
      ['matcher', 'how complexity is counted'],
      ['choice', 'a complexity of exactly 10 is accepted'],
    ],
    summary: 'Matches a string in which each * stands for any characters, or none.',
    values: 'Strings only.',
    example: {
      type: 'pattern',
      pattern: '{ "key": [{ "wildcard": "photos/*/cat-*.png" }] }',
      matches: ['{ "key": "photos/2026/cat-1.png" }'],
      rejects: ['{ "key": "photos/cat-1.png" }', '{ "key": "my/photos/2026/cat-1.png" }'],
    },
    pitfalls: [
      'The whole string has to match: write *text* to find a text anywhere.',
      'A literal asterisk is \\* and a literal backslash \\\\; in JSON each of these backslashes is doubled.',
      'Two asterisks in a row are refused. A ? is an ordinary character.',
      'Upper and lower case count.',
    ],
    limits: [
      'A pattern whose wildcards can be under way at too many places at once is refused: "Rule is too complex". A few * on one field are enough for that, above all with the same characters between them.',
    ],
  }),
  article({
    name: 'numeric',
    known: [
      ['service', 'comparisons and refusals'],
      ['matcher', 'numbers with many digits'],
      ['choice', 'numbers beyond 5e9 are compared'],
    ],
    summary: 'Matches a number within bounds: one comparison, or a lower bound and an upper one.',
    values: 'Numbers only. The string "300" is never a number.',
    example: {
      type: 'pattern',
      pattern: '{ "total": [{ "numeric": [">", 100, "<=", 500] }] }',
      matches: ['{ "total": 250 }', '{ "total": 5e2 }'],
      rejects: ['{ "total": 100 }', '{ "total": "250" }'],
    },
    pitfalls: [
      'The signs are "=", "<", "<=", ">" and ">=", in quotes; the bounds are numbers, without.',
      'Of two bounds the lower stands first, and it has to be less than the upper one.',
      'For one exact number the number itself is enough: [300] matches 300, 300.0 and 3.0e2.',
    ],
    limits: [
      'A bound needs no more digits than a double has; 9007199254740993 is refused.',
      'The User Guide names −5.0e9 to 5.0e9 with 15 digits; the matcher that AWS publishes has dropped that bound.',
    ],
  }),
  article({
    name: 'cidr',
    known: [
      ['service', 'addresses that match, and refusals'],
      ['matcher', 'IPv6 and the mixing of families'],
    ],
    summary: 'Matches a string that is an IP address of the network.',
    values: 'Strings that are an IPv4 or IPv6 address; others do not match.',
    example: {
      type: 'pattern',
      pattern: '{ "sourceIPAddress": [{ "cidr": "10.0.0.0/24" }] }',
      matches: ['{ "sourceIPAddress": "10.0.0.77" }'],
      rejects: ['{ "sourceIPAddress": "10.0.1.1" }', '{ "sourceIPAddress": "10.0.0.1/32" }'],
    },
    pitfalls: [
      'A single address has no length: /32 and /128 are refused. Write ["10.0.0.1"], which is compared as an address, too.',
      '0.0.0.0/0 and other wide networks match addresses of the other family as well.',
    ],
    limits: ['The length is 0 to 31 for IPv4, and 0 to 127 for IPv6.'],
  }),
  article({
    name: 'exists',
    known: 'service',
    summary: 'Matches if the field is there (true) or is not (false), whatever its value.',
    values: 'A value of any type, null and "" included. Not objects, and not an empty list.',
    example: {
      type: 'pattern',
      pattern: '{ "coupon": [{ "exists": false }] }',
      matches: ['{ "total": 42 }', '{ "coupon": {} }'],
      rejects: ['{ "coupon": "SPRING" }', '{ "coupon": null }'],
    },
    pitfalls: [
      'It looks at values, not at objects: of { "customer": { "id": 1 } } the field customer.id exists and customer does not.',
      'true and false are written without quotes.',
      '[{ "exists": false }, "x"] means: absent, or "x".',
      'In a list of objects, exists: false is asked of the element that fields with earlier names in the alphabet have settled on.',
    ],
  }),
  article({
    name: 'anything-but',
    known: [
      ['service', 'values, types and nested operators'],
      ['matcher', 'lists'],
    ],
    summary:
      'Matches a value that is none of those listed, or to which the operator inside does not apply.',
    values:
      'Values of any type; other types than the listed ones match. The field has to be there.',
    example: {
      type: 'pattern',
      pattern: '{ "state": [{ "anything-but": ["stopped", "terminated"] }] }',
      matches: ['{ "state": "running" }', '{ "state": null }', '{ "state": ["stopped", "new"] }'],
      rejects: ['{ "state": "stopped" }', '{ "other": "running" }'],
    },
    pitfalls: [
      'A missing field does not match. For that as well, write [{ "anything-but": "x" }, { "exists": false }].',
      'A list matches if one of its elements is not excluded: it does not mean "contains none of these".',
      'Values of other types match: { "anything-but": 300 } accepts the string "300", and null.',
      'Inside it may stand prefix, suffix, equals-ignore-case or wildcard, each with a string or a list of strings; not numeric, cidr or exists.',
    ],
    limits: [
      'The list holds strings only or numbers only; true, false and null cannot be excluded.',
    ],
  }),
  article({
    name: 'exactly',
    known: 'matcher',
    summary: 'Matches a string that is the text, as the plain string does.',
    values: 'Strings only.',
    example: {
      type: 'pattern',
      pattern: '{ "sourceIPAddress": [{ "exactly": "10.0.0.1" }] }',
      matches: ['{ "sourceIPAddress": "10.0.0.1" }'],
      rejects: ['{ "sourceIPAddress": "10.0.0.01" }'],
    },
    pitfalls: [
      'AWS does not document it. The plain string does the same, and compares IP addresses as addresses.',
    ],
  }),
  article({
    name: '$or',
    known: [
      ['service', 'the answer to a single alternative'],
      ['matcher', 'all else'],
      ['choice', 'how the 1,000 combinations are counted'],
    ],
    summary: 'Matches if one of the alternatives does. Each is an object with fields of its own.',
    values: 'Two or more objects. Fields beside it have to match as well.',
    example: {
      type: 'pattern',
      pattern: '{ "$or": [{ "total": [{ "numeric": [">", 100] }] }, { "vip": [true] }] }',
      matches: ['{ "total": 42, "vip": true }', '{ "total": 142 }'],
      rejects: ['{ "total": 42, "vip": false }'],
    },
    pitfalls: [
      'With one alternative only, AWS answers "Unrecognized match type" and names its first field.',
      'The alternatives hold fields, not values: several values of one field need no $or, they are a list.',
      'It stands beside the fields it is about: inside detail for fields of detail.',
      'A field in it cannot have the name of an operator, such as prefix or exists.',
    ],
    limits: ['More than 1,000 combinations are refused; every $or multiplies those of the others.'],
  }),
];

/** A plain value in the list, which has no name of its own. */
export const exactValues: ReferenceEntry = article({
  known: [
    ['service', 'all but addresses'],
    ['matcher', 'strings that are IP addresses, numbers beyond the precision of a double'],
  ],
  name: 'value',
  summary: 'Matches a value that is equal. The values of a list are alternatives: one is enough.',
  values: 'Strings, numbers, true, false and null, each with its own type only.',
  example: {
    type: 'pattern',
    pattern: '{ "status": ["paid", "shipped"], "total": [42] }',
    matches: ['{ "status": "paid", "total": 42.0 }', '{ "status": ["new", "paid"], "total": 42 }'],
    rejects: ['{ "status": "Paid", "total": 42 }', '{ "status": "paid", "total": "42" }'],
  },
  pitfalls: [
    'A single value needs its list, too: "total": [42], not "total": 42.',
    '"true" is not true, "42" is not 42, "" is not null.',
    'Upper and lower case count.',
    'A string that is an IP address is compared as an address.',
  ],
  limits: ['A pattern has 2,048 characters at most, by default.'],
});

import { articleSlug } from '../../core/model/article-slug.ts';
import type { ReasonCode } from '../../core/pattern/explanation.ts';
import { article, type PatternExample, type ReferenceEntry } from '../entry.ts';

interface Reason {
  readonly summary: string;
  /** What to look at. */
  readonly values: string;
  readonly pattern: string;
  /** The events that do not match do so for this reason. */
  readonly rejects: readonly string[];
  readonly matches: readonly string[];
  readonly pitfalls: readonly string[];
  readonly see: readonly string[];
}

/** Why a field of a pattern does not match, in the codes that stand in *Why*: one article each. */
const REASONS: Readonly<Record<ReasonCode, Reason>> = {
  absent: {
    summary: 'The event has no such field.',
    values:
      'Compare the names letter by letter, and where they stand: most fields of your own are in detail.',
    pattern: '{ "detail-type": ["OrderCreated"] }',
    rejects: [
      '{ "detailType": "OrderCreated" }',
      '{ "detail": { "detail-type": "OrderCreated" } }',
    ],
    matches: ['{ "detail-type": "OrderCreated" }'],
    pitfalls: [
      'detail-type is written with a hyphen. DetailType belongs into a PutEvents entry.',
      'A field of detail is looked for inside of detail: { "detail": { "total": [42] } }.',
      'Upper and lower case count in names, too.',
      'If detail is a string in the event, it has no fields.',
    ],
    see: ['detail-type', 'detail', 'exists'],
  },
  present: {
    summary: 'The pattern asks for the field to be absent, and the event has it.',
    values: 'null and "" are values: a field that has one of them is there.',
    pattern: '{ "replay-name": [{ "exists": false }] }',
    rejects: ['{ "replay-name": "yesterday" }', '{ "replay-name": null }'],
    matches: ['{ "source": "my.app" }', '{ "replay-name": {} }'],
    pitfalls: [
      'In a list of objects the order of the names decides in which element it must be absent.',
    ],
    see: ['exists'],
  },
  'intermediate-object': {
    summary: 'There is an object where the pattern wants a value.',
    values:
      'Only values can be matched: strings, numbers, true, false and null. Name a field in it.',
    pattern: '{ "customer": [{ "exists": true }] }',
    rejects: ['{ "customer": { "id": "C-1" } }'],
    matches: ['{ "customer": "C-1" }'],
    pitfalls: ['"exists": true does not hold for an object, only for what is in it.'],
    see: ['exists', 'detail'],
  },
  empty: {
    summary: 'The list at the field is empty, and so holds no value that could match.',
    values: 'For EventBridge a field with an empty list is as good as absent.',
    pattern: '{ "resources": [{ "prefix": "arn:" }] }',
    rejects: ['{ "resources": [] }'],
    matches: ['{ "resources": ["arn:aws:s3:::photos"] }'],
    pitfalls: ['resources is [] in your own events unless PutEvents was given Resources.'],
    see: ['resources', 'exists'],
  },
  'wrong-type': {
    summary: 'The value is of another JSON type than the pattern asks for.',
    values: '"25" is not 25, "true" is not true, and null is not "".',
    pattern: '{ "total": [{ "numeric": [">", 100] }] }',
    rejects: ['{ "total": "250" }', '{ "total": null }'],
    matches: ['{ "total": 250 }'],
    pitfalls: [
      'CloudFormation and other tools may write numbers and booleans of a pattern as strings.',
      'A number that a sender writes as a string cannot be compared: change the sender, or match its text.',
    ],
    see: ['value', 'numeric'],
  },
  'different-case': {
    summary: 'The texts are equal but for upper and lower case.',
    values: 'EventBridge compares letter by letter unless it is told not to.',
    pattern: '{ "state": ["RUNNING"] }',
    rejects: ['{ "state": "running" }'],
    matches: ['{ "state": "RUNNING" }'],
    pitfalls: ['{ "equals-ignore-case": "running" } takes either.'],
    see: ['equals-ignore-case'],
  },
  'different-value': {
    summary: 'The value is none of those in the list.',
    values: 'The whole value has to be equal; a part of a text is not enough.',
    pattern: '{ "status": ["paid", "shipped"] }',
    rejects: ['{ "status": "refunded" }', '{ "status": "paid " }'],
    matches: ['{ "status": "shipped" }'],
    pitfalls: [
      'A space at the end counts.',
      'A * in a plain string is an asterisk: it means something in wildcard only.',
      'In an ARN, : and / are not the same.',
    ],
    see: ['value', 'wildcard', 'prefix'],
  },
  'different-prefix': {
    summary: 'The text does not begin as the pattern asks.',
    values: 'It has to begin so with its very first character.',
    pattern: '{ "key": [{ "prefix": "img/" }] }',
    rejects: ['{ "key": "/img/cat.png" }'],
    matches: ['{ "key": "img/cat.png" }'],
    pitfalls: ['Keys of S3 objects do not begin with a slash.'],
    see: ['prefix'],
  },
  'different-suffix': {
    summary: 'The text does not end as the pattern asks.',
    values: 'It has to end so with its very last character.',
    pattern: '{ "key": [{ "suffix": ".png" }] }',
    rejects: ['{ "key": "cat.png.tmp" }'],
    matches: ['{ "key": "cat.png" }'],
    pitfalls: ['The dot of a file name belongs into the suffix: "png" also fits "catpng".'],
    see: ['suffix'],
  },
  'different-shape': {
    summary: 'The text is not like the wildcard.',
    values: 'The whole text has to fit, from its first character to its last.',
    pattern: '{ "key": [{ "wildcard": "img/*.png" }] }',
    rejects: ['{ "key": "my/img/cat.png" }'],
    matches: ['{ "key": "img/2026/cat.png" }'],
    pitfalls: [
      'To find a text anywhere, put an asterisk at either end: "*text*".',
      'A ? is a question mark.',
    ],
    see: ['wildcard'],
  },
  'out-of-range': {
    summary: 'The number is outside of the bounds.',
    values: '> and < leave the bound itself out; >= and <= take it in.',
    pattern: '{ "total": [{ "numeric": [">", 100] }] }',
    rejects: ['{ "total": 100 }', '{ "total": 42 }'],
    matches: ['{ "total": 100.01 }'],
    pitfalls: [],
    see: ['numeric'],
  },
  'outside-network': {
    summary: 'The address is not in the network.',
    values: 'The number behind the slash says how many bits from the left have to be equal.',
    pattern: '{ "ip": [{ "cidr": "10.0.0.0/24" }] }',
    rejects: ['{ "ip": "10.0.1.77" }'],
    matches: ['{ "ip": "10.0.0.77" }'],
    pitfalls: ['A smaller number is a larger network: /16 holds 10.0.1.77, and /24 does not.'],
    see: ['cidr'],
  },
  'not-an-address': {
    summary: 'The pattern asks for an IP address, and the text is none.',
    values: 'An address alone: no port, no network length, no name, no spaces.',
    pattern: '{ "ip": [{ "cidr": "10.0.0.0/24" }] }',
    rejects: ['{ "ip": "10.0.0.77:443" }', '{ "ip": "s3.amazonaws.com" }'],
    matches: ['{ "ip": "10.0.0.77" }'],
    pitfalls: [
      'In CloudTrail, sourceIPAddress is the name of a service where AWS itself has called.',
    ],
    see: ['cidr'],
  },
  excluded: {
    summary: 'The value is one that anything-but excludes; of a list, every one of its values is.',
    values: 'Everything else matches, whatever its type; the field has to be there.',
    pattern: '{ "state": [{ "anything-but": ["stopped", "terminated"] }] }',
    rejects: ['{ "state": "stopped" }', '{ "state": ["stopped", "terminated"] }'],
    matches: ['{ "state": "running" }', '{ "state": ["stopped", "running"] }'],
    pitfalls: [
      'It does not mean "contains none of these": one value that is not excluded is enough.',
    ],
    see: ['anything-but'],
  },
  'no-common-element': {
    summary: 'The event has a list here, and none of its values is one that the pattern takes.',
    values: 'One value in both lists would be enough.',
    pattern: '{ "tags": ["urgent", "vip"] }',
    rejects: ['{ "tags": ["new", "gift"] }'],
    matches: ['{ "tags": ["new", "vip"] }'],
    pitfalls: ['The list of a pattern means "one of these". There is no "all of these".'],
    see: ['value'],
  },
  'elements-of-different-objects': {
    summary:
      'Each field has a value that fits, but in different elements of one list of objects. They have to be in the same one.',
    values: 'Look for one element that has all of it.',
    pattern: '{ "items": { "sku": ["MUG"], "quantity": [{ "numeric": [">", 1] }] } }',
    rejects: ['{ "items": [{ "sku": "MUG", "quantity": 1 }, { "sku": "CUP", "quantity": 9 }] }'],
    matches: ['{ "items": [{ "sku": "MUG", "quantity": 2 }] }'],
    pitfalls: ['With exists: false the order of the names decides which element is meant.'],
    see: ['value', 'exists', 'example/lists-of-objects'],
  },
  'no-alternative': {
    summary: 'None of the alternatives of $or matches.',
    values: 'The tree says of each alternative which of its fields fails.',
    pattern: '{ "$or": [{ "vip": [true] }, { "total": [{ "numeric": [">", 100] }] }] }',
    rejects: ['{ "vip": false, "total": 42 }'],
    matches: ['{ "vip": false, "total": 142 }'],
    pitfalls: ['Fields beside $or have to match as well.'],
    see: ['or'],
  },
  'number-not-comparable': {
    summary: 'The number in the event has more digits than EventBridge compares.',
    values:
      'Numbers are compared as doubles, if they are exactly one. Others match by their text only.',
    pattern: '{ "id": [{ "numeric": [">", 0] }] }',
    rejects: ['{ "id": 9007199254740993 }'],
    matches: ['{ "id": 9007199254740992 }'],
    pitfalls: [
      'Send long ids as strings.',
      'A plain [9007199254740993] matches what is spelt just so.',
    ],
    see: ['numeric', 'value'],
  },
};

export const reasons: readonly ReferenceEntry[] = (Object.keys(REASONS) as ReasonCode[]).map(
  (code) => {
    const { pattern, matches, rejects, ...rest } = REASONS[code];
    const example: PatternExample = { type: 'pattern', pattern, matches, rejects };
    return article({
      ...rest,
      slug: articleSlug.reason(code),
      name: code,
      example,
      known: [
        ['service', 'the verdicts'],
        ['choice', 'the names of the reasons, which AWS does not give'],
      ],
      see: ['why-did-it-not-match', ...rest.see],
    });
  },
);

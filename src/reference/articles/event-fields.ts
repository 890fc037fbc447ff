import { article, type ReferenceEntry } from '../entry.ts';

/** The members that every event has at its top, in the order in which EventBridge writes them. */
export const eventFields: readonly ReferenceEntry[] = [
  article({
    name: 'version',
    known: 'service',
    summary: 'The version of the form of the event.',
    values: 'The string "0", set by EventBridge.',
    pitfalls: ['It says nothing about your own data; a version of that belongs into detail.'],
  }),
  article({
    name: 'id',
    known: 'service',
    summary: 'Names the event. Every rule and target gets the same id, and so does a retry.',
    values: 'A UUID, set by EventBridge; PutEvents returns it as EventId.',
    pitfalls: ['It is new for every event, so a rule that asks for one matches once.'],
  }),
  article({
    name: 'detail-type',
    known: 'service',
    summary: 'Says, together with source, what has happened and what detail holds.',
    values: 'A string: DetailType of the PutEvents entry.',
    example: {
      type: 'pattern',
      pattern: '{ "detail-type": ["OrderCreated"] }',
      matches: ['{ "detail-type": "OrderCreated" }'],
      rejects: ['{ "detailType": "OrderCreated" }', '{ "DetailType": "OrderCreated" }'],
    },
    pitfalls: [
      'It has a hyphen in events and patterns, and is called DetailType in a PutEvents entry only.',
      'It stands at the top, beside detail and not in it.',
    ],
  }),
  article({
    name: 'source',
    known: [
      ['service', 'the field'],
      ['documentation', 'that sources of AWS are refused'],
    ],
    summary: 'Says which application or service has sent the event.',
    values: 'A string: Source of the PutEvents entry.',
    example: {
      type: 'pattern',
      pattern: '{ "source": ["com.ecommerce.orders"] }',
      matches: ['{ "source": "com.ecommerce.orders" }'],
      rejects: ['{ "source": "com.ecommerce.Orders" }'],
    },
    pitfalls: [
      'Only AWS services use sources that begin with aws.; PutEvents refuses yours.',
      'A rule that asks for no source sees the events of everyone, AWS services included.',
    ],
  }),
  article({
    name: 'account',
    known: 'service',
    summary: 'The account that the event comes from.',
    values: 'A string of 12 digits, set by EventBridge.',
    pitfalls: ['It is a string: ["123456789012"], in quotes.'],
  }),
  article({
    name: 'time',
    known: 'service',
    summary: 'When it happened, as the sender says, else when EventBridge got it.',
    values: 'A string such as 2026-01-15T09:00:00Z, in UTC and whole seconds.',
    example: {
      type: 'pattern',
      pattern: '{ "time": [{ "prefix": "2026-01-15T" }] }',
      matches: ['{ "time": "2026-01-15T09:00:00Z" }'],
      rejects: ['{ "time": "2026-01-16T09:00:00Z" }'],
    },
    pitfalls: ['Times cannot be compared as such: only their text can be matched.'],
  }),
  article({
    name: 'region',
    known: 'service',
    summary: 'The Region that the event comes from.',
    values: 'A string such as us-east-1, set by EventBridge.',
    pitfalls: [],
  }),
  article({
    name: 'resources',
    known: 'service',
    summary: 'The resources that the event is about, as their ARNs.',
    values: 'A list of strings, often empty.',
    example: {
      type: 'pattern',
      pattern: '{ "resources": [{ "suffix": ":table/orders" }] }',
      matches: [
        '{ "resources": ["arn:aws:dynamodb:us-east-1:123456789012:table/orders", "other"] }',
      ],
      rejects: ['{ "resources": [] }'],
    },
    pitfalls: [
      'One of its elements is enough for a match; an empty list matches nothing.',
      'An ARN has : and / at fixed places, and one instead of the other does not match.',
    ],
  }),
  article({
    name: 'detail',
    known: 'service',
    summary: 'What the sender says about it: your own data.',
    values: 'An object. In a PutEvents entry it is that object as a JSON string.',
    example: {
      type: 'pattern',
      pattern: '{ "detail": { "state": ["running"] } }',
      matches: ['{ "detail": { "state": "running" } }'],
      rejects: ['{ "detail": "{ \\"state\\": \\"running\\" }" }', '{ "state": "running" }'],
    },
    pitfalls: [
      'A pattern for a field inside is nested in the same way.',
      'In an event it is an object. If it were a string, no pattern could look into it.',
      'It cannot be matched itself, since it is no value: ask for a field in it.',
    ],
  }),
  article({
    name: 'replay-name',
    known: 'service',
    summary: 'Names the replay that has sent an archived event again.',
    values: 'A string, set by EventBridge; other events do not have it.',
    example: {
      type: 'pattern',
      pattern: '{ "replay-name": [{ "exists": false }] }',
      matches: ['{ "source": "my.app" }'],
      rejects: ['{ "source": "my.app", "replay-name": "yesterday" }'],
    },
    pitfalls: ['Without the pattern of the example, a rule sees replayed events as well.'],
  }),
];

/** Members of a `PutEvents` entry, with the name that each has in the event. */
export const entryMembers: Readonly<Record<string, string>> = {
  Source: 'source',
  DetailType: 'detail-type',
  Detail: 'detail',
  Time: 'time',
  Resources: 'resources',
};

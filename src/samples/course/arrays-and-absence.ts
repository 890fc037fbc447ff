import { type Chapter, patternTask } from './chapter.ts';

const order = (detail: object) => ({
  source: 'com.ecommerce.orders',
  'detail-type': 'OrderCreated',
  detail,
});

export const arraysAndAbsence: Chapter = {
  title: 'Lists, alternatives and absence',
  after:
    'You can ask what is there and what is missing, look into lists, and join conditions by “or”.',
  exercises: [
    {
      version: 1,
      id: 'it-is-there',
      title: 'It is there',
      situation: 'Whoever gave an e-mail address gets a mail. It does not matter which address.',
      task: patternTask(
        '{\n  "detail": { "email": [""] }\n}',
        {
          'with an address': [order({ email: 'ada@example.com' }), true],
          'without one': [order({ phone: '555-1' }), false],
        },
        {
          'another address': [order({ email: 'grace@example.org' }), true],
          'an address elsewhere': [order({ billing: { email: 'ada@example.com' } }), false],
        },
      ),
      hints: [
        'No list of values can name all addresses.',
        'The operator is called `exists`, and takes true or false.',
        'Write `[{"exists": true}]`, without quotation marks around true.',
      ],
      answer: '{\n  "detail": { "email": [{ "exists": true }] }\n}',
      why: 'exists asks for a value and not for its kind: null and the empty text exist as well. An object does not: exists looks at the values inside.',
    },
    {
      version: 1,
      id: 'missing-or-small',
      title: 'Missing, or small',
      situation:
        'A discount that is missing or is 0 needs no approval. Match these orders with one list.',
      task: patternTask(
        '{\n  "detail": { "discount": [0] }\n}',
        {
          'no discount': [order({ total: 12 }), true],
          'a discount of 0': [order({ discount: 0 }), true],
          'a discount of 5': [order({ discount: 5 }), false],
        },
        {
          'a discount of null': [order({ discount: null }), false],
          'a discount of "0"': [order({ discount: '0' }), false],
        },
      ),
      hints: [
        'Absence can be one of the alternatives of a list.',
        'The operator is called `exists`; for a field that is missing it is false.',
        'Write `[0, {"exists": false}]`.',
      ],
      answer: '{\n  "detail": { "discount": [0, { "exists": false }] }\n}',
      why: 'exists: false is an operator like others, so it stands beside values. null is a value, and it is not absent.',
    },
    {
      version: 1,
      id: 'one-in-a-list',
      title: 'One in a list',
      situation:
        'Events carry a list of tags. The rule has to hear of those that have the tag urgent among them.',
      task: patternTask(
        '{\n  "detail": { "tags": [["urgent"]] }\n}',
        {
          'urgent and new': [order({ tags: ['urgent', 'new'] }), true],
          'new only': [order({ tags: ['new'] }), false],
        },
        {
          'urgent at the end': [order({ tags: ['a', 'b', 'urgent'] }), true],
          'no tags': [order({ tags: [] }), false],
          'urgent, not in a list': [order({ tags: 'urgent' }), true],
        },
      ),
      hints: [
        'Two lists inside each other are refused.',
        'A field that holds a list matches if one of its elements does.',
        'Write `"tags": ["urgent"]`.',
      ],
      answer: '{\n  "detail": { "tags": ["urgent"] }\n}',
      why: 'The list of a pattern are alternatives, and the list of an event are values. They match if they have one in common.',
    },
    {
      version: 1,
      id: 'one-and-the-same-item',
      title: 'One and the same item',
      situation:
        'An order has a list of items. Match orders in which one item is both fragile and counted ten or more.',
      task: patternTask(
        '{\n  "detail": {\n    "items": { "fragile": [true] }\n  }\n}',
        {
          'ten fragile lamps': [order({ items: [{ fragile: true, count: 10 }] }), true],
          'one lamp and ten bricks': [
            order({
              items: [
                { fragile: true, count: 1 },
                { fragile: false, count: 10 },
              ],
            }),
            false,
          ],
        },
        {
          'the second item is it': [
            order({
              items: [
                { fragile: false, count: 50 },
                { fragile: true, count: 12 },
              ],
            }),
            true,
          ],
          'nine lamps': [order({ items: [{ fragile: true, count: 9 }] }), false],
        },
      ),
      hints: [
        'The pattern says nothing of lists: write it as if there were one item.',
        'Both conditions stand in the same object, and then they are about the same element.',
        'Add `"count": [{"numeric": [">=", 10]}]` beside `"fragile"`.',
      ],
      answer:
        '{\n  "detail": {\n    "items": { "fragile": [true], "count": [{ "numeric": [">=", 10] }] }\n  }\n}',
      why: 'Fields below one list are asked of one element at a time. That keeps a lamp and a pile of bricks from being taken for a pile of lamps.',
    },
    {
      version: 1,
      id: 'this-field-or-that',
      title: 'This field or that',
      situation:
        'An order is looked at by hand if its total is over 1000 or if it goes to a post box. Either is enough.',
      task: patternTask(
        '{\n  "detail": {\n    "total": [{ "numeric": [">", 1000] }],\n    "postBox": [true]\n  }\n}',
        {
          'a large order': [order({ total: 1200, postBox: false }), true],
          'to a post box': [order({ total: 20, postBox: true }), true],
          'a small one to a house': [order({ total: 20, postBox: false }), false],
        },
        {
          both: [order({ total: 5000, postBox: true }), true],
          'a large one, and no word of a post box': [order({ total: 1001 }), true],
        },
      ),
      hints: [
        'Between fields stands “and”, so an order has to be both. Another word is needed: `$or`.',
        '`$or` stands where a field does, and has a list of objects, each with fields of its own.',
        'Inside detail: `"$or": [{"total": […]}, {"postBox": […]}]`.',
      ],
      answer:
        '{\n  "detail": {\n    "$or": [\n      { "total": [{ "numeric": [">", 1000] }] },\n      { "postBox": [true] }\n    ]\n  }\n}',
      why: '$or stands at the level of the fields that it is about. It multiplies the ways in which a rule can match, so AWS bounds how many there may be.',
    },
    {
      version: 1,
      id: 'and-beside-or',
      title: 'And beside or',
      situation: 'The same, but only for new customers: `newCustomer` has to be true in any case.',
      task: patternTask(
        '{\n  "detail": {\n    "$or": [\n      { "newCustomer": [true] },\n      { "total": [{ "numeric": [">", 1000] }] },\n      { "postBox": [true] }\n    ]\n  }\n}',
        {
          'new and large': [order({ newCustomer: true, total: 1200 }), true],
          'new, to a post box': [order({ newCustomer: true, total: 5, postBox: true }), true],
          'new and small': [order({ newCustomer: true, total: 5, postBox: false }), false],
          'old and large': [order({ newCustomer: false, total: 1200 }), false],
        },
        {
          'old, to a post box': [order({ newCustomer: false, postBox: true }), false],
          'nobody knows how new': [order({ total: 1200 }), false],
        },
      ),
      hints: [
        'What has to hold in any case is no alternative.',
        'Fields beside `$or` are joined to it by “and”.',
        'Move `"newCustomer": [true]` out of the list and beside `"$or"`.',
      ],
      answer:
        '{\n  "detail": {\n    "newCustomer": [true],\n    "$or": [\n      { "total": [{ "numeric": [">", 1000] }] },\n      { "postBox": [true] }\n    ]\n  }\n}',
      why: '$or is one condition among the others of its object, and all of them have to hold.',
    },
  ],
};

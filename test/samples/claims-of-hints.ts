/**
 * What each hint of the course claims, in a form that the engine can confirm. The last hint of an
 * exercise to write something is not here: its code has to be part of the model answer.
 */
export type Claim =
  /** The field at this path tells events that must match from those that must not. */
  | { readonly says: 'decides'; readonly field: string }
  | {
      readonly says: 'verdict';
      readonly pattern: string;
      readonly event: object;
      readonly matches: boolean;
    }
  /** This answer is refused. */
  | { readonly says: 'refused'; readonly answer: string }
  /** With this answer, which follows the hint, more is right than with what the editor holds. */
  | { readonly says: 'nearer'; readonly answer: string }
  /** This answer, of which the hint warns, gets that case wrong. */
  | { readonly says: 'trap'; readonly answer: string; readonly wrongAbout: string }
  /** This template, in the place of an answer, makes that of the first event. */
  | { readonly says: 'makes'; readonly answer: string; readonly output: string }
  /** So many lines of the story are about somebody, or its end says that. */
  | { readonly says: 'lines'; readonly who: 'EventBridge' | 'Lambda'; readonly count: number }
  | { readonly says: 'ends'; readonly words: RegExp };

const decides = (field: string): Claim => ({ says: 'decides', field });
const verdict =
  (matches: boolean) =>
  (pattern: string, event: object): Claim => ({ says: 'verdict', pattern, event, matches });
const matches = verdict(true);
const differs = verdict(false);
const refused = (answer: string): Claim => ({ says: 'refused', answer });
const nearer = (answer: string): Claim => ({ says: 'nearer', answer });
const trap = (answer: string, wrongAbout: string): Claim => ({ says: 'trap', answer, wrongAbout });
const makes = (answer: string, output: string): Claim => ({ says: 'makes', answer, output });
const lines = (who: 'EventBridge' | 'Lambda', count: number): Claim => ({
  says: 'lines',
  who,
  count,
});
const ends = (words: RegExp): Claim => ({ says: 'ends', words });

/** By exercise, the claims of each hint in its order. */
export const claimsOfHints: Readonly<Record<string, readonly (readonly Claim[])[]>> = {
  'hear-one-service': [
    [decides('source')],
    [refused('{"source":"com.ecommerce.orders"}'), nearer('{"source":["com.ecommerce.orders"]}')],
  ],
  'one-kind-of-event': [
    [
      matches('{"a":[1],"b":[2]}', { a: 1, b: 2 }),
      differs('{"a":[1],"b":[2]}', { a: 1 }),
      differs('{"a":[1],"b":[2]}', { b: 2 }),
    ],
    [decides('detail-type'), trap('{"detailType":["OrderCreated"]}', 'a new order')],
  ],
  'inside-the-detail': [
    [decides('detail.country'), trap('{"country":["DE"]}', 'an order for Germany')],
    [nearer('{"detail":{"country":["DE"]}}')],
  ],
  'values-are-lists': [
    [refused('{"detail":{"status":"paid"}}')],
    [nearer('{"detail":{"status":["paid"]}}')],
  ],
  'one-of-several': [
    [matches('{"a":[1,2]}', { a: 1 }), matches('{"a":[1,2]}', { a: 2 })],
    [nearer('{"detail":{"status":["paid","shipped"]}}')],
  ],
  'numbers-are-no-texts': [
    [decides('detail.shelf')],
    [differs('{"a":["25"]}', { a: 25 }), differs('{"a":[25]}', { a: '25' })],
  ],
  'true-and-null': [
    [differs('{"a":["true"]}', { a: true }), differs('{"a":["null"]}', { a: null })],
    [
      matches('{"a":[true]}', { a: true }),
      matches('{"a":[false]}', { a: false }),
      matches('{"a":[null]}', { a: null }),
    ],
  ],
  'whatever-the-case': [
    [
      trap('{"detail":{"currency":["EUR","EUr","EuR","Eur","eUR","eUr","euR"]}}', 'eur'),
      nearer('{"detail":{"currency":["EUR","EUr","EuR","Eur","eUR","eUr","euR","eur"]}}'),
    ],
    [nearer('{"detail":{"currency":[{"equals-ignore-case":"eur"}]}}')],
  ],
  'how-it-begins': [
    [matches('{"a":[{"prefix":"be"}]}', { a: 'begin' })],
    [trap('{"source":[{"prefix":"com.shop"}]}', 'a shop with a longer name')],
  ],
  'how-it-ends': [
    [matches('{"a":[{"suffix":"in"}]}', { a: 'begin' })],
    [
      matches('{"a":[{"suffix":"x"},{"suffix":"y"}]}', { a: 'any' }),
      matches('{"a":["any","all"]}', { a: 'all' }),
    ],
  ],
  'more-than-a-hundred': [
    [nearer('{"detail":{"total":[{"numeric":[">",99]}]}}')],
    [
      refused('{"detail":{"total":[{"numeric":[">","100"]}]}}'),
      refused('{"detail":{"total":[{"numeric":[>,100]}]}}'),
    ],
  ],
  'between-two-bounds': [
    [nearer('{"detail":{"total":[{"numeric":[">",50,"<",500]}]}}')],
    [
      trap('{"detail":{"total":[{"numeric":[">=",50]},{"numeric":["<",500]}]}}', 'over 20'),
      trap('{"detail":{"total":[{"numeric":[">=",50]},{"numeric":["<",500]}]}}', 'over 900'),
      refused('{"detail":{"total":[{"numeric":["<",500,">=",50]}]}}'),
    ],
  ],
  'anything-but-these': [
    [
      matches('{"a":[{"anything-but":"x"}]}', { a: 'y' }),
      differs('{"a":[{"anything-but":"x"}]}', { a: 'x' }),
    ],
    [
      matches('{"a":[{"anything-but":["x","y"]}]}', { a: 'z' }),
      differs('{"a":[{"anything-but":["x","y"]}]}', { b: 'z' }),
    ],
  ],
  'nobody-who-tests': [
    [nearer('{"detail":{"customer":[{"anything-but":{"prefix":"test-"}}]}}')],
    [
      differs('{"a":[{"anything-but":{"prefix":["x","y"]}}]}', { a: 'yes' }),
      matches('{"a":[{"anything-but":{"prefix":["x","y"]}}]}', { a: 'no' }),
    ],
  ],
  'in-the-middle': [
    [
      trap('{"detail":{"key":[{"prefix":"reports/"},{"suffix":".csv"}]}}', 'a picture in reports'),
      trap('{"detail":{"key":[{"prefix":"reports/"},{"suffix":".csv"}]}}', 'a table elsewhere'),
    ],
    [
      matches('{"a":[{"wildcard":"x*z"}]}', { a: 'xyz' }),
      matches('{"a":[{"wildcard":"x*z"}]}', { a: 'xz' }),
      nearer('{"detail":{"key":[{"wildcard":"reports/*.csv"}]}}'),
    ],
  ],
  'from-a-network': [
    [trap('{"detail":{"ip":[{"prefix":"10.20"}]}}', 'a similar one')],
    [
      nearer('{"detail":{"ip":[{"cidr":"10.20.0.0/16"}]}}'),
      refused('{"detail":{"ip":[{"cidr":"10.20.0.0"}]}}'),
    ],
  ],
  'it-is-there': [
    [trap('{"detail":{"email":["ada@example.com"]}}', 'another address')],
    [
      matches('{"a":[{"exists":true}]}', { a: 'x' }),
      matches('{"a":[{"exists":false}]}', { b: 'x' }),
      refused('{"detail":{"email":[{"exists":"true"}]}}'),
    ],
  ],
  'missing-or-small': [
    [
      matches('{"a":[0,{"exists":false}]}', { b: 1 }),
      matches('{"a":[0,{"exists":false}]}', { a: 0 }),
    ],
    [differs('{"a":[{"exists":false}]}', { a: 0 }), matches('{"a":[{"exists":false}]}', { b: 0 })],
  ],
  'one-in-a-list': [
    [refused('{"detail":{"tags":[["urgent"]]}}')],
    [matches('{"a":["x"]}', { a: ['y', 'x'] }), differs('{"a":["x"]}', { a: ['y'] })],
  ],
  'one-and-the-same-item': [
    [
      matches('{"a":{"b":[1]}}', { a: [{ b: 2 }, { b: 1 }] }),
      refused('{"detail":{"items":[{"fragile":[true]}]}}'),
    ],
    [differs('{"a":{"b":[1],"c":[2]}}', { a: [{ b: 1 }, { c: 2 }] })],
  ],
  'this-field-or-that': [
    [
      trap('{"detail":{"total":[{"numeric":[">",1000]}],"postBox":[true]}}', 'a large order'),
      nearer('{"detail":{"$or":[{"total":[{"numeric":[">",1001]}]},{"postBox":[true]}]}}'),
    ],
    [
      trap('{"detail":{"$or":{"total":[1],"postBox":[true]}}}', 'to a post box'),
      matches('{"$or":[{"a":[1],"b":[1]},{"c":[1]}]}', { c: 1 }),
      differs('{"$or":[{"a":[1],"b":[1]},{"c":[1]}]}', { a: 1 }),
    ],
  ],
  'and-beside-or': [
    [
      trap(
        '{"detail":{"$or":[{"newCustomer":[true]},{"total":[{"numeric":[">",1000]}]},{"postBox":[true]}]}}',
        'new and small',
      ),
    ],
    [
      differs('{"n":[true],"$or":[{"a":[1]},{"b":[1]}]}', { a: 1 }),
      differs('{"n":[true],"$or":[{"a":[1]},{"b":[1]}]}', { n: true }),
      matches('{"n":[true],"$or":[{"a":[1]},{"b":[1]}]}', { n: true, b: 1 }),
    ],
  ],
  'only-two-values': [
    [
      makes(
        '{"order": "12345", "email": <email>}',
        '{"order": "12345", "email": "ada@example.com"}',
      ),
    ],
    [makes('{"id": <id>}', '{"id": "12345"}')],
  ],
  'a-number-stays-one': [
    [makes('{"amount": "<amount>"}', '{"amount": "19.9"}')],
    [
      makes('{"payment": "<id>", "amount": <amount>}', '{"payment": "p-1", "amount": 19.9}'),
      makes('{"payment": <id>, "amount": <amount>}', '{"payment": "p-1", "amount": 19.9}'),
    ],
  ],
  'a-sentence': [
    [makes('"A text"', '"A text"'), refused('A text')],
    [makes('"Over <total>"', '"Over 42"')],
  ],
  'an-object-inside': [
    [
      trap('{"to": "<address>", "what": <items>}', 'to Berlin'),
      trap('{"to": <address>, "what": "<items>"}', 'to Berlin'),
      makes('"<address>"', '"{city:Berlin,zip:10115}"'),
    ],
    [makes('{"to": <address>}', '{"to": {"city":"Berlin","zip":"10115"}}')],
  ],
  'the-whole-event': [
    [makes('{"rule": <aws.events.rule-name>}', '{"rule": "exercise"}')],
    [
      makes(
        '{"event": <aws.events.event>}',
        '{"event": {"detailType":"OrderCreated","source":"com.ecommerce.orders"}}',
      ),
      nearer('{"event": <aws.events.event.json>, "rule": "exercise"}'),
    ],
  ],
  'quotation-marks-inside': [
    [trap('{"review": "<text>", "stars": <stars>}', 'a review that quotes')],
    [nearer('{"review": <text>, "stars": <stars>}')],
  ],
  'who-tries-again': [
    [lines('EventBridge', 1), lines('Lambda', 3)],
    [lines('EventBridge', 1), ends(/Lambda/)],
  ],
  'whose-queue': [[ends(/Lambda/)], [ends(/failed-invocations/)]],
  'keep-what-fails': [[nearer('undelivered-events')], [refused('undelivered-events.fifo')]],
  'survive-an-outage': [
    [
      trap('{"maximumRetryAttempts":3,"maximumEventAgeSeconds":86400}', 'an outage of ten minutes'),
      trap('{"maximumRetryAttempts":185,"maximumEventAgeSeconds":60}', 'an outage of ten minutes'),
    ],
    [
      trap('{"maximumRetryAttempts":185,"maximumEventAgeSeconds":600}', 'an outage of ten minutes'),
      trap(
        '{"maximumRetryAttempts":185,"maximumEventAgeSeconds":900}',
        'the same on another day (seed 8)',
      ),
    ],
  ],
  'set-the-poison-aside': [
    [
      trap(
        '{"deadLetterQueue":"unreadable-orders","maximumReceiveCount":4}',
        'a message that is read at the fifth receive',
      ),
    ],
    [nearer('{"deadLetterQueue":"unreadable-orders","maximumReceiveCount":5}')],
  ],
  'stop-the-loop': [
    [trap('{"source":[{"prefix":"com.ecommerce."}]}', 'an order')],
    [nearer('{"source":["com.ecommerce.audit"]}')],
  ],
  'where-is-it': [[lines('EventBridge', 1)], [ends(/undelivered-events/)]],
};

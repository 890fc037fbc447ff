import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/model/edit.ts';
import { mendPattern } from '../../../src/core/pattern/mend/mend-pattern.ts';
import { parsePattern } from '../../../src/core/pattern/parse.ts';
import { told } from '../../support/repairs.ts';

/** A pattern that is refused, and what is offered: `title → the pattern then`. */
const CASES: readonly (readonly [pattern: string, fixes: readonly string[]])[] = [
  ['{"source":"shop"}', ['Wrap "shop" in a list → {"source":["shop"]}']],
  [
    '{"source":"shop","detail-type":"A","detail":{"n":5,"ok":true,"z":null}}',
    [
      'Wrap "shop" in a list, wrap "A" in a list and 3 more changes → {"source":["shop"],"detail-type":["A"],"detail":{"n":[5],"ok":[true],"z":[null]}}',
    ],
  ],
  [
    '{"a":{"prefix":"x"}}',
    [
      'Put the operator of "a" in a list → {"a":[{"prefix":"x"}]}',
      'Wrap "x" in a list → {"a":{"prefix":["x"]}}',
    ],
  ],
  [
    '{"a":{"numeric":">5"}}',
    [
      'Put the operator of "a" in a list and write the comparison as [">", 5] → {"a":[{"numeric":[">", 5]}]}',
      'Wrap ">5" in a list → {"a":{"numeric":[">5"]}}',
    ],
  ],
  [
    '{"a":{"exists":true}}',
    [
      'Put the operator of "a" in a list → {"a":[{"exists":true}]}',
      'Wrap true in a list → {"a":{"exists":[true]}}',
    ],
  ],
  ['{"a":[{"numeric":">5"}]}', ['Write the comparison as [">", 5] → {"a":[{"numeric":[">", 5]}]}']],
  [
    '{"a":[{"numeric":"> 0 and <= 10"}]}',
    ['Write the comparison as [">", 0, "<=", 10] → {"a":[{"numeric":[">", 0, "<=", 10]}]}'],
  ],
  ['{"a":[{"numeric":5}]}', ['Write the comparison as ["=", 5] → {"a":[{"numeric":["=", 5]}]}']],
  [
    '{"a":[{"numeric":{">":5,"<":9}}]}',
    ['Write the comparison as [">", 5, "<", 9] → {"a":[{"numeric":[">", 5, "<", 9]}]}'],
  ],
  ['{"a":[{"numeric":[5]}]}', ['Write the comparison as ["=", 5] → {"a":[{"numeric":["=", 5]}]}']],
  [
    '{"a":[{"numeric":[5,10]}]}',
    ['Write the comparison as [">=", 5, "<=", 10] → {"a":[{"numeric":[">=", 5, "<=", 10]}]}'],
  ],
  [
    '{"a":[{"numeric":[">5"]}]}',
    ['Write the comparison as [">", 5] → {"a":[{"numeric":[">", 5]}]}'],
  ],
  [
    '{"a":[{"numeric":["==",5]}]}',
    ['Write the comparison as ["=", 5] → {"a":[{"numeric":["=", 5]}]}'],
  ],
  [
    '{"a":[{"numeric":["!=",5]}]}',
    ['Write it as { "anything-but": 5 } → {"a":[{ "anything-but": 5 }]}'],
  ],
  [
    '{"a":[{"numeric":["=>",5]}]}',
    ['Write the comparison as [">=", 5] → {"a":[{"numeric":[">=", 5]}]}'],
  ],
  [
    '{"a":[{"numeric":[">","5"]}]}',
    ['Write the comparison as [">", 5] → {"a":[{"numeric":[">", 5]}]}'],
  ],
  [
    '{"a":[{"numeric":["<",10,">",0]}]}',
    ['Write the comparison as [">", 0, "<", 10] → {"a":[{"numeric":[">", 0, "<", 10]}]}'],
  ],
  [
    '{"a":[{"numeric":[">",10,"<",0]}]}',
    [
      'Swap the bounds: [">", 0, "<", 10] → {"a":[{"numeric":[">", 0, "<", 10]}]}',
      'Accept numbers on either side: { "numeric": ["<", 0] }, { "numeric": [">", 10] } → {"a":[{ "numeric": ["<", 0] }, { "numeric": [">", 10] }]}',
    ],
  ],
  ['{"a":[{"numeric":[">=",5,"<=",5]}]}', ['Ask for the number 5 → {"a":[{"numeric":["=", 5]}]}']],
  [
    '{"a":[{"numeric":[">",0,">",5]}]}',
    [
      'Write the comparison as [">", 0, "<", 5] → {"a":[{"numeric":[">", 0, "<", 5]}]}',
      'Write each comparison by itself: either may match → {"a":[{ "numeric": [">", 0] }, { "numeric": [">", 5] }]}',
    ],
  ],
  [
    '{"a":[{"numeric":["=",5,"=",6]}]}',
    [
      'Write each comparison by itself: either may match → {"a":[{ "numeric": ["=", 5] }, { "numeric": ["=", 6] }]}',
    ],
  ],
  ['{"a":[{"numeric":[">",0.10000000000000001]}]}', ['Write 0.1 → {"a":[{"numeric":[">",0.1]}]}']],
  ['{"a":[{"prefx":"x"}]}', ['Use the operator "prefix" → {"a":[{"prefix":"x"}]}']],
  ['{"a":[{"startsWith":"x"}]}', ['Use the operator "prefix" → {"a":[{"prefix":"x"}]}']],
  [
    '{"a":[{"contains":"x"}]}',
    ['Write it as { "wildcard": "*x*" } → {"a":[{ "wildcard": "*x*" }]}'],
  ],
  ['{"a":[{"equals":"x"}]}', ['Write "x" by itself → {"a":["x"]}']],
  [
    '{"a":[{"in":["x","y"]}]}',
    [
      'Write "x","y" by itself → {"a":["x","y"]}',
      'Ask for the fields inside "a", without a list around them → {"a":{"in":["x","y"]}}',
    ],
  ],
  ['{"a":[{">":5}]}', ['Write it as { "numeric": [">", 5] } → {"a":[{ "numeric": [">", 5] }]}']],
  [
    '{"a":[{"gte":5,"lt":10}]}',
    ['Write it as { "numeric": [">=", 5, "<", 10] } → {"a":[{ "numeric": [">=", 5, "<", 10] }]}'],
  ],
  ['{"a":[{"not":"x"}]}', ['Use the operator "anything-but" → {"a":[{"anything-but":"x"}]}']],
  [
    '{"a":[{"anythingBut":["x"]}]}',
    ['Use the operator "anything-but" → {"a":[{"anything-but":["x"]}]}'],
  ],
  ['{"a":[{"EXISTS":true}]}', ['Use the operator "exists" → {"a":[{"exists":true}]}']],
  [
    '{"a":[{"regex":"^order.*$"}]}',
    ['Write it as { "wildcard": "order*" } → {"a":[{ "wildcard": "order*" }]}'],
  ],
  [
    '{"items":[{"sku":["mug"],"count":[2]}]}',
    [
      'Ask for the fields inside "items", without a list around them → {"items":{"sku":["mug"],"count":[2]}}',
    ],
  ],
  [
    '{"a":[{"prefix":"x","suffix":"y"}]}',
    [
      'Ask for both with { "wildcard": "x*y" } → {"a":[{ "wildcard": "x*y" }]}',
      'Give each operator braces of its own: either may match → {"a":[{ "prefix": "x" }, { "suffix": "y" }]}',
    ],
  ],
  [
    '{"a":[{"prefix":"x","anything-but":"y"}]}',
    [
      'Give each operator braces of its own: either may match → {"a":[{ "prefix": "x" }, { "anything-but": "y" }]}',
    ],
  ],
  [
    '{"a":[{"prefix":["x","y"]}]}',
    ['Write one prefix for each text → {"a":[{ "prefix": "x" }, { "prefix": "y" }]}'],
  ],
  ['{"a":[{"prefix":5}]}', ['Write "5" in quotes → {"a":[{"prefix":"5"}]}']],
  [
    '{"a":[{"prefix":{"equalsIgnoreCase":"x"}}]}',
    ['Use the operator "equals-ignore-case" → {"a":[{"prefix":{"equals-ignore-case":"x"}}]}'],
  ],
  ['{"a":[{"wildcard":"a**b"}]}', ['Write one asterisk → {"a":[{"wildcard":"a*b"}]}']],
  [
    '{"a":[{"wildcard":"c:\\\\dir*"}]}',
    ['Double the backslash → {"a":[{"wildcard":"c:\\\\\\\\dir*"}]}'],
  ],
  [
    '{"a":[{"anything-but":{"wildcard":["a**","**b"]}}]}',
    ['Write one asterisk → {"a":[{"anything-but":{"wildcard":["a*","*b"]}}]}'],
  ],
  ['{"a":[{"exists":"true"}]}', ['Write true for "true" → {"a":[{"exists":true}]}']],
  ['{"a":[{"exists":"false"}]}', ['Write false for "false" → {"a":[{"exists":false}]}']],
  ['{"a":[{"exists":[false]}]}', ['Write false for [false] → {"a":[{"exists":false}]}']],
  ['{"a":[{"anything-but":null}]}', ['Accept any text → {"a":[{ "prefix": "" }]}']],
  ['{"a":[{"anything-but":true}]}', ['Ask for false → {"a":[false]}']],
  [
    '{"a":[{"anything-but":{"numeric":[">",5]}}]}',
    ['Write it as { "numeric": ["<=", 5] } → {"a":[{ "numeric": ["<=", 5] }]}'],
  ],
  [
    '{"a":[{"anything-but":{"exists":false}}]}',
    ['Write it as { "exists": true } → {"a":[{ "exists": true }]}'],
  ],
  [
    '{"a":[{"anything-but":["x",null]}]}',
    ['Leave null out, which cannot be excluded → {"a":[{"anything-but":["x"]}]}'],
  ],
  [
    '{"a":[{"anything-but":["x",5]}]}',
    ['Write the numbers in quotes → {"a":[{"anything-but":["x","5"]}]}'],
  ],
  ['{"a":[{"anything-but":[]}]}', ['Accept any value → {"a":[{ "exists": true }]}']],
  [
    '{"a":[{"anything-but":[{"prefix":"x"},{"prefix":"y"}]}]}',
    [
      'Write it as { "anything-but": { "prefix": ["x", "y"] } } → {"a":[{ "anything-but": { "prefix": ["x", "y"] } }]}',
    ],
  ],
  [
    '{"a":[{"anything-but":{"prefix":["x",""]}}]}',
    ['Leave the empty text out → {"a":[{"anything-but":{"prefix":["x"]}}]}'],
  ],
  [
    '{"a":[{"anything-but":{"prefix":5}}]}',
    ['Write "5" in quotes → {"a":[{"anything-but":{"prefix":"5"}}]}'],
  ],
  [
    '{"a":[{"anything-but":{"prefix":{"equals-ignore-case":"x"}}}]}',
    [
      'Leave "equals-ignore-case" out, which is not taken here → {"a":[{"anything-but":{"prefix":"x"}}]}',
    ],
  ],
  [
    '{"a":[{"cidr":"10.0.0.1/32"}]}',
    ['Ask for the address itself: "10.0.0.1" → {"a":["10.0.0.1"]}'],
  ],
  ['{"a":[{"cidr":"10.0.0.1"}]}', ['Ask for the address itself: "10.0.0.1" → {"a":["10.0.0.1"]}']],
  [
    '{"a":[{"cidr":"10.0/16"}]}',
    ['Write the network as "10.0.0.0/16" → {"a":[{"cidr":"10.0.0.0/16"}]}'],
  ],
  [
    '{"a":[{"cidr":"10.0.0.0/255.255.255.0"}]}',
    ['Write the network as "10.0.0.0/24" → {"a":[{"cidr":"10.0.0.0/24"}]}'],
  ],
  [
    '{"a":[{"cidr":["10.0.0.0/8","11.0.0.0/8"]}]}',
    ['Write one cidr for each text → {"a":[{ "cidr": "10.0.0.0/8" }, { "cidr": "11.0.0.0/8" }]}'],
  ],
  [
    '{"a":[{"cidr":"10.0.*"}]}',
    ['Write the network as "10.0.0.0/16" → {"a":[{"cidr":"10.0.0.0/16"}]}'],
  ],
  ['{"a":[]}', ['Accept any value of "a" → {"a":[{ "exists": true }]}']],
  [
    '{"a":[],"b":[1]}',
    ['Accept any value of "a" → {"a":[{ "exists": true }],"b":[1]}', 'Remove "a" → {"b":[1]}'],
  ],
  ['{}', ['Match every event → {"source": [{"prefix": ""}]}']],
  ['{"detail":{}}', ['Match every event → {"source": [{"prefix": ""}]}']],
  ['{"source":["x"],"detail":{}}', ['Remove "detail" → {"source":["x"]}']],
  ['{"a":[["x","y"]]}', ['Put the values side by side → {"a":["x","y"]}']],
  ['{"a":[{}]}', ['Accept any value → {"a":[{ "exists": true }]}']],
  ['{"$or":[{"a":[1]}]}', ['Write the one alternative without $or → {"a":[1]}']],
  [
    '{"x":[1],"$or":[{"a":[1],"b":[2]}]}',
    ['Write the one alternative without $or → {"x":[1],"a":[1],"b":[2]}'],
  ],
  ['{"$or":[{"a":[1]},{"b":"x"}]}', ['Wrap "x" in a list → {"$or":[{"a":[1]},{"b":["x"]}]}']],
  [
    '{"$or":[{"a":[1]},{}]}',
    ['Remove the empty alternative and write the one alternative without $or → {"a":[1]}'],
  ],
  ['[{"a":[1]}]', ['Remove the brackets around the pattern → {"a":[1]}']],
  ['"{\\"a\\":[1]}"', ['Write the pattern itself and not a text → {"a":[1]}']],
  ['{"a":["x"],}', ['Remove the comma after the last value → {"a":["x"]}']],
  [
    "{'a':['x'], // c\n}",
    [
      'Use double quotes, remove the comments and remove the comma after the last value → {"a":["x"] \n}',
    ],
  ],
  [
    "{a: 'x'}",
    ['Put keys in double quotes, use double quotes and wrap "x" in a list → {"a": ["x"]}'],
  ],
  ['{"a":[{"prefix":null}]}', []],
  ['{"a":"x","b":[{"prefix":null}]}', ['Wrap "x" in a list → {"a":["x"],"b":[{"prefix":null}]}']],
];

describe('what is offered for a pattern that the service refuses', () => {
  test.each(CASES)('%s', (pattern, fixes) => {
    expect(parsePattern(pattern).ok).toBe(false);
    expect(mendPattern(pattern).map((fix) => told(fix, pattern, ''))).toEqual(fixes);
  });
});

test('a pattern that is too long is written without white space, if that is enough', () => {
  const list = (count: number) => Array.from({ length: count }, (_, index) => `value-${index}`);
  const long = JSON.stringify({ source: list(100) }, null, 8);
  const [fix] = mendPattern(long);
  expect(fix && applyEdits(long, fix.edits)).toBe(JSON.stringify({ source: list(100) }));
  expect(mendPattern(JSON.stringify({ source: list(300) }, null, 8))).toEqual([]);
});

test('what is offered makes the pattern valid, or leaves mistakes further on only', () => {
  const value = fc.oneof(
    fc.constantFrom(
      'x',
      '>5',
      '10.0.0.1/32',
      'a**',
      '\\',
      5,
      true,
      null,
      '',
      'true',
      '> 1 and < 2',
    ),
    fc.constant([]),
    fc.constant({}),
  );
  const name = fc.constantFrom(
    ...['a', 'detail', '$or', 'prefix', 'suffix', 'numeric', 'anything-but', 'exists', 'cidr', '>'],
    ...['wildcard', 'equals-ignore-case', 'startsWith', 'Exists', 'contains', 'in', 'not'],
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium' },
      value,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(name, tie('tree'), { maxKeys: 3 }),
    ),
  }));
  const broken = fc
    .tuple(tree, fc.nat(), fc.constantFrom('', ',', "'", ']', '//', '"'))
    .map(([root, at, extra]) => {
      const text = JSON.stringify(root);
      return text.slice(0, at % (text.length + 1)) + extra + text.slice(at % (text.length + 1));
    });
  fc.assert(
    fc.property(
      fc.oneof(
        tree.map((root) => JSON.stringify(root)),
        broken,
        fc.string(),
      ),
      (text) => {
        const before = parsePattern(text);
        const fixes = mendPattern(text);
        if (before.ok) expect(fixes).toEqual([]);
        else
          for (const { edits } of fixes) {
            const mended = applyEdits(text, edits);
            const after = parsePattern(mended);
            if (after.ok) continue;
            const left = mended.length - after.error.span.from;
            expect(left).toBeLessThan(text.length - before.error.span.from);
          }
      },
    ),
    { numRuns: 4_000 },
  );
});

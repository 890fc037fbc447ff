import { describe, expect, test } from 'vitest';
import { doubtsAbout } from '../../../src/core/pattern/doubts/doubts-about.ts';
import { mendPattern } from '../../../src/core/pattern/mend/mend-pattern.ts';
import { parsePattern } from '../../../src/core/pattern/parse.ts';
import { told } from '../../support/repairs.ts';

/** Each doubt as its severity, what it underlines, and what is offered. */
function doubts(text: string): readonly (readonly string[])[] {
  const pattern = parsePattern(text);
  if (!pattern.ok) throw new Error(`${text} is not valid.`);
  return doubtsAbout(pattern.value, mendPattern).map(({ severity, span, fixes }) => [
    severity,
    text.slice(span.from, span.to),
    ...fixes.map((fix) => told(fix, text, '')),
  ]);
}

describe('a valid pattern that is hardly what was meant', () => {
  test.each([
    [
      'an operator in no list',
      '{"tag":{"anything-but":["x"]}}',
      [
        'warning',
        '"anything-but"',
        'Read "anything-but" as the operator of tag → {"tag":[{ "anything-but": ["x"] }]}',
      ],
    ],
    [
      'exists in no list',
      '{"a":{"b":{"exists":[true]}}}',
      [
        'warning',
        '"exists"',
        'Read "exists" as the operator of a.b → {"a":{"b":[{ "exists": true }]}}',
      ],
    ],
    [
      'a wildcard in no list, with a list of its own',
      '{"a":{"wildcard":["x*","*y"]}}',
      [
        'warning',
        '"wildcard"',
        'Read "wildcard" as the operator of a → {"a":[{ "wildcard": "x*" }, { "wildcard": "*y" }]}',
      ],
    ],
    [
      '$or with an object',
      '{"$or":{"a":["x"],"b":["y"]}}',
      [
        'warning',
        '"$or"',
        'Make each field an alternative of $or → {"$or":[{"a":["x"]}, {"b":["y"]}]}',
      ],
    ],
    [
      '$or with operators',
      '{"a":{"$or":[{"prefix":"x"},{"suffix":"y"}]}}',
      [
        'warning',
        '"$or"',
        'Leave $or out: the members of a list are alternatives already → {"a":[{"prefix":"x"},{"suffix":"y"}]}',
      ],
    ],
    ['a list that another overrides', '{"a":["x"],"b":[1],"a":["y"]}', ['warning', '"a"']],
    ['text behind the end', '{"a":["x"]} , {}', ['warning', ' , {}', 'Remove it → {"a":["x"]}']],
    [
      'an emoji where case is ignored',
      '{"a":[{"equals-ignore-case":"🚀"}]}',
      ['warning', '{"equals-ignore-case":"🚀"}'],
    ],
    [
      'a number beyond the documented range',
      '{"a":[{"numeric":[">",6e9]}]}',
      ['info', '{"numeric":[">",6e9]}'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(doubts(text)).toEqual([expected]);
  });

  test.each([
    '{"source":["x"],"detail":{"n":[{"numeric":[">",5]}],"$or":[{"a":[1]},{"b":[2]}]}}\n',
    // A field may have the name of an operator.
    '{"detail":{"prefix":["x"],"exists":["y"],"id":[1]}}',
    '{"detail":{"a":["🚀"]}}',
  ])('nothing about %s', (text) => {
    expect(doubts(text)).toEqual([]);
  });
});

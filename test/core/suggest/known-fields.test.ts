import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KnownFields } from '../../../src/core/suggest/known-fields.ts';

function known(...texts: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const fields = new KnownFields(texts.map((text) => ({ text, origin: 'event' })));
  return Object.fromEntries(
    fields
      .below([])
      .map(({ path, kind, values }) => [
        path.join('.'),
        kind === 'object' ? ['{}'] : values.map(({ text }) => text),
      ]),
  );
}

test('lists add nothing to a path, and their values are collected', () => {
  expect(known('{"a": [1, "x", [true]], "b": [{"c": 1}, {"c": 2, "d": null}]}')).toEqual({
    a: ['1', '"x"', 'true'],
    b: ['{}'],
    'b.c': ['1', '2'],
    'b.d': ['null'],
  });
});

test('values keep their spelling, and are known once', () => {
  expect(known('{"a": 1.50, "b": "\\u0041"}', '{"a": 1.50}')).toEqual({
    a: ['1.50'],
    b: ['"\\u0041"'],
  });
});

test.each<[string, Readonly<Record<string, readonly string[]>>]>([
  ['{"a": 1, "b": {"c": 2', { a: ['1'], b: ['{}'], 'b.c': ['2'] }],
  ['{"a": tru', {}],
  ['{"a": "x', {}],
  ['{"a": "x\n"b": 1}', { b: ['1'] }],
  ['nonsense', {}],
])('of a half-typed %j what can be read is known', (text, expected) => {
  expect(known(text)).toEqual(expected);
});

test('the nearest event comes first', () => {
  const fields = new KnownFields([
    { text: '{"a": 1}', origin: 'event' },
    { text: '{"a": 2, "b": 3}', origin: 'saved' },
  ]);
  expect(fields.at(['a'])).toMatchObject({
    origin: 'event',
    values: [
      { text: '1', origin: 'event' },
      { text: '2', origin: 'saved' },
    ],
  });
  expect(fields.at(['b'])?.origin).toBe('saved');
});

test('every scalar of any event is known by its path', () => {
  const key = fc.constantFrom('a', 'b', 'c.d');
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<unknown>(1, 'x', null, true),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(key, value, { maxKeys: 3 }), (event) => {
      const fields = new KnownFields([{ text: JSON.stringify(event), origin: 'event' }]);
      const check = (node: unknown, path: readonly string[]): void => {
        if (Array.isArray(node)) for (const element of node) check(element, path);
        else if (typeof node === 'object' && node !== null) {
          for (const [name, inner] of Object.entries(node)) check(inner, [...path, name]);
        } else {
          expect(fields.at(path)?.values.map(({ text }) => text)).toContain(JSON.stringify(node));
        }
      };
      check(event, []);
    }),
  );
});

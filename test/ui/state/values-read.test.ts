import { describe, expect, test } from 'vitest';
import { spanAt, spansOf, valueAt } from '../../../src/ui/state/values-read.ts';

const SPANS = Uint32Array.of(10, 12, 20, 25, 30, 31);

describe('the span at a place', () => {
  test.each([
    [9, null],
    [10, [10, 12]],
    [11, [10, 12]],
    [12, [10, 12]],
    [13, null],
    [20, [20, 25]],
    [31, [30, 31]],
    [32, null],
  ])('%i: %j', (offset, expected) => {
    const span = spanAt(SPANS, offset);
    expect(span && [span.from, span.to]).toEqual(expected);
  });

  test('is none among none', () => {
    expect(spanAt(Uint32Array.of(), 0)).toBeNull();
  });
});

describe('the value at a place', () => {
  test('has the path by which rules reach it', () => {
    const values = [
      { path: 'a', spans: Uint32Array.of(5, 8) },
      { path: 'b.c', spans: SPANS },
    ];
    expect(valueAt(values, 22)).toEqual({ span: { from: 20, to: 25 }, paths: ['b.c'] });
    expect(valueAt(values, 6)?.paths).toEqual(['a']);
    expect(valueAt(values, 9)).toBeNull();
  });

  test('has several paths where one text holds them all', () => {
    const detail = Uint32Array.of(5, 80);
    const values = [
      { path: 'detail.a', spans: detail },
      { path: 'detail.b', spans: detail },
    ];
    expect(valueAt(values, 40)?.paths).toEqual(['detail.a', 'detail.b']);
  });

  test('between two that touch is the one that begins there', () => {
    const values = [
      { path: 'a', spans: Uint32Array.of(0, 5) },
      { path: 'b', spans: Uint32Array.of(5, 6) },
    ];
    expect(valueAt(values, 5)?.paths).toEqual(['b']);
  });
});

test('the spans of a path', () => {
  expect(spansOf([{ path: 'a', spans: SPANS }], 'a')).toBe(SPANS);
  expect(spansOf([{ path: 'a', spans: SPANS }], 'b')).toBeNull();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparableNumber } from '../../../../src/core/pattern/comparable-number.ts';
import { NumberRanges } from '../../../../src/core/pattern/matching/number-ranges.ts';
import { doubleAt, isComparableAt } from '../../../../src/core/pattern/matching/number-text.ts';
import { PartTable } from '../../../../src/core/pattern/matching/part-table.ts';
import { TextTable } from '../../../../src/core/pattern/matching/text-table.ts';

const key = fc.string({ unit: fc.constantFrom('a', 'b', 'é'), maxLength: 4 });
const change = fc.record({ key, value: fc.option(fc.integer()) });

test('a table of texts holds what a map holds, whatever is set and deleted', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), fc.array(key), (changes, asked) => {
      const map = new Map<string, number>();
      const table = new TextTable<number>();
      for (const { key, value } of changes) {
        if (value === null) {
          map.delete(key);
          table.delete(key);
        } else {
          map.set(key, value);
          table.set(key, value);
        }
      }
      expect(table.size).toBe(map.size);
      for (const text of [...asked, ...map.keys()])
        expect(table.get(text)).toBe(map.get(text) ?? null);
    }),
  );
});

test.each(['beginning', 'end'] as const)('a table of parts finds every %s', (side) => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), key, key, (changes, text, around) => {
      const parts = new Set<string>();
      const table = new PartTable<string>(side);
      for (const { key, value } of changes) {
        if (value === null) {
          parts.delete(key);
          table.delete(key);
        } else {
          parts.add(key);
          table.set(key, key);
        }
      }
      const found: string[] = [];
      table.find(`${around}${text}${around}`, around.length, around.length + text.length, (part) =>
        found.push(part),
      );
      const expected = [...parts].filter((part) =>
        side === 'beginning' ? text.startsWith(part) : text.endsWith(part),
      );
      expect(found.sort()).toEqual(expected.sort());
    }),
  );
});

test('ranges of numbers find all that hold a number', () => {
  const bound = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(-Infinity, Infinity));
  fc.assert(
    fc.property(fc.array(fc.tuple(bound, bound, fc.boolean())), bound, (changes, number) => {
      const kept = new Set<string>();
      const ranges = new NumberRanges<string>();
      for (const [lower, upper, isKept] of changes) {
        const key = NumberRanges.key(lower, upper);
        if (isKept) {
          kept.add(key);
          ranges.set(key, key);
        } else {
          kept.delete(key);
          ranges.delete(key);
        }
      }
      const found: string[] = [];
      ranges.find(number, (key) => found.push(key));
      const expected = [...kept].filter((key) => {
        const [lower = 0, upper = 0] = key.split(' ').map(Number);
        return lower <= number && number <= upper;
      });
      expect(found.sort()).toEqual(expected.sort());
    }),
  );
});

test('a number read in place is the number, and as comparable as the number', () => {
  const digits = fc.stringMatching(/^\d{0,25}$/);
  const number = fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.bigInt({ min: 0n, max: 10n ** 24n }),
      digits,
      fc.constantFrom('', '', 'e1', 'E-7', 'e+300', 'e-330'),
    )
    .map(([sign, whole, part, exponent]) => `${sign}${whole}${part && `.${part}`}${exponent}`);
  fc.assert(
    fc.property(
      fc.oneof(number, fc.double({ noNaN: true, noDefaultInfinity: true }).map(String)),
      (text) => {
        const source = `[${text}]`;
        const value = doubleAt(source, 1, source.length - 1);
        expect(value === 0 ? 0 : value).toBe(Number(text) === 0 ? 0 : Number(text));
        const comparable = comparableNumber(text) !== null;
        expect(isComparableAt(source, 1, source.length - 1, value)).toBe(comparable);
      },
    ),
    { numRuns: 2_000 },
  );
});

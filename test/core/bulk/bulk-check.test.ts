import { describe, expect, test } from 'vitest';
import { MOST_UNMATCHED } from '../../../src/core/bulk/bulk-check.ts';
import { aBulkRequest, checkText } from '../../support/bulk.ts';

const anEvent = (n: number) => `{"source":"my.app","detail-type":"Made","detail":{"n":${n}}}`;
const lines = (count: number) =>
  Array.from({ length: count }, (_, n) => `${anEvent(n)}\n`).join('');
const above = (n: number) => `{"detail":{"n":[{"numeric":[">",${n}]}]}}`;

describe('counts', () => {
  test('matches for each rule, and events by whether any rule takes them', () => {
    const request = aBulkRequest([
      { pattern: above(5), name: 'high' },
      { pattern: above(7), name: 'higher', bus: 'other' },
      { pattern: '{"source":["x"]}', name: 'never' },
    ]);
    expect(checkText(request, `${lines(10)}oops\n`).counts()).toEqual({
      events: 10,
      matched: 4,
      unmatched: 6,
      problems: 1,
      problemCodes: { 'not-json': 1 },
      wrappings: {},
      isCutOff: false,
      rules: [
        { bus: 'default', name: 'high', isEnabled: true, error: null, matches: 4 },
        { bus: 'other', name: 'higher', isEnabled: true, error: null, matches: 2 },
        { bus: 'default', name: 'never', isEnabled: true, error: null, matches: 0 },
      ],
    });
  });

  test('a disabled rule is counted and takes no event', () => {
    const request = aBulkRequest([{ pattern: above(5), isEnabled: false }]);
    const counts = checkText(request, lines(10)).counts();
    expect(counts).toMatchObject({ matched: 0, unmatched: 10 });
    expect(counts.rules[0]).toMatchObject({ isEnabled: false, matches: 4 });
  });

  test('an invalid rule has the words of AWS and matches nothing', () => {
    const request = aBulkRequest([{ pattern: '{"source":"my.app"}' }, { pattern: above(8) }]);
    const counts = checkText(request, lines(10)).counts();
    expect(counts.rules[0]?.error).toBe(
      'Event pattern is not valid. Reason: "source" must be an object or an array\n at [Source: (String)"{"source":"my.app"}"; line: 1, column: 12]',
    );
    expect(counts.rules.map(({ matches }) => matches)).toEqual([0, 1]);
    expect(counts.matched).toBe(1);
  });

  test('rules of the same name on two buses are two rules', () => {
    const request = aBulkRequest([
      { pattern: above(5), name: 'r', bus: 'a' },
      { pattern: above(7), name: 'r', bus: 'b' },
    ]);
    const { rules } = checkText(request, lines(10)).counts();
    expect(rules.map(({ matches }) => matches)).toEqual([4, 2]);
  });

  test('a file of nothing', () => {
    expect(checkText(aBulkRequest([]), '').counts()).toMatchObject({ events: 0, problems: 0 });
  });
});

describe('samples', () => {
  const request = aBulkRequest([{ pattern: above(499) }, { pattern: above(997) }]);

  test('a few of each rule in the order of the file, with their places', () => {
    const { rules } = checkText(request, lines(1_000)).samples();
    expect(rules.map(({ length }) => length)).toEqual([5, 2]);
    expect(rules[1]).toEqual([
      { line: 999, offset: lines(998).length, text: anEvent(998) },
      { line: 1_000, offset: lines(999).length, text: anEvent(999) },
    ]);
    const places = rules[0]?.map(({ line }) => line) ?? [];
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('are drawn by the seed: the same again, and others by another seed', () => {
    const drawn = (seed: number) => checkText({ ...request, seed }, lines(1_000)).samples();
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(2)).not.toEqual(drawn(1));
  });

  test('do not depend on what other rules there are', () => {
    const [rule] = request.rules;
    const alone = checkText({ ...request, rules: rule ? [rule] : [] }, lines(1_000)).samples();
    expect(alone.rules[0]).toEqual(checkText(request, lines(1_000)).samples().rules[0]);
  });

  test('every event has the same chance', () => {
    const seen = new Array<number>(20).fill(0);
    for (let seed = 0; seed < 2_000; seed++) {
      const all = aBulkRequest([{ pattern: '{"source":["my.app"]}' }]);
      const [samples = []] = checkText({ ...all, seed }, lines(20)).samples().rules;
      for (const { line } of samples) seen[line - 1] = (seen[line - 1] ?? 0) + 1;
    }
    // 500 each are expected, with a standard deviation of about 19.
    for (const times of seen) expect(Math.abs(times - 500)).toBeLessThan(100);
  });
});

describe('what no rule takes can be saved', () => {
  test('a line each, whatever the lines of the file were', () => {
    const indented = JSON.stringify(JSON.parse(anEvent(1)), null, 2);
    const [line = ''] = checkText(aBulkRequest([]), indented).unmatchedLines();
    expect(line).not.toMatch(/\n./);
    expect(JSON.parse(line)).toEqual(JSON.parse(anEvent(1)));
  });

  test('up to a bound', () => {
    const check = checkText(aBulkRequest([]), lines(MOST_UNMATCHED + 5));
    expect(check.unmatchedLines()).toHaveLength(MOST_UNMATCHED);
    expect(check.counts().unmatched).toBe(MOST_UNMATCHED + 5);
  });
});

import { sections } from 'virtual:conformance';
import { describe, expect, test } from 'vitest';
import { choices } from '../../src/reference/fidelity/choices.ts';
import { differences } from '../../src/reference/fidelity/differences.ts';

const tables = import.meta.glob<{ section: string; cases: readonly unknown[] }>(
  '../conformance/event-pattern/*.json',
  { eager: true, import: 'default' },
);

test('the counts are those of the tables that the tests read', () => {
  for (const { section, cases } of Object.values(tables)) {
    expect(sections).toContainEqual({ section, cases: cases.length });
  }
  expect(sections).toHaveLength(Object.keys(tables).length + 2);
});

describe.each([
  ['choices', choices],
  ['differences', differences],
])('the %s', (_, notes) => {
  test('say each thing once', () => {
    const names = notes.map(({ area, what }) => `${area}: ${what}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test('close what they quote', () => {
    for (const { what, here } of notes) {
      expect(`${what}${here}`.split('`').length % 2, what).toBe(1);
    }
  });
});

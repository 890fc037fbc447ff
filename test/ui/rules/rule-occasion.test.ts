import { expect, test } from 'vitest';
import type { Rule } from '../../../src/core/model/scenario.ts';
import { formatMoment } from '../../../src/ui/format/format-moment.ts';
import { changeOfOccasion, OCCASIONS, occasionOf } from '../../../src/ui/rules/rule-occasion.ts';
import { aRule, aScenario } from '../../support/scenarios.ts';

function read(changes: Partial<Rule>): Rule {
  const { buses } = aScenario({
    buses: [{ kind: 'classic', name: 'default', rules: [aRule(changes)] }],
  });
  const rule = buses[0]?.rules[0];
  if (!rule) throw new Error('no rule');
  return rule;
}

const onEvents = read({});
const onSchedule = read({ pattern: ' ', schedule: 'rate(1 hour)' });
const onBoth = read({ schedule: 'rate(1 hour)' });

test('what a rule fires on', () => {
  expect([onEvents, onSchedule, onBoth].map(occasionOf)).toEqual(['events', 'schedule', 'both']);
  // A schedule that is still to be written is one.
  expect(occasionOf(read({ pattern: '', schedule: '' }))).toBe('schedule');
});

test('a rule fires on what was chosen, and keeps what it had for that', () => {
  for (const rule of [onEvents, onSchedule, onBoth]) {
    for (const { value } of OCCASIONS) {
      const changed = { ...rule, ...changeOfOccasion(rule, value) };
      expect(occasionOf(changed)).toBe(value);
      if (value === 'both' && rule === onBoth) expect(changed).toEqual(rule);
    }
  }
  expect(changeOfOccasion(onEvents, 'both').pattern).toBe(onEvents.pattern);
  expect(changeOfOccasion(onSchedule, 'both').schedule).toBe('rate(1 hour)');
});

test.each([
  ['2026-01-19T08:00:00Z', 'Mon 19 Jan 2026, 08:00'],
  ['2026-12-06T23:05:59Z', 'Sun 6 Dec 2026, 23:05'],
])('the moment %s is said as %s', (text, words) => {
  expect(formatMoment(Date.parse(text))).toBe(words);
});

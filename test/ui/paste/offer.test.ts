import { describe, expect, test } from 'vitest';
import type { PasteKind, Recognition } from '../../../src/core/paste/recognition.ts';
import { offerFor, type PastePlace } from '../../../src/ui/paste/offer.ts';

function aRecognition(kind: PasteKind, events: number, patterns: number): Recognition {
  return {
    kind,
    events: Array.from({ length: events }, (_, n) => ({ name: `E${n}`, text: `event ${n}` })),
    patterns: Array.from({ length: patterns }, (_, n) => ({ name: `p${n}`, text: `pattern ${n}` })),
    more: 0,
    placeholders: 0,
  };
}
const text = '{"pasted":true}';
const whole = { text, before: 'old', after: `${text}\n` };
const within = { text, before: 'old', after: `old${text}` };
const labels = (place: PastePlace, recognition: Recognition, paste = whole, rule = 'r') =>
  offerFor(place, paste, recognition, rule)?.actions.map(({ label }) => label) ?? null;

describe('what is offered', () => {
  test.each([
    // Where it belongs, as it is
    ['event', 'event', 1, 0, null],
    ['pattern', 'pattern', 0, 1, null],
    // Taken out of something
    ['event', 'put-events-entry', 1, 0, ['Write it as an event', 'Add as new event']],
    ['event', 'sqs-message', 1, 0, ['Use its event', 'Add as new event']],
    ['event', 'put-events-request', 3, 0, ['Add 3 events']],
    ['event', 'events', 2, 0, ['Add 2 events']],
    ['pattern', 'describe-rule', 0, 1, ['Use its pattern', 'Add as new rule']],
    ['pattern', 'list-rules', 0, 4, ['Add 4 rules', 'Use that of p0']],
    // In the wrong editor
    ['event', 'pattern', 0, 1, ['Use it in r', 'Add as new rule']],
    ['event', 'terraform', 0, 1, ['Use its pattern in r', 'Add as new rule']],
    ['event', 'cloudformation', 0, 2, ['Add 2 rules']],
    ['pattern', 'event', 1, 0, ['Add as new event']],
    ['pattern', 'log-event', 5, 0, ['Add 5 events']],
    // Both
    ['event', 'test-event-pattern', 1, 1, ['Use its event', 'Add as new event']],
    ['pattern', 'test-event-pattern', 1, 1, ['Use its pattern', 'Add as new rule']],
  ] as const)(
    'in the %s editor, for %s: %i events, %i patterns',
    (place, kind, events, patterns, expected) => {
      expect(labels(place, aRecognition(kind, events, patterns))).toEqual(expected);
    },
  );

  test('what was pasted beside something else takes its place, or one of its own', () => {
    expect(labels('event', aRecognition('event', 1, 0), within)).toEqual([
      'Replace',
      'Add as new event',
    ]);
    expect(labels('pattern', aRecognition('pattern', 0, 1), within)).toEqual([
      'Replace',
      'Add as new rule',
    ]);
  });

  test('a list of events can be sent as it is, lines of them cannot', () => {
    const list = { text: '[{},{}]', before: '', after: '[{},{}]' };
    expect(labels('event', aRecognition('events', 2, 0), list)).toBeNull();
    expect(labels('pattern', aRecognition('events', 2, 0), list)).toEqual(['Add 2 events']);
  });

  test('without a rule a pattern makes one', () => {
    const offer = offerFor('event', whole, aRecognition('pattern', 0, 1), null);
    expect(offer?.actions.map(({ type }) => type)).toEqual(['add-rules']);
  });
});

test('it is said what it looks like, what is left out, and what only a deployment knows', () => {
  const sentence = (changes: Partial<Recognition>) =>
    offerFor('pattern', whole, { ...aRecognition('terraform', 0, 2), ...changes }, 'r')?.sentence;
  expect(sentence({})).toBe('This looks like a Terraform rule.');
  expect(sentence({ kind: 'describe-rule' })).toBe(
    'This looks like `aws events describe-rule` output.',
  );
  expect(sentence({ more: 3 })).toBe('This looks like a Terraform rule. These are the first 2.');
  expect(sentence({ placeholders: 1 })).toContain('One value is known only when it is deployed');
});

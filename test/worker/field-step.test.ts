import { expect, test } from 'vitest';
import { applyEdits } from '../../src/core/model/edit.ts';
import { fieldStep } from '../../src/worker/field-step.ts';

const SCENARIO = {
  account: '123456789012',
  region: 'us-east-1',
  startsAt: '2026-01-01T00:00:00Z',
  seed: 1,
};

const SPELT =
  '{"source": "my.app", "detail-type": "Made", "detail": {"list": [{"n": 1}, {"n": 2}]}, "id": "7", "mine": 3}';

/** The pattern that an empty one becomes, or the sentence about why it stays. */
function pick(text: string, at: string): string {
  const event = { text, bus: 'default' };
  const step = fieldStep({ scenario: SCENARIO, event, pattern: '', offset: text.indexOf(at) });
  if (!step.ok) return step.error;
  return JSON.stringify(JSON.parse(applyEdits('', step.value.edits)));
}

test.each([
  [SPELT, '2}', '{"detail":{"list":{"n":[2]}}}'],
  [SPELT, '"source"', '{"source":["my.app"]}'],
  [SPELT, '"list"', 'detail.list is a list: choose a value in it.'],
  [SPELT, '7', 'id as it is written here is not part of the event that is put.'],
  [SPELT, '3}', 'mine as it is written here is not part of the event that is put.'],
  [SPELT, '{"source', 'Put the caret on a field of the event to add it to the pattern.'],
  [
    '{"Entries": [{"Source": "my.app", "DetailType": "Made", "Detail": "{\\"a\\": 1}"}]}',
    '"Made"',
    '{"detail-type":["Made"]}',
  ],
  [
    '{"Source": "my.app", "DetailType": "Made", "Detail": "{\\"a\\": 1}"}',
    'a\\"',
    'Detail is written as a string here; write it as an object to add its fields.',
  ],
  ['{"source": ', 'source', 'The event cannot be read yet.'],
])('%s at %s', (text, at, expected) => {
  expect(pick(text, at)).toBe(expected);
});

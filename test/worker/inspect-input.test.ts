import { expect, test } from 'vitest';
import { inspectInput } from '../../src/worker/inspect-input.ts';
import { anEvent, aTransformer } from '../support/inputs.ts';

const scenario = {
  account: '123456789012',
  region: 'us-east-1',
  startsAt: '2026-01-15T09:00:00.000Z',
};
const resource = { type: 'sqs-queue', name: 'q' } as const;
const place = { scenario, bus: 'default', rule: 'r', position: 1 };

test('one answer tells what is refused, what is sent, what goes where and what helps', () => {
  const template = '{"to": "<customer>", "rule": <aws.events.rule-arn>}';
  const answer = inspectInput({
    ...place,
    target: { id: 't', resource, input: aTransformer(template, { customer: '$.detail.customer' }) },
    envelope: anEvent('{"customer": {"name": "Ada"}}'),
  });
  expect(answer.diagnostics).toEqual([]);
  expect(answer.preview?.ok).toBe(false);
  expect(answer.xray?.variables[1]?.value).toBe('"arn:aws:events:us-east-1:123456789012:rule/r"');
  expect(answer.fixes.map(({ title }) => title)).toEqual([
    'Remove the quotation marks around <customer>',
  ]);
  expect(answer.paths.map(({ path }) => path)).toContain('$.detail.customer.name');
});

test('without an event, what PutTargets says is known all the same', () => {
  const answer = inspectInput({
    ...place,
    position: 2,
    target: { id: 't', resource, input: aTransformer('') },
    envelope: null,
  });
  expect(answer.diagnostics[0]?.message).toContain("'targets.2.member.");
  expect(answer.preview).toBeNull();
  expect(answer.paths).toEqual([]);
});

test('huge values are cut, and nothing points behind the cut', () => {
  const answer = inspectInput({
    ...place,
    target: {
      id: 't',
      resource,
      input: aTransformer('{"a": <big>, "b": <big>}', { big: '$.detail.big' }),
    },
    envelope: anEvent(JSON.stringify({ big: 'x'.repeat(50_000) })),
  });
  expect(answer.xray?.variables[0]?.value?.length).toBe(401);
  expect(answer.xray?.output?.text.length).toBe(60_001);
  expect(answer.xray?.placeholders.map(({ outputSpan }) => outputSpan !== null)).toEqual([
    true,
    false,
  ]);
});

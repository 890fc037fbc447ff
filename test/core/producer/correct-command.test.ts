import { expect, test } from 'vitest';
import { correctCommands } from '../../../src/core/producer/correct-command.ts';

test('entries with the keys of an event get the names of the API and a detail that is text', () => {
  const correction = correctCommands(`# The order.
aws events list-rules
aws events put-events --region us-east-1 \\
  --entries '[
    {
      "source": "com.ecommerce.orders",
      "detail-type": "OrderCreated",
      "detail": { "order_id": "1", "detail": {"n": 1.50} },
      "eventBusName": "default"
    }
  ]' # as it was written
`);
  expect(correction?.code).toBe(`# The order.
aws events list-rules
aws events put-events --region us-east-1 \\
  --entries '[
    {
      "Source": "com.ecommerce.orders",
      "DetailType": "OrderCreated",
      "Detail": "{\\"order_id\\":\\"1\\",\\"detail\\":{\\"n\\":1.50}}",
      "EventBusName": "default"
    }
  ]' # as it was written
`);
  expect(correction?.steps).toEqual([
    'source becomes Source',
    'detail-type becomes DetailType',
    'detail becomes Detail',
    'the detail becomes its JSON text, in double quotes',
    'eventBusName becomes EventBusName',
  ]);
  expect(correctCommands(correction?.code ?? '')).toBeNull();
});

test('one object after another is an entry each, and an object as detail alone is a mistake too', () => {
  const entries = `'{"Source":"a","DetailType":"b","Detail":{}}' '{"source":"a"}'`;
  expect(correctCommands(`aws events put-events --entries ${entries}`)?.code).toBe(
    `aws events put-events --entries '{"Source":"a","DetailType":"b","Detail":"{}"}' '{"Source":"a"}'`,
  );
});

test.each([
  ['what is right', `aws events put-events --entries '[{"Source":"a","Detail":"{}"}]'`],
  ['another command', `aws events test-event-pattern --event '{"source":"a"}'`],
  [
    'what is not between single quotes',
    'aws events put-events --entries "[{\\"source\\":\\"a\\"}]"',
  ],
  ['what is no JSON', "aws events put-events --entries '[{source}]'"],
  ['an open quote', "aws events put-events --entries '[{"],
])('%s is left alone', (_, script) => {
  expect(correctCommands(script)).toBeNull();
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMessages } from '../../src/worker/read-messages.ts';
import { recognise } from '../../src/worker/recognise.ts';

const event = {
  version: '0',
  id: '1',
  'detail-type': 'Order',
  source: 'shop',
  detail: { n: 1.0 },
};
const body = JSON.stringify(event);
const values = {
  RULE_ARN: 'arn:aws:events:eu-west-1:111122223333:rule/orders/ship',
  TARGET_ARN: 'arn:aws:lambda:eu-west-1:111122223333:function:ship',
  ERROR_CODE: 'NO_PERMISSIONS',
  ERROR_MESSAGE: 'User: x is not authorized to perform: lambda:InvokeFunction',
  RETRY_ATTEMPTS: '0',
};
const each = (make: (value: string) => object) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, make(value)]));

const fromCli = {
  Messages: [
    {
      MessageId: 'b0b1',
      ReceiptHandle: 'AQEB…',
      MD5OfBody: 'x',
      Body: body,
      Attributes: { ApproximateReceiveCount: '3', SentTimestamp: '1700000000000' },
      MessageAttributes: each((value) => ({ StringValue: value, DataType: 'String' })),
    },
  ],
};
const record = {
  messageId: 'b0b1',
  body,
  attributes: { ApproximateReceiveCount: '3' },
  messageAttributes: each((value) => ({
    stringValue: value,
    stringListValues: [],
    dataType: 'String',
  })),
  eventSource: 'aws:sqs',
};
const lines = (between: string) =>
  Object.entries(values)
    .map(([name, value]) => `${name}${between}${value}`)
    .join('\n');

describe('a dead letter is read as it was copied', () => {
  test.each([
    ['by the CLI', JSON.stringify(fromCli, null, 4)],
    ['one message', JSON.stringify(fromCli.Messages[0])],
    ['a list of messages', JSON.stringify(fromCli.Messages)],
    ['the event of a function', JSON.stringify({ Records: [record] })],
    ['a body and its attributes', JSON.stringify({ body, attributes: values })],
    ['a body written out', JSON.stringify({ body: event, attributes: values })],
    [
      'attributes as a list',
      JSON.stringify({
        Body: body,
        MessageAttributes: Object.entries(values).map(([Name, Value]) => ({ Name, Value })),
      }),
    ],
    ['attributes below the body', `${JSON.stringify(event, null, 2)}\n\n${lines('\tString\t')}`],
    ['attributes above the body', `${lines(': ')}\n${body}\n`],
    ['attributes as assignments', `${body}\n${lines('=')}`],
  ])('%s', (_, text) => {
    const read = readMessages(text);
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value).toHaveLength(1);
    expect(read.value[0]?.letter).toMatchObject({
      owner: 'eventbridge',
      rule: { bus: 'orders', name: 'ship' },
      target: { type: 'lambda-function', name: 'ship' },
      error: { code: values.ERROR_CODE, message: values.ERROR_MESSAGE },
      retries: 0,
    });
    expect(JSON.parse(read.value[0]?.letter?.event ?? '')).toEqual(event);
  });

  test('a mistake in the text is located', () => {
    const text = '{\n  "Messages": [\n    {"Body": "x",}\n  ]\n}';
    const read = readMessages(text);
    expect(read).toMatchObject({ ok: false, error: { line: 3, column: 18 } });
    expect(readMessages('[1,2]')).toMatchObject({ ok: false, error: { line: 1, column: 1 } });
  });

  test('nothing is thrown at any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readMessages(text);
        if (!read.ok) expect(read.error.offset).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('it is recognised when it is pasted, and an ordinary message is not taken for one', async () => {
    const kindOf = async (text: string) => (await recognise({ text, document: null }))?.kind;
    expect(await kindOf(JSON.stringify(fromCli))).toBe('dead-letter');
    expect(await kindOf(JSON.stringify({ Messages: [{ Body: body }] }))).toBe('sqs-message');
    const failed = {
      requestContext: { condition: 'RetriesExhausted', functionArn: values.TARGET_ARN },
      requestPayload: event,
    };
    expect(await kindOf(JSON.stringify(failed))).toBe('dead-letter');
  });
});

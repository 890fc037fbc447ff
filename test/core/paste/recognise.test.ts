import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatJson } from '../../../src/core/json/format.ts';
import { type PasteTools, recognisePaste } from '../../../src/core/paste/recognise.ts';
import { describeKind } from '../../../src/core/paste/recognition.ts';
import { parsePattern } from '../../../src/core/pattern/parse.ts';
import { readYaml } from '../../../src/worker/read-yaml.ts';

const decoder = new TextDecoder();
const tools: PasteTools = {
  encode: (text) => new TextEncoder().encode(text),
  decode: (bytes) => decoder.decode(bytes),
  readYaml,
};
const recognise = (text: string) => recognisePaste(text, tools);

const pattern = { source: ['aws.ec2'], detail: { state: ['running'] } };
const patternText = JSON.stringify(pattern);
const event = {
  version: '0',
  id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
  'detail-type': 'EC2 Instance State-change Notification',
  source: 'aws.ec2',
  account: '111122223333',
  time: '2026-01-15T09:00:00Z',
  region: 'us-east-1',
  resources: ['arn:aws:ec2:us-east-1:111122223333:instance/i-1'],
  detail: { 'instance-id': 'i-1', state: 'running' },
};
const eventText = JSON.stringify(event);
const mine = { source: 'my.app', 'detail-type': 'Thing', detail: { n: 1 } };
const entry = { Source: 'my.app', DetailType: 'Thing', Detail: '{"n":1}', EventBusName: 'default' };

describe('patterns', () => {
  test.each([
    ['a pattern', patternText, 'pattern', null],
    ['a pattern with $or', '{"$or":[{"source":["a"]},{"source":["b"]}]}', 'pattern', null],
    [
      'describe-rule output',
      JSON.stringify({
        Name: 'started',
        Arn: 'arn:aws:events:us-east-1:111122223333:rule/started',
        EventPattern: patternText,
        State: 'ENABLED',
        EventBusName: 'default',
        CreatedBy: '111122223333',
      }),
      'describe-rule',
      'started',
    ],
    [
      'list-rules output',
      JSON.stringify({ Rules: [{ Name: 'started', EventPattern: patternText, State: 'ENABLED' }] }),
      'list-rules',
      'started',
    ],
    [
      'a TestEventPattern request',
      JSON.stringify({ EventPattern: patternText, Event: eventText }),
      'test-event-pattern',
      null,
    ],
    [
      'a CloudFormation template in JSON',
      JSON.stringify({
        Resources: {
          StartedRule: {
            Type: 'AWS::Events::Rule',
            Properties: { EventPattern: pattern, State: 'ENABLED' },
          },
        },
      }),
      'cloudformation',
      'StartedRule',
    ],
    [
      'the properties of a CloudFormation rule',
      JSON.stringify({
        Type: 'AWS::Events::Rule',
        Properties: { Name: 'n', EventPattern: pattern },
      }),
      'cloudformation',
      'n',
    ],
    [
      'a CloudFormation template in YAML',
      `AWSTemplateFormatVersion: 2010-09-09
Resources:
  StartedRule:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source: [aws.ec2]
        detail:
          state:
            - running
`,
      'cloudformation',
      'StartedRule',
    ],
    [
      'a piece of one, as it is copied from the middle',
      `EventPattern:
        source:
          - aws.ec2
        detail:
          state: [ "running" ]
`,
      'cloudformation',
      null,
    ],
    [
      'a SAM function',
      `Transform: AWS::Serverless-2016-10-31
Resources:
  Handler:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Events:
        Started:
          Type: EventBridgeRule
          Properties:
            Pattern:
              source:
                - aws.ec2
              detail:
                state:
                  - running
`,
      'sam',
      'Started',
    ],
    [
      'a function of the Serverless Framework',
      `functions:
  started:
    handler: index.handler
    events:
      - eventBridge:
          pattern:
            source: [aws.ec2]
            detail: { state: [running] }
`,
      'serverless',
      'started',
    ],
    [
      'Terraform with jsonencode',
      `resource "aws_cloudwatch_event_rule" "started" {
  name        = "instance-started" # not the label
  event_pattern = jsonencode({
    source = ["aws.ec2"], // whose
    "detail" : {
      state = [
        "running",
      ]
    }
  })
}`,
      'terraform',
      'started',
    ],
    [
      'Terraform with a heredoc',
      `resource "aws_cloudwatch_event_rule" "started" {
  event_pattern = <<-PATTERN
    {
      "source": ["aws.ec2"],
      "detail": { "state": ["running"] }
    }
  PATTERN
}`,
      'terraform',
      'started',
    ],
    [
      'Terraform with a string',
      'event_pattern = "{\\"source\\":[\\"aws.ec2\\"],\\"detail\\":{\\"state\\":[\\"running\\"]}}"',
      'terraform',
      null,
    ],
    [
      'Terraform’s module of rules',
      `rules = {
    started = {
      description   = "x"
      event_pattern = jsonencode({ "source" : ["aws.ec2"], "detail" : { "state" : ["running"] } })
    }
  }`,
      'terraform',
      'started',
    ],
    [
      'Terraform’s JSON',
      JSON.stringify({
        values: {
          root_module: {
            resources: [
              {
                type: 'aws_cloudwatch_event_rule',
                values: { name: 'started', event_pattern: patternText },
              },
            ],
          },
        },
      }),
      'terraform-state',
      'started',
    ],
    [
      'a command',
      `aws events put-rule --name started \\
  --event-pattern '${patternText}' --state ENABLED`,
      'put-rule-command',
      'started',
    ],
    [
      'a command with double quotes',
      `aws events put-rule --name "started" --event-pattern ${JSON.stringify(patternText)}`,
      'put-rule-command',
      'started',
    ],
    ['a string of JSON', JSON.stringify(patternText), 'json-string', null],
    ['a string of a string', JSON.stringify(JSON.stringify(patternText)), 'json-string', null],
    [
      'what stood between the quotes',
      JSON.stringify(patternText).slice(1, -1),
      'json-string',
      null,
    ],
    ['a file with a byte order mark', `\uFEFF${patternText}`, 'pattern', null],
  ])('%s', (_, text, kind, name) => {
    const found = recognise(text);
    expect(found?.kind).toBe(kind);
    expect(found?.patterns.map((one) => one.name)).toEqual([name]);
    const [first] = found?.patterns ?? [];
    const parsed = kind === 'pattern' ? null : JSON.parse(first?.text ?? '');
    if (parsed) expect(parsed).toEqual(pattern);
    expect(parsePattern(first?.text ?? '').ok).toBe(true);
    expect(found?.placeholders).toBe(0);
  });

  test('the rules of a list come with their names, and those without a pattern do not', () => {
    const rule = (Name: string, rest: object) => ({ Name, State: 'ENABLED', ...rest });
    const found = recognise(
      JSON.stringify({
        Rules: [
          rule('a', { EventPattern: patternText }),
          rule('nightly', { ScheduleExpression: 'rate(1 day)' }),
          rule('b', { EventPattern: '{"source":["b"]}' }),
        ],
        NextToken: 'x',
      }),
    );
    expect(found?.patterns).toEqual([
      { name: 'a', text: formatJson(patternText) },
      { name: 'b', text: formatJson('{"source":["b"]}') },
    ]);
  });

  test('numbers keep their spelling, and what is written twice stays', () => {
    const text =
      '{"Name":"n","EventPattern":"{\\"detail\\":{\\"n\\":[1.50,1e3],\\"n\\":[{\\"numeric\\":[\\">\\",0.10]}]}}"}';
    expect(recognise(text)?.patterns[0]?.text.replaceAll(/\s/g, '')).toBe(
      '{"detail":{"n":[1.50,1e3],"n":[{"numeric":[">",0.10]}]}}',
    );
  });

  test.each([
    [
      'in JSON',
      JSON.stringify({
        EventPattern: {
          source: [{ Ref: 'Source' }],
          resources: [
            { 'Fn::GetAtt': ['Bucket', 'Arn'] },
            { 'Fn::Sub': `arn:aws:s3:::\${Name}/x` },
          ],
          account: [{ 'Fn::Join': ['-', ['a', { Ref: 'Stage' }]] }],
        },
      }),
      4,
    ],
    [
      'in YAML',
      `EventPattern:
  source: [!Ref Source]
  resources: [!GetAtt Bucket.Arn, !Sub "arn:aws:s3:::\${Name}/x"]
  account:
    - !Join ["-", [a, !Ref Stage]]
`,
      4,
    ],
    [
      'in Terraform',
      `event_pattern = jsonencode({
  source    = [var.source]
  resources = [aws_s3_bucket.b["x"].arn, "arn:aws:s3:::\${var.name}/x"]
  account   = [join("-", ["a", var.stage])]
})`,
      4,
    ],
  ])('what only a deployment knows is made visible: %s', (_, text, placeholders) => {
    const found = recognise(text);
    expect(found?.placeholders).toBe(placeholders);
    const { source, resources, account } = JSON.parse(found?.patterns[0]?.text ?? '{}');
    expect(source[0]).toMatch(/^\$\{(Source|var\.source)\}$/);
    expect(resources[0]).toMatch(/^\$\{.*[aA]rn\}$/);
    expect(resources[1]).toMatch(/^arn:aws:s3:::\$\{.*[nN]ame\}\/x$/);
    expect(account[0]).toMatch(/stage|Stage/);
  });
});

describe('events', () => {
  const sqs = { messageId: 'm', receiptHandle: 'r', body: eventText, attributes: {} };
  const sns = { Type: 'Notification', MessageId: 'm', TopicArn: 'arn', Message: eventText };

  test.each([
    ['an event', eventText, 'event'],
    ['an event of one’s own', JSON.stringify(mine), 'event'],
    ['a string of JSON', JSON.stringify(eventText), 'json-string'],
    ['an SQS message', JSON.stringify({ ...sqs }), 'sqs-message'],
    ['what Lambda gets from SQS', JSON.stringify({ Records: [sqs] }), 'sqs-message'],
    [
      'aws sqs receive-message',
      JSON.stringify({ Messages: [{ MessageId: 'm', Body: eventText }] }),
      'sqs-message',
    ],
    ['an SNS notification', JSON.stringify(sns), 'sns-notification'],
    ['what Lambda gets from SNS', JSON.stringify({ Records: [{ Sns: sns }] }), 'sns-notification'],
    ['SNS within SQS', JSON.stringify({ Records: [{ body: JSON.stringify(sns) }] }), 'sqs-message'],
    [
      'aws logs get-log-events',
      JSON.stringify({ events: [{ timestamp: 1, message: eventText, ingestionTime: 2 }] }),
      'log-event',
    ],
    [
      'a result of Logs Insights',
      JSON.stringify({ results: [[{ field: '@message', value: eventText }]] }),
      'log-event',
    ],
    ['a line of a log', `2026-01-15T09:00:00.000Z\tb5f1c2d3\tINFO\t${eventText}`, 'event'],
    [
      'a record of a failed invocation',
      JSON.stringify({ requestContext: {}, requestPayload: event, responsePayload: {} }),
      'failed-invocation',
    ],
  ])('%s', (_, text, kind) => {
    const found = recognise(text);
    expect(found?.kind).toBe(kind);
    expect(found?.patterns).toEqual([]);
    expect(found?.events).toHaveLength(1);
    const [first] = found?.events ?? [];
    expect(JSON.parse(first?.text ?? '')).toEqual(text === JSON.stringify(mine) ? mine : event);
    expect(first?.name).toBe(text === JSON.stringify(mine) ? 'Thing' : event['detail-type']);
    expect(first?.text.split('\n').length).toBeGreaterThan(3);
  });

  test.each([
    ['an entry', JSON.stringify(entry), 'put-events-entry', 1],
    ['a request', JSON.stringify({ Entries: [entry, entry] }), 'put-events-request', 2],
    ['a list of entries', JSON.stringify([entry, entry, entry]), 'put-events-entry', 3],
    [
      'a command',
      `aws events put-events --entries '${JSON.stringify([entry])}'`,
      'put-events-command',
      1,
    ],
  ])(
    '%s of PutEvents is written as an event, without what the service adds',
    (_, text, kind, count) => {
      const found = recognise(text);
      expect(found?.kind).toBe(kind);
      expect(found?.events.map((one) => JSON.parse(one.text))).toEqual(Array(count).fill(mine));
    },
  );

  test('an entry keeps its time and its resources', () => {
    const text = JSON.stringify({ ...entry, Time: '2026-01-15T09:00:00Z', Resources: ['arn:a'] });
    expect(JSON.parse(recognise(text)?.events[0]?.text ?? '')).toEqual({
      ...mine,
      time: '2026-01-15T09:00:00Z',
      resources: ['arn:a'],
    });
  });

  test.each([
    ['lines, as an archive or Firehose has them', `${eventText}\n${JSON.stringify(mine)}\n`],
    ['one after another', eventText + JSON.stringify(mine)],
    ['a list', `[${eventText},${JSON.stringify(mine)}]`],
  ])('%s', (_, text) => {
    const found = recognise(text);
    expect(found?.kind).toBe('events');
    expect(found?.events.map((one) => JSON.parse(one.text))).toEqual([event, mine]);
  });

  test('of many the first are named, and the others counted', () => {
    const found = recognise(`${eventText}\n`.repeat(60));
    expect(found?.events).toHaveLength(50);
    expect(found?.more).toBe(10);
  });

  test('one that is laid out stays as it is', () => {
    const text = '{ "source": "a",\n\n"detail-type": "b", "detail": {"n": 1.0} }';
    expect(recognise(text)?.events[0]?.text).toBe(`${text}\n`);
  });

  test('a TestEventPattern request has both', () => {
    const found = recognise(JSON.stringify({ EventPattern: patternText, Event: eventText }));
    expect(found?.events.map((one) => JSON.parse(one.text))).toEqual([event]);
    expect(found?.patterns).toHaveLength(1);
  });
});

describe('nothing that is known', () => {
  test.each([
    '',
    ' ',
    'hello',
    '42',
    '"text"',
    '{}',
    '[]',
    '{"a":1}',
    '{"sku":["MUG-001"],"quantity":2}',
    // A pattern in which a list was forgotten, or an event: it cannot be told.
    '{"source":"aws.ec2","detail":{"state":["running"]}}',
    '{"Records":[{"eventSource":"aws:s3","s3":{"bucket":{"name":"b"}}}]}',
    'event_pattern = var.pattern',
    'event_pattern = file("pattern.json")',
    '<<EOF\n',
    "aws events put-rule --event-pattern '",
    'aws events put-rule --event-pattern file://pattern.json',
    'EventPattern: no',
    'EventPattern:\n\t- : [',
    '{"Source":"aws.ec2","DetailType":"d","Detail":"{}"}',
  ])('%j', (text) => {
    expect(recognise(text)).toBeNull();
  });
});

const anyText = fc.oneof(
  fc.string(),
  fc.json(),
  fc.json().map((json) => JSON.stringify(json)),
  fc.json().map((json) => `{"EventPattern":${json},"Entries":[${json}]}`),
  fc.json().map((json) => `{"Records":[{"body":${JSON.stringify(json)}}]}`),
  fc.string().map((text) => `event_pattern = jsonencode({${text}})`),
  fc.string().map((text) => `event_pattern = <<EOF\n${text}\nEOF`),
  fc.string().map((text) => `Resources:\n  R:\n    EventPattern: ${text}`),
  fc.string().map((text) => `aws events put-rule --event-pattern ${text}`),
  fc.nat(eventText.length).map((length) => eventText.slice(0, length)),
);

test('no text makes it throw, and what it takes out can be read', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const found = recognise(text);
      for (const one of [...(found?.events ?? []), ...(found?.patterns ?? [])]) {
        expect(() => JSON.parse(one.text)).not.toThrow();
      }
      if (found) expect(describeKind(found.kind)).not.toBe('');
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['an event of 1 MB', JSON.stringify({ ...mine, detail: { x: 'y'.repeat(1_000_000) } }), 'event'],
  ['3,000 lines', `${eventText}\n`.repeat(3_000), 'events'],
  [
    'a large template',
    JSON.stringify({
      Resources: Object.fromEntries(
        Array.from({ length: 4_000 }, (_, n) => [
          `R${n}`,
          {
            Type: 'AWS::SQS::Queue',
            Properties: { Name: `q${n}`, Tags: [{ Key: 'a', Value: 'b'.repeat(150) }] },
          },
        ]),
      ),
    }),
    undefined,
  ],
  ['spaces', ' '.repeat(1_000_000), undefined],
  ['braces', '{'.repeat(1_000_000), undefined],
  ['quotes', '"'.repeat(1_000_000), undefined],
  ['backslashes', `{${'\\"'.repeat(500_000)}`, undefined],
  ['Terraform without an end', `event_pattern = jsonencode({${'a = ['.repeat(200_000)}`, undefined],
  ['a heredoc without an end', `event_pattern = <<EOF\n${'x '.repeat(500_000)}`, undefined],
  ['blank lines', `event_pattern = jsonencode({${' \n'.repeat(500_000)}})`, undefined],
])('%s takes no more than a moment', (_, text, kind) => {
  const started = performance.now();
  expect(recognise(text)?.kind).toBe(kind);
  expect(performance.now() - started).toBeLessThan(5_000);
});

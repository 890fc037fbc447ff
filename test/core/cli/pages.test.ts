import { describe, expect, test } from 'vitest';
import type { ApiRequest } from '../../../src/core/api/wire.ts';
import { runLine, type ShellHost } from '../../../src/core/cli/shell.ts';

/** A service that has five rules and three functions, and answers in pages as services do. */
function aHost() {
  const asked: unknown[] = [];
  const host: ShellHost = {
    ...{ region: 'us-east-1', width: 100, files: new Map() },
    writeFile: () => {},
    sleep: () => {},
    call: async ({ operation, input }: ApiRequest) => {
      const { NextToken, Marker, Limit, MaxItems, MaxResults } = input as Record<string, string>;
      asked.push(input);
      const start = Number(NextToken ?? Marker ?? 0);
      const end = start + Number(Limit ?? MaxItems ?? MaxResults ?? 100);
      const [key, next, all] =
        operation === 'ListFunctions'
          ? ([
              'Functions',
              'NextMarker',
              [0, 1, 2].map((n) => ({ FunctionName: `f${n}` })),
            ] as const)
          : (['Rules', 'NextToken', [0, 1, 2, 3, 4].map((n) => ({ Name: `r${n}` }))] as const);
      const more = end < all.length ? { [next]: String(end) } : {};
      return { ok: true, value: { ok: true, value: { [key]: all.slice(start, end), ...more } } };
    },
  };
  return { host, asked };
}

async function run(line: string) {
  const { host, asked } = aHost();
  const { text, error } = await runLine(line, host);
  return { text, error, asked };
}

/** Tokens, texts and requests were recorded from the AWS CLI itself. */
describe('pages are asked for and shown as the AWS CLI does', () => {
  test.each([
    ['', 'r0 r1 r2 r3 r4', null, [{}]],
    ['--max-items 2', 'r0 r1', '{"NextToken": null, "boto_truncate_amount": 2}', [{}]],
    [
      '--max-items 2 --page-size 1',
      'r0 r1',
      '{"NextToken": "2"}',
      [{ Limit: 1 }, { Limit: 1, NextToken: '1' }],
    ],
    [
      '--max-items 3 --page-size 2',
      'r0 r1 r2',
      '{"NextToken": "2", "boto_truncate_amount": 1}',
      [{ Limit: 2 }, { Limit: 2, NextToken: '2' }],
    ],
    [
      '--max-items 2 --starting-token eyJOZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==',
      'r2 r3',
      '{"NextToken": null, "boto_truncate_amount": 4}',
      [{}],
    ],
    ['--starting-token 2', 'r2 r3 r4', null, [{ NextToken: '2' }]],
    ['--max-items 0', '', '{"NextToken": null, "boto_truncate_amount": 0}', [{}]],
  ])('list-rules %s', async (options, names, token, requests) => {
    const { text, asked } = await run(`aws events list-rules ${options}`);
    const answer = JSON.parse(text);
    expect(answer.Rules.map(({ Name }: { Name: string }) => Name).join(' ')).toBe(names);
    expect(answer.NextToken).toBe(token === null ? undefined : btoa(token));
    expect(asked).toEqual(requests);
  });

  test.each([
    ['--limit 2', [{ Limit: 2 }]],
    ['--no-paginate --limit 2', [{ Limit: 2 }]],
  ])('list-rules %s pages by hand', async (options, requests) => {
    const { text, asked } = await run(`aws events list-rules ${options}`);
    expect(JSON.parse(text)).toEqual({ Rules: [{ Name: 'r0' }, { Name: 'r1' }], NextToken: '2' });
    expect(asked).toEqual(requests);
  });

  test.each([
    ['--max-items 2', { Functions: 2, NextToken: '{"Marker": null, "boto_truncate_amount": 2}' }],
    ['--max-items 2 --page-size 1', { Functions: 2, NextToken: '{"Marker": "2"}' }],
    ['--marker 1', { Functions: 2 }],
    ['--no-paginate --max-items 2', { Functions: 2, NextMarker: '2' }],
  ])('list-functions %s', async (options, expected) => {
    const answer = JSON.parse((await run(`aws lambda list-functions ${options}`)).text);
    const shown = { ...answer, Functions: answer.Functions.length };
    if (shown.NextToken) shown.NextToken = atob(shown.NextToken);
    expect(shown).toEqual(expected);
  });

  test.each([
    ['--page-size 2 --output text', 'RULES\tr0\nRULES\tr1\nRULES\tr2\nRULES\tr3\nRULES\tr4\n'],
    ["--page-size 2 --output text --query 'length(Rules)'", '2\n2\n1\n'],
    ["--page-size 2 --output text --query 'Rules[].Name'", 'r0\tr1\nr2\tr3\nr4\n'],
    [
      '--max-items 2 --output text',
      'RULES\tr0\nRULES\tr1\nNEXTTOKEN\teyJOZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==\n',
    ],
    ["--max-items 2 --query 'Rules[].Name'", '[\n    "r0",\n    "r1"\n]\n'],
  ])('list-rules %s prints page by page where it does', async (options, printed) => {
    expect((await run(`aws events list-rules ${options}`)).text).toBe(printed);
  });

  test.each([
    [
      'events list-rules --limit 2 --max-items 1',
      'Error during pagination: Cannot specify --no-paginate along with pagination arguments: --max-items',
      255,
    ],
    [
      'events list-rules --no-paginate --max-items 1 --page-size 2 --starting-token x',
      'Error during pagination: Cannot specify --no-paginate along with pagination arguments: --starting-token, --page-size, --max-items',
      255,
    ],
    ['events list-rules --max-items x', "argument --max-items: invalid int value: 'x'", 252],
    [
      'events list-rules --page-size 0',
      'Parameter validation failed:\nInvalid value for parameter Limit, value: 0, valid min value: 1',
      252,
    ],
    ['events list-event-buses --max-items 1', 'Unknown options: --max-items, 1', 252],
    ['sns list-topics --page-size 2', 'Unknown options: --page-size, 2', 252],
  ])('%s is refused', async (line, text, exitCode) => {
    const { error, asked } = await run(`aws ${line}`);
    expect(error).toMatchObject({ exitCode, text: expect.stringContaining(text) });
    expect(asked).toEqual([]);
  });
});

/** Recorded as well; of several allowed values the tool picks one by chance. */
describe('the skeleton of a request', () => {
  test.each([
    [
      'sqs send-message-batch',
      {
        QueueUrl: '',
        Entries: [
          {
            ...{ Id: '', MessageBody: '', DelaySeconds: 0 },
            MessageAttributes: {
              KeyName: {
                ...{ StringValue: '', BinaryValue: null, StringListValues: [''] },
                ...{ BinaryListValues: [null], DataType: '' },
              },
            },
            MessageSystemAttributes: {
              KeyName: {
                ...{ StringValue: '', BinaryValue: null, StringListValues: [''] },
                ...{ BinaryListValues: [null], DataType: '' },
              },
            },
            ...{ MessageDeduplicationId: '', MessageGroupId: '' },
          },
        ],
      },
    ],
    ['events delete-rule', { Name: '', EventBusName: '', Force: true }],
    [
      'events start-replay --generate-cli-skeleton input',
      {
        ...{ ReplayName: '', Description: '', EventSourceArn: '' },
        EventStartTime: '1970-01-01T00:00:00',
        EventEndTime: '1970-01-01T00:00:00',
        Destination: { Arn: '', FilterArns: [''] },
      },
    ],
  ])('of %s', async (command, skeleton) => {
    const option = command.includes('--') ? '' : ' --generate-cli-skeleton';
    const { text, asked } = await run(`aws ${command}${option}`);
    expect(text).toBe(`${JSON.stringify(skeleton, null, 4)}\n`);
    expect(asked).toEqual([]);
  });
});

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isUnfinished, type Printed, runLine } from '../../../src/core/cli/shell.ts';
import type { FunctionRuntime } from '../../../src/core/model/invocation.ts';
import type { Scenario } from '../../../src/core/model/scenario.ts';
import { callApi } from '../../../src/worker/call-api.ts';
import { aJavaScriptRuntime } from '../../support/javascript-runtime.ts';
import { aScenario } from '../../support/scenarios.ts';

const QUEUE = 'https://sqs.us-east-1.amazonaws.com/123456789012/q';
const CODE = 'export const handler = async (event) => ({ got: event.a });';
const PUT = `aws events put-events --entries '[{"Source":"my.app","DetailType":"t","Detail":"{}"}]'`;

let runtime: FunctionRuntime;
let scenario: Scenario;
let files: Map<string, string>;
let at: number;

beforeAll(async () => {
  runtime = await aJavaScriptRuntime();
});

beforeEach(() => {
  scenario = aScenario({ functions: [{ name: 'f', code: CODE }] });
  files = new Map();
  at = 0;
});

/** A virtual second lies between two calls. */
function run(line: string): Promise<Printed> {
  return runLine(line, {
    region: scenario.region,
    width: 80,
    files,
    writeFile: (name, text) => files.set(name, text),
    sleep: (milliseconds) => {
      at += milliseconds;
    },
    call: async (call) => {
      at += 1_000;
      const answer = await callApi({ scenario, at, call }, { runtime });
      scenario = answer.scenario ?? scenario;
      return { ok: true, value: answer.result };
    },
  });
}

test('what is put comes to the queue, and is received from it', async () => {
  const put = await run(PUT);
  expect(put.error).toBeNull();
  expect(JSON.parse(put.text)).toMatchObject({ FailedEntryCount: 0, Entries: [{}] });
  const received = await run(
    `aws sqs receive-message --queue-url ${QUEUE} --query 'Messages[].Body' --output text`,
  );
  expect(JSON.parse(received.text)).toMatchObject({ source: 'my.app', 'detail-type': 't' });
  expect(scenario.actions).toHaveLength(2);
});

test('a function’s answer is in the file, and not on the screen', async () => {
  const invoked = await run(
    `aws lambda invoke --function-name f --cli-binary-format raw-in-base64-out --payload '{"a":1}' out.json`,
  );
  expect(invoked.error).toBeNull();
  expect(JSON.parse(invoked.text)).toEqual({ StatusCode: 200, ExecutedVersion: '$LATEST' });
  expect(await run('cat out.json')).toEqual({ text: '{"got":1}', error: null });
  expect((await run('ls')).text).toBe('out.json');
});

test.each([
  ['an unknown option', 'aws sqs list-queues --colour', 252, /Unknown options: --colour$/],
  ['an unknown command', 'gcloud init', 127, /^bash: gcloud: command not found$/],
  ['a pipe', 'aws sqs list-queues | jq', 2, /^bash: .*\|/],
  ['a file that is not there', 'cat a.json', 1, /^cat: a.json: No such file or directory$/],
  ['a query that is none', "aws sqs list-queues --query 'a['", 252, /^Bad value for --query a\[: /],
  [
    'what the service refuses',
    'aws sqs get-queue-url --queue-name none',
    254,
    /^An error occurred \(AWS.SimpleQueueService.NonExistentQueue\) when calling the GetQueueUrl operation: /,
  ],
  ['another Region', 'aws sqs list-queues --region eu-west-1', 255, /eu-west-1/],
])('%s is refused', async (_, line, exitCode, text) => {
  const before = scenario;
  const { error } = await run(line);
  expect(error).toMatchObject({ exitCode, text: expect.stringMatching(text) });
  expect(scenario).toBe(before);
});

test.each([
  ['aws --version', 'aws-cli/2 as simulated by Buslab\n'],
  ['echo a  "b  c"', 'a b  c\n'],
])('%s prints %j', async (line, text) => {
  expect(await run(line)).toEqual({ text, error: null });
});

test.each([
  ['aws event list-rules', 'Did you mean events? The services here are events, lambda, sns, sqs.'],
  ['aws s3 ls', 'The services here are events, lambda, sns, sqs.'],
  ['aws events list-rules --help', 'The AWS CLI has no such option: write help as the last word.'],
  ['python order_service.py', 'Programs that put events run beside the event, under Code.'],
  [
    `aws events put-events --entries '[{"Source":"a","Detail":{}}]'`,
    'Detail is text, the JSON of an object: "Detail":"{\\"order_id\\":\\"1\\"}".',
  ],
  [
    `aws events put-events --entries '[{"source":"a"}]'`,
    'source, detail-type and detail belong to the event that rules see. An entry has Source, DetailType and Detail.',
  ],
])('what helps is said below the error: %s', async (line, note) => {
  expect((await run(line)).error?.note).toBe(note);
});

test('a sentence of the page’s own about why nothing was asked is an error too', async () => {
  const host = {
    ...{ region: 'us-east-1', width: 80, files },
    writeFile: () => {},
    sleep: () => {},
    call: async () => ({ ok: false, error: 'No.' }) as const,
  };
  expect(await runLine('aws sqs list-queues', host)).toEqual({
    text: '',
    error: { text: 'No.', exitCode: 255 },
  });
});

describe('help', () => {
  test.each(['help', 'aws help'])('%s lists every service and command', async (line) => {
    const { text } = await run(line);
    for (const word of ['put-events', 'receive-message', 'publish', 'invoke', 'cat', 'clear']) {
      expect(text).toContain(word);
    }
  });

  test('of one service lists its operations', async () => {
    const { text } = await run('aws sqs help');
    expect(text).toContain('receive-message');
    expect(text).not.toContain('put-events');
  });
});

test.each([
  ["aws events put-events --entries '[", true],
  ['aws events \\', true],
  ['aws events \\\nlist-rules', false],
  ['aws events list-rules', false],
  ["aws events list-rules\nls\naws events put-events --entries '[", true],
  ['aws sqs list-queues | jq', false],
])('whether %s goes on in the next line: %s', (line, unfinished) => {
  expect(isUnfinished(line)).toBe(unfinished);
});

import { describe, expect, test } from 'vitest';
import type { ApiRequest } from '../../../src/core/api/wire.ts';
import { commandsIn, runScript, type ScriptHost } from '../../../src/core/cli/script.ts';

/** A host that answers every call with nothing, or with a refusal where that is asked for. */
function aHost(refused: readonly string[] = []) {
  const calls: ApiRequest[] = [];
  let elapsed = 0;
  const host: ScriptHost = {
    ...{ region: 'us-east-1', width: 80, files: new Map() },
    get elapsed() {
      return elapsed;
    },
    writeFile: () => {},
    sleep: (milliseconds: number) => {
      elapsed += milliseconds;
    },
    call: async (request: ApiRequest) => {
      calls.push(request);
      elapsed += 1_000;
      if (!refused.includes(request.operation)) return { ok: true, value: { ok: true, value: {} } };
      const error = { code: 'Refused', message: 'No.', httpStatus: 400, senderFault: true };
      return { ok: true, value: { ok: false, error } };
    },
  };
  return { host, calls };
}

async function run(script: string, refused: readonly string[] = []) {
  const { host, calls } = aHost(refused);
  const steps = await runScript(script, host);
  return { steps, operations: calls.map(({ operation }) => operation), script };
}

test('commands follow one another, over several lines, with comments between them', async () => {
  const { steps, operations, script } = await run(`#!/bin/bash
# The rules.
aws events list-rules \\
  --event-bus-name default   # of this bus

aws sqs list-queues
echo "that's 'all'"
`);
  expect(operations).toEqual(['ListRules', 'ListQueues']);
  expect(steps.map(({ from, to }) => script.slice(from, to))).toEqual([
    'aws events list-rules \\\n  --event-bus-name default',
    'aws sqs list-queues',
    `echo "that's 'all'"`,
  ]);
  expect(steps.at(-1)?.text).toBe("that's 'all'\n");
});

test('a text has as many commands as a shell would run', () => {
  const two = 'aws events list-rules \\\n  --limit 1\n\n# then\naws sqs list-queues  ';
  expect(commandsIn(two)).toEqual(['aws events list-rules \\\n  --limit 1', 'aws sqs list-queues']);
  expect(commandsIn('aws sqs list-queues | jq\nls')).toEqual(['aws sqs list-queues | jq\nls']);
  expect(commandsIn(' \n# nothing\n')).toEqual([]);
});

test('sleep lets time pass, in seconds or another unit', async () => {
  const { steps } = await run('sleep 1.5\nsleep 2m 1s\naws sqs list-queues\nsleep soon\nsleep');
  expect(steps.map(({ at }) => at)).toEqual([0, 1_500, 122_500, 123_500, 123_500]);
  expect(steps.map(({ error }) => error?.text ?? null)).toEqual([
    null,
    null,
    null,
    'sleep: invalid time interval ‘soon’',
    'sleep: missing operand',
  ]);
});

test('the command after one that fails is run as well, unless set -e was said', async () => {
  const script = 'aws sqs list-queues\naws events list-rules';
  expect((await run(script, ['ListQueues'])).operations).toEqual(['ListQueues', 'ListRules']);
  for (const set of ['set -e', 'set -euo pipefail']) {
    const { operations, steps } = await run(`${set}\n${script}`, ['ListQueues']);
    expect(operations).toEqual(['ListQueues']);
    expect(steps).toHaveLength(1);
  }
});

describe('a mistake is located', () => {
  test.each([
    ['an unknown option', 'aws sqs list-queues --colour red', '--colour'],
    ['an unknown command', 'aws events put-event', 'put-event'],
    ['a service', 'aws s3 ls', 's3'],
    ['a file', 'aws events put-events --entries file://entries.json', '--entries'],
    ['a wrong key', `aws events put-events --entries '[{"source":"a"}]'`, '--entries'],
    ['a value behind an equals sign', 'aws sqs list-queues --output=xml', '--output=xml'],
    ['a choice', 'aws sqs list-queues --output xml', 'xml'],
    ['a query', "aws sqs list-queues --query 'a['", '--query'],
    [
      'what is missing',
      'aws events put-events \\\n  --region us-east-1',
      'aws events put-events \\',
    ],
    ['another program', 'gcloud init', 'gcloud init'],
    ['a pipe', 'aws sqs list-queues | jq', '|'],
    ['a variable', 'aws sqs list-queues --queue-name-prefix $NAME', '$'],
    ['an open quote', "echo a 'b\nc", "'"],
  ])('%s', async (_, command, place) => {
    const { steps, script } = await run(`# First.\necho before\n\n${command}`);
    const { mistake } = steps[1] ?? {};
    expect(mistake && script.slice(mistake.from, mistake.to)).toBe(place);
  });
});

test('what cannot be read ends the script', async () => {
  const { steps, operations } = await run(
    'aws sqs list-queues\ncat <<EOF\nx\nEOF\naws sqs list-queues',
  );
  expect(operations).toEqual(['ListQueues']);
  expect(steps.map(({ error }) => error?.exitCode)).toEqual([undefined, 2]);
  expect(steps[1]?.error?.note).toBe('The script ends here: nothing behind it was run.');
});

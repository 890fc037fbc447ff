import { beforeAll, describe, expect, test } from 'vitest';
import { instant } from '../../src/core/model/brand.ts';
import type { FunctionRuntime } from '../../src/core/model/invocation.ts';
import { runScript, type Script } from '../../src/sandbox/script.ts';
import { A_DIRECTORY } from '../support/invocations.ts';
import { aRuntime } from '../support/runtime.ts';

let runtime: FunctionRuntime;
beforeAll(async () => {
  runtime = await aRuntime();
}, 60_000);

function run(language: Script['language'], code: string) {
  const now = instant(Date.UTC(2026, 0, 15, 9));
  const place = { account: '123456789012', region: 'eu-central-1' };
  const common = { language, code, now, place, directory: A_DIRECTORY, seed: 42 };
  return runScript(runtime, { ...common, file: 'order_service' }, () => {
    throw new Error('The script waits for an answer');
  });
}

/** The founding story's order service, with the keys that EventBridge does not have. */
const AS_WRITTEN = `import json
import boto3

eventbridge = boto3.client('events')


def create_order(order):
    response = eventbridge.put_events(
        Entries=[
            {
                'source': 'com.ecommerce.orders',
                'detail-type': 'OrderCreated',
                'detail': order,
                'eventBusName': 'default',
            }
        ]
    )
    print('failed:', response['FailedEntryCount'])


if __name__ == '__main__':
    create_order({'order_id': '12345', 'total': 42})
`;

const CORRECTED = AS_WRITTEN.replace("'source'", "'Source'")
  .replace("'detail-type'", "'DetailType'")
  .replace("'detail': order", "'Detail': json.dumps(order)")
  .replace("'eventBusName'", "'EventBusName'");

describe('the order service in Python', () => {
  test('as it is written, fails as it does in reality', async () => {
    const { calls, error, output } = await run('python', AS_WRITTEN);
    const names = 'Time, Source, Resources, DetailType, Detail, EventBusName, TraceHeader';
    expect(calls).toEqual([]);
    expect(error).toMatchObject({
      errorType: 'ParamValidationError',
      errorMessage: `Parameter validation failed:
Unknown parameter in Entries[0]: "source", must be one of: ${names}
Unknown parameter in Entries[0]: "detail-type", must be one of: ${names}
Unknown parameter in Entries[0]: "detail", must be one of: ${names}
Unknown parameter in Entries[0]: "eventBusName", must be one of: ${names}`,
      line: 8,
    });
    expect(output.at(-1)?.message).toContain(
      'Traceback (most recent call last):\n  File "/var/task/order_service.py", line 22, in <module>',
    );
  });

  test('corrected, publishes', async () => {
    const { calls, error, output } = await run('python', CORRECTED);
    expect(error).toBeNull();
    expect(output.map(({ message }) => message)).toEqual(['failed: 0']);
    expect(calls).toMatchObject([
      {
        service: 'events',
        operation: 'PutEvents',
        input: { Entries: [{ Source: 'com.ecommerce.orders', DetailType: 'OrderCreated' }] },
      },
    ]);
  });
});

test.each([
  ['at its top', 'await publish();'],
  ['in a function that nobody waits for', 'publish().then(() => console.log("done"));'],
  ['after a while', 'setTimeout(publish, 5_000);'],
])('a script in JavaScript publishes %s', async (_name, end) => {
  const { calls, error } = await run(
    'javascript',
    `import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
     const publish = async () => {
       const Entries = [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }];
       await new EventBridgeClient({}).send(new PutEventsCommand({ Entries }));
     };
     ${end}`,
  );
  expect(error).toBeNull();
  expect(calls.map(({ operation }) => operation)).toEqual(['PutEvents']);
});

test('a script in JavaScript may require', async () => {
  const { output, error } = await run(
    'javascript',
    "const { EventBridge } = require('@aws-sdk/client-eventbridge');\nconsole.log(typeof EventBridge);",
  );
  expect(error).toBeNull();
  expect(output.map(({ message }) => message)).toEqual(['function']);
});

test.each([
  ['python', 'import sys\nsys.exit(2)', 'Runtime.ExitError'],
  ['python', 'raise ValueError("x")', 'ValueError'],
  ['python', 'def f(:', 'SyntaxError'],
  ['javascript', 'throw new TypeError("x");', 'TypeError'],
] as const)('a script in %s that ends badly says how: %s', async (language, code, errorType) => {
  expect((await run(language, code)).error?.errorType).toBe(errorType);
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { FunctionRuntime, InvocationOutcome } from '../../../src/core/model/invocation.ts';
import { eraseTypes } from '../../../src/sandbox/typescript/erase-types.ts';
import { TypeScriptRuntime } from '../../../src/sandbox/typescript/typescript-runtime.ts';
import { anInvocation } from '../../support/invocations.ts';
import { aJavaScriptRuntime } from '../../support/javascript-runtime.ts';
import { whole } from '../../support/whole-runtime.ts';

let javascript: FunctionRuntime;
beforeAll(async () => {
  javascript = await aJavaScriptRuntime();
});

/** With the texts that were read as TypeScript. */
function aTypeScriptRuntime() {
  const read: string[] = [];
  const typescript = new TypeScriptRuntime(javascript, async (text) => {
    read.push(text);
    return eraseTypes(text);
  });
  const runtime = whole(typescript);
  return { runtime, read };
}

async function run(code: string, event: unknown = {}): Promise<InvocationOutcome['result']> {
  return (await aTypeScriptRuntime().runtime.invoke(anInvocation(code, { event }))).result;
}

describe('handlers in TypeScript run as they are', () => {
  test.each([
    [
      'an ES module with types of another package',
      `import type { EventBridgeEvent } from 'aws-lambda';
interface Order { readonly order_id: string; total?: number }
export const handler = async (event: EventBridgeEvent<'OrderCreated', Order>): Promise<string> =>
  \`\${event.detail.order_id satisfies string} \${(event.detail.total as number) * 2}\`;`,
    ],
    [
      'types that are imported like values',
      `import { Context, EventBridgeEvent } from 'aws-lambda';
import { EventBridgeClient, PutEventsCommandInput } from '@aws-sdk/client-eventbridge';
const client: EventBridgeClient = new EventBridgeClient({});
export async function handler(event: EventBridgeEvent<string, any>, context: Context) {
  const input: PutEventsCommandInput = { Entries: [] };
  return \`\${event.detail.order_id} \${event.detail.total! * 2 + input.Entries!.length}\`;
}`,
    ],
    [
      'CommonJS',
      `type Order = { order_id: string, total: number };
exports.handler = async ({ detail }: { detail: Order }) => \`\${detail.order_id} \${detail.total * 2}\`;`,
    ],
  ])('%s', async (_name, code) => {
    const result = await run(code, { detail: { order_id: 'A1', total: 21 } });
    expect(result).toEqual({ ok: true, payload: '"A1 42"' });
  });
});

test('lines and columns are those of the text', async () => {
  const code = `interface Order { id: string }
const fail = (order?: Order, ...rest: readonly string[]): never => { throw new Error('no'); };
export const handler = async (event: { detail: Order }): Promise<void> => { fail(); };`;
  expect(await run(code)).toMatchObject({
    error: {
      trace: [
        'Error: no',
        '    at fail (file:///var/task/index.mjs:2:76)',
        '    at handler (file:///var/task/index.mjs:3:77)',
      ],
      line: 2,
      column: 76,
    },
  });
});

describe('what cannot run says so, and where', () => {
  test.each([
    [
      'an enum',
      'enum State { New }\nexport const handler = async () => State.New;',
      /^SyntaxError: TypeScript enums are not supported here/,
      1,
      1,
    ],
    [
      'a mistake behind types',
      'const total: number = 1;\nexport const handler = async () => { return total + ; };',
      /^SyntaxError: Unexpected token$/,
      2,
      53,
    ],
    [
      'a mistake in JavaScript, in the words of Node.js',
      'export const handler = async ( => {};',
      /^SyntaxError: /,
      1,
      32,
    ],
  ])('%s', async (_name, code, message, line, column) => {
    const result = await run(code);
    if (result.ok) throw new Error(result.payload);
    expect(result.error).toMatchObject({ errorType: 'Runtime.UserCodeSyntaxError', line, column });
    expect(result.error.errorMessage).toMatch(message);
  });

  test('JavaScript with a mistake has the outcome that it has without TypeScript', async () => {
    const request = anInvocation('export const handler = async ( => {};');
    const { runtime } = aTypeScriptRuntime();
    expect(await runtime.invoke(request)).toEqual(await javascript.invoke(request));
  });
});

test('only what needs it is read as TypeScript, and once', async () => {
  const { runtime, read } = aTypeScriptRuntime();
  await runtime.invoke(anInvocation('export const handler = async () => 1;'));
  expect(read).toEqual([]);
  const typed = anInvocation('let n: number = 0; export const handler = async () => ++n;');
  for (const payload of ['1', '2', '3']) {
    expect((await runtime.invoke(typed)).result).toEqual({ ok: true, payload });
  }
  expect((await runtime.invoke({ ...typed, environment: 'another' })).result).toMatchObject({
    payload: '1',
  });
  expect(read).toEqual([typed.code]);
});

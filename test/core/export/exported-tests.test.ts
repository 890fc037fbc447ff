import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runLine } from '../../../src/core/cli/shell.ts';
import { patternChecks } from '../../../src/core/expectation/pattern-checks.ts';
import { shellWord } from '../../../src/core/export/shell.ts';
import { toShellTests } from '../../../src/core/export/shell-tests.ts';
import { toVitestTests } from '../../../src/core/export/vitest-tests.ts';
import type { Expectation } from '../../../src/core/model/expectation.ts';
import { success } from '../../../src/core/model/result.ts';
import { Simulation } from '../../../src/core/simulation.ts';
import { aRule, aScenario } from '../../support/scenarios.ts';

/** Names and values with all that a shell or a literal could stumble over. */
const ODD = `it's "$HOME" \`id\` \\ \${x} ! * é 🚀 %s\n*/ #`;
const on = { bus: 'default', rule: 'r', target: 't' };
const expectations: Expectation[] = [
  { id: 'a', type: 'match', event: 'odd', bus: 'default', rule: 'r', matches: true },
  { id: 'b', type: 'exact-matches', event: 'odd', rules: ['r', 'numbers'] },
  { id: 'c', type: 'ending', event: 'odd', ...on, how: 'waiting', where: 'q' },
  { id: 'd', type: 'match', event: 'odd', bus: 'default', rule: 'off', matches: false },
  { id: 'e', type: 'match', event: 'gone', bus: 'default', rule: 'r', matches: false },
];
const scenario = aScenario({
  name: ODD,
  events: [
    {
      ...{ id: 'odd', name: ODD, bus: 'default' },
      text: `{"source":"my.app","detail-type":${JSON.stringify(ODD)},"detail":{"n":1.50}}`,
    },
  ],
  buses: [
    {
      kind: 'classic',
      name: 'default',
      rules: [
        aRule({ pattern: JSON.stringify({ 'detail-type': [ODD] }) }),
        aRule({
          name: 'numbers',
          pattern: '{\n  "detail": { "n": [{ "numeric": ["=", 1.5] }] }\n}',
        }),
        aRule({ name: 'never', pattern: '{"source":["nobody"]}' }),
        aRule({ name: 'off', state: 'DISABLED' }),
        aRule({ name: 'clock', pattern: '', schedule: 'rate(1 minute)' }),
      ],
    },
  ],
  expectations,
});

async function exported() {
  return { name: scenario.name, region: scenario.region, ...(await patternChecks(scenario)) };
}

test('what TestEventPattern can judge is asked once, and the rest is told', async () => {
  const { checks, others } = await exported();
  expect(checks.map(({ pattern, matches }) => [pattern.name, matches])).toEqual([
    ['r', true],
    ['numbers', true],
    ['never', false],
  ]);
  expect(others.map((words) => words.slice(words.lastIndexOf(': ') + 2))).toEqual([
    'off is disabled, which its pattern does not say',
    'TestEventPattern knows of patterns only, and not of targets',
    'off is disabled, which its pattern does not say',
    'There is no event gone.',
  ]);
});

describe('the files run, and the engine answers in the place of AWS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'buslab-exported-'));
  let server: Server;
  let address = '';

  beforeAll(async () => {
    const simulation = new Simulation(aScenario());
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      if (request.url === '/cli') {
        const line = ['aws', ...(JSON.parse(body) as string[])].map(shellWord).join(' ');
        const { text, code } = await runCommand(simulation, line);
        response.setHeader('x-exit-code', code).end(text);
        return;
      }
      const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      const input: unknown = JSON.parse(body);
      const result = await simulation.callApi({ service: 'events', operation, input });
      response.statusCode = result.ok ? 200 : result.error.httpStatus;
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      response.end(JSON.stringify(result.ok ? result.value : { __type: result.error.code }));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const place = server.address();
    if (typeof place === 'object' && place) address = `http://127.0.0.1:${place.port}`;
    writeFileSync(join(folder, 'aws'), STUB);
    chmodSync(join(folder, 'aws'), 0o755);
    const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url));
    symlinkSync(modules, join(folder, 'node_modules'));
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  function run(command: string, ...words: string[]) {
    const environment = {
      PATH: `${folder}:${process.env.PATH ?? ''}`,
      HOME: folder,
      STUB_ADDRESS: address,
      AWS_ENDPOINT_URL_EVENTBRIDGE: address,
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
    };
    return new Promise<{ code: number; text: string }>((done) => {
      execFile(command, words, { cwd: folder, env: environment }, (error, out, errors) =>
        done({ code: typeof error?.code === 'number' ? error.code : 0, text: out + errors }),
      );
    });
  }

  test('the script passes, says so, and its exit code too', async () => {
    writeFileSync(join(folder, 'tests.sh'), toShellTests(await exported()));
    const { code, text } = await run('bash', 'tests.sh');
    expect(text).toContain('3 passed, 0 failed, 0 not answered');
    expect(code).toBe(0);
  });

  test('the script fails where AWS answers something else', async () => {
    const all = await exported();
    const checks = all.checks.map((check) => ({ ...check, matches: !check.matches }));
    writeFileSync(join(folder, 'wrong.sh'), toShellTests({ ...all, checks }));
    const { code, text } = await run('bash', 'wrong.sh');
    expect(text).toContain('0 passed, 3 failed, 0 not answered');
    expect(code).toBe(1);
  });

  test('the script tells what AWS does not answer', async () => {
    const all = await exported();
    const checks = all.checks.map((one) => ({ ...one, pattern: { name: 'x', text: '{"a":1}' } }));
    writeFileSync(join(folder, 'refused.sh'), toShellTests({ ...all, checks }));
    const { code, text } = await run('bash', 'refused.sh');
    expect(text).toContain('InvalidEventPatternException');
    expect(code).toBe(2);
  });

  test('the Vitest file passes with the SDK, and fails where AWS answers something else', async () => {
    const all = await exported();
    const wrong = all.checks.map((check) => ({ ...check, matches: !check.matches }));
    const vitest = join(folder, 'node_modules/vitest/vitest.mjs');
    writeFileSync(join(folder, 'right.test.ts'), toVitestTests(all, 'right.test.ts'));
    writeFileSync(
      join(folder, 'wrong.test.ts'),
      toVitestTests({ ...all, checks: wrong }, 'wrong.test.ts'),
    );
    const right = await run(process.execPath, vitest, 'run', 'right.test.ts');
    expect(right.text).toMatch(/3 passed/);
    expect(right.code).toBe(0);
    const failing = await run(process.execPath, vitest, 'run', 'wrong.test.ts');
    expect(failing.text).toMatch(/3 failed/);
    expect(failing.code).toBe(1);
  }, 60_000);
});

/** Stands for the AWS CLI: whoever tests answers. */
const STUB = `#!/usr/bin/env node
const answer = await fetch(process.env.STUB_ADDRESS + '/cli', {
  method: 'POST',
  body: JSON.stringify(process.argv.slice(2)),
});
process.stdout.write(await answer.text());
process.exitCode = Number(answer.headers.get('x-exit-code'));
`;

async function runCommand(simulation: Simulation, line: string) {
  const { text, error } = await runLine(line, {
    region: 'us-east-1',
    width: 80,
    files: new Map(),
    writeFile() {},
    sleep() {},
    call: async (request) => success(await simulation.callApi(request)),
  });
  return { text: error?.text ?? text, code: error?.exitCode ?? 0 };
}

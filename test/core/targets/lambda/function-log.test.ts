import { describe, expect, test } from 'vitest';
import { instant } from '../../../../src/core/model/brand.ts';
import type { FunctionError, InvocationOutcome } from '../../../../src/core/model/invocation.ts';
import { logTextOf } from '../../../../src/core/targets/lambda/function-log.ts';
import { aScenario } from '../../../support/scenarios.ts';

const start = instant(Date.UTC(2026, 0, 15, 9));
const [configuration] = aScenario().functions;

function linesOf(changes: Partial<InvocationOutcome> = {}): readonly string[] {
  if (!configuration) throw new Error('no function');
  const outcome: InvocationOutcome = {
    result: { ok: true, payload: 'null' },
    logs: [],
    calls: [],
    durationMilliseconds: 1.234,
    memoryUsedBytes: 38 * 1_048_576,
    ...changes,
  };
  return logTextOf(configuration, 'the-request', start, outcome).split('\n');
}
const failed = (error: FunctionError): Partial<InvocationOutcome> => ({
  result: { ok: false, error },
});

describe('the lines of an invocation in CloudWatch Logs', () => {
  test('of a warm start', () => {
    const at = instant(start + 1);
    expect(linesOf({ logs: [{ at, level: 'INFO', message: 'hello' }] })).toEqual([
      'START RequestId: the-request Version: $LATEST',
      '2026-01-15T09:00:00.001Z\tthe-request\tINFO\thello',
      'END RequestId: the-request',
      'REPORT RequestId: the-request\tDuration: 1.23 ms\tBilled Duration: 2 ms\tMemory Size: 128 MB\tMax Memory Used: 38 MB',
    ]);
  });

  test('a cold start says so before and after', () => {
    const lines = linesOf({ initMilliseconds: 98.7 });
    expect(lines[0]).toMatch(/^INIT_START Runtime Version: nodejs:22/);
    expect(lines.at(-1)).toMatch(/\tInit Duration: 98\.70 ms$/);
  });

  test('no more memory is used than there is', () => {
    expect(linesOf({ memoryUsedBytes: 1e12 }).at(-1)).toContain('Max Memory Used: 128 MB');
  });

  test.each<[string, FunctionError, readonly string[]]>([
    [
      'what the handler throws',
      { errorType: 'TypeError', errorMessage: 'no', trace: ['TypeError: no', '    at x'] },
      [
        '2026-01-15T09:00:00.105Z\tthe-request\tERROR\tInvoke Error \t{"errorType":"TypeError","errorMessage":"no","stack":["TypeError: no","    at x"]}',
      ],
    ],
    [
      'what keeps it from starting',
      { errorType: 'Runtime.HandlerNotFound', errorMessage: 'no', trace: ['no'] },
      [
        '2026-01-15T09:00:00.105Z\tthe-request\tERROR\tUncaught Exception \t{"errorType":"Runtime.HandlerNotFound","errorMessage":"no","stack":["no"]}',
      ],
    ],
    [
      'a time-out',
      {
        errorType: 'Sandbox.Timedout',
        errorMessage: 'RequestId: the-request Error: Task timed out after 3.00 seconds',
        trace: [],
      },
      ['2026-01-15T09:00:00.105Z the-request Task timed out after 3.00 seconds'],
    ],
    [
      'the end of the process',
      {
        errorType: 'Runtime.OutOfMemory',
        errorMessage: 'RequestId: the-request Error: Runtime exited with error: signal: killed',
        trace: [],
      },
      [
        'RequestId: the-request Error: Runtime exited with error: signal: killed',
        'Runtime.OutOfMemory',
      ],
    ],
  ])('%s stands before END, at the time when it happened', (_, error, expected) => {
    const lines = linesOf({ ...failed(error), initMilliseconds: 100, durationMilliseconds: 5 });
    expect(lines.slice(2, -2)).toEqual(expected);
  });
});

import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../src/core/model/brand.ts';
import type { FunctionRuntime } from '../../../src/core/model/invocation.ts';
import type { Scenario, ScenarioSource } from '../../../src/core/model/scenario.ts';
import { reportDeliveries } from '../../../src/core/report/deliveries.ts';
import { whereIsIt } from '../../../src/core/report/whereabouts.ts';
import { failing, runtimeOf, traceOf, withTarget } from '../../support/scenarios.ts';

/** Every sentence about the one delivery of a scenario, from its start to its end. */
async function sentences(
  scenario: Scenario,
  runtime?: FunctionRuntime,
): Promise<readonly string[]> {
  const trace = await traceOf(scenario, runtime ? { runtime } : {});
  const moments = [...new Set(trace.map(({ at }) => at))];
  const all = moments.flatMap((at: Instant) => reportDeliveries(trace, at).map(whereIsIt));
  return [...new Set(all)];
}
const retryPolicy = { maximumRetryAttempts: 1, maximumEventAgeSeconds: 3600 };

describe('EventBridge', () => {
  const queue = (failure: 'none' | 'throttled' | 'no-permission', deadLetterQueue?: string) =>
    withTarget(
      { retryPolicy, ...(deadLetterQueue && { deadLetterQueue }) },
      { queues: [{ name: 'q', failure }, { name: 'dlq' }] },
    );

  test('delivers to a queue', async () => {
    expect(await sentences(queue('none'))).toEqual([
      'The event is on its way to the target.',
      'EventBridge is calling q.',
      'The event is a message in the queue q, and EventBridge is done.',
    ]);
  });

  test('tries again and gives up into the dead-letter queue', async () => {
    expect(await sentences(queue('throttled', 'dlq'))).toEqual([
      'The event is on its way to the target.',
      'EventBridge is calling q.',
      'EventBridge has tried once, keeps the event and tries again: q is throttled (THROTTLING).',
      'EventBridge tried twice and stopped, since the retry policy allows no more: q is throttled (THROTTLING). The event is in the dead-letter queue dlq.',
    ]);
  });

  test('does not retry what it is not allowed to do', async () => {
    expect((await sentences(queue('no-permission'))).at(-1)).toBe(
      'EventBridge gave up at once, since trying again would not help: it is not allowed to call q (NO_PERMISSIONS). There is no dead-letter queue on this target, so the event is gone. Look at the metric FailedInvocations of rule r.',
    );
  });

  test('loses an event that the dead-letter queue does not take', async () => {
    expect((await sentences(queue('no-permission', 'nowhere'))).at(-1)).toMatch(
      /The dead-letter queue nowhere did not take the event \(The specified queue does not exist\.\), so it is gone\./,
    );
  });

  test('calls an API', async () => {
    const api = withTarget({ resource: { type: 'api-destination', name: 'api' } });
    expect((await sentences(api)).at(-1)).toBe(
      'api answered with status 200: delivered, and EventBridge is done.',
    );
  });
});

describe('Lambda, once it has accepted the event', () => {
  type FunctionSource = NonNullable<ScenarioSource['functions']>[number];
  const lambda = (changes: Partial<FunctionSource> = {}) =>
    withTarget(
      { resource: { type: 'lambda-function', name: 'f' } },
      { functions: [{ name: 'f', code: '', ...changes }] },
    );
  const lambdaPart = (list: readonly string[]) =>
    list
      .filter((sentence) => sentence.startsWith('Lambda accepted'))
      .map((sentence) =>
        sentence.replace('Lambda accepted the event, so EventBridge is done. ', ''),
      );

  test('runs the handler', async () => {
    expect(
      lambdaPart(
        await sentences(
          lambda(),
          runtimeOf(() => ({})),
        ),
      ),
    ).toEqual([
      "The event waits in Lambda's own queue for f.",
      'f is running.',
      'f returned; what it printed is in the log group /aws/lambda/f.',
    ]);
  });

  test('tries a failing handler again by itself, and then the event is gone', async () => {
    expect(
      lambdaPart(
        await sentences(
          lambda(),
          runtimeOf(() => failing),
        ),
      ),
    ).toEqual([
      "The event waits in Lambda's own queue for f.",
      'f is running.',
      'f failed (Error: no), and Lambda itself tries again. Look in the log group /aws/lambda/f.',
      "f failed 3 times (Error: no), and Lambda gave up. The function has no on-failure destination, so the event is gone; a dead-letter queue on the rule's target does not help here. Look in the log group /aws/lambda/f.",
    ]);
  });

  test('succeeds at a later try', async () => {
    let tries = 0;
    const runtime = runtimeOf(() => (++tries < 2 ? failing : {}));
    expect(lambdaPart(await sentences(lambda(), runtime)).at(-1)).toBe(
      'f returned at try 2; what it printed is in the log group /aws/lambda/f.',
    );
  });

  test('sends its record to the on-failure destination', async () => {
    const scenario = lambda({ onFailureQueue: 'dlq', maximumRetryAttempts: 0 });
    expect(
      lambdaPart(
        await sentences(
          scenario,
          runtimeOf(() => failing),
        ),
      ).at(-1),
    ).toBe(
      "f failed once (Error: no), and Lambda gave up. Lambda's record of it is in the on-failure destination dlq.",
    );
  });

  test('keeps a throttled event until it is too old', async () => {
    const scenario = lambda({ failure: 'throttled', maximumEventAgeSeconds: 60 });
    const said = lambdaPart(await sentences(scenario));
    expect(said.at(-2)).toMatch(/^f is throttled, and Lambda itself keeps trying/);
    expect(said.at(-1)).toMatch(/^The event got too old before f could deal with it\./);
  });
});

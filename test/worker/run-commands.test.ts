import { expect, test } from 'vitest';
import type { Scenario } from '../../src/core/model/scenario.ts';
import { reportDeliveries } from '../../src/core/report/deliveries.ts';
import { Simulation } from '../../src/core/simulation.ts';
import { runCommands } from '../../src/worker/run-commands.ts';
import { aScenario } from '../support/scenarios.ts';

const PUT = `aws events put-events --entries '[{"Source":"my.app","DetailType":"t","Detail":"{}"}]'`;
const RECEIVE = `aws sqs receive-message --queue-url https://sqs.us-east-1.amazonaws.com/123456789012/q`;

function run(code: string, scenario: Scenario = aScenario(), at = 3_000) {
  const producer = { name: 'put-order.sh', language: 'shell', code } as const;
  return runCommands({ scenario, at, producer });
}

test('what a command puts is an action, and the next command finds it in the queue', async () => {
  const made = await run(`${PUT}\n${RECEIVE} --query 'Messages[].Body' --output text`);
  expect(made.steps.map(({ error }) => error)).toEqual([null, null]);
  const { EventId } = JSON.parse(made.steps[0]?.text ?? '').Entries[0];
  expect(JSON.parse(made.steps[1]?.text ?? '')).toMatchObject({ id: EventId, source: 'my.app' });
  expect(made.actions).toEqual([0, 1]);
  expect(made.scenario?.actions.map(({ at }) => at)).toEqual([3_000, 4_000]);

  const simulation = new Simulation(made.scenario ?? aScenario());
  await simulation.playActions();
  expect(reportDeliveries(simulation.trace)).toMatchObject([{ eventId: EventId }]);
});

test('a command that waits for its answer takes as long', async () => {
  const { steps } = await run(`${RECEIVE} --wait-time-seconds 5\nsleep 2\n${PUT}`);
  expect(steps.map(({ at }) => at)).toEqual([3_000, 8_000, 10_000]);
});

test('what commands set up is there for those after them, and is part of the scenario', async () => {
  const made = await run(`
aws events put-rule --name late --event-pattern '{"source":["x"]}'
aws events describe-rule --name late --query State
aws sqs create-queue --queue-name more`);
  expect(made.steps[1]?.text).toBe('"ENABLED"\n');
  expect(made.scenario?.buses[0]?.rules.map(({ name }) => name)).toEqual(['r', 'late']);
  expect(made.scenario?.queues.map(({ name }) => name)).toEqual(['q', 'dlq', 'more']);
  expect(made.scenario?.actions).toEqual([]);
  expect(made.actions).toEqual([null, null, null]);
});

test('what the service refuses is on record, and what is wrong before that is not', async () => {
  const { calls, steps } = await run(`
aws sqs send-message --queue-url https://sqs.us-east-1.amazonaws.com/123456789012/none --message-body x
aws events put-events --entries '[{"source":"my.app"}]'`);
  expect(calls).toMatchObject([
    { operation: 'SendMessage', output: { __type: 'QueueDoesNotExist' } },
  ]);
  expect(steps.map(({ error }) => error?.exitCode)).toEqual([254, 252]);
});

test('commands that ask for nothing leave the scenario as it is', async () => {
  expect((await run('aws events list-rules\necho done')).scenario).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { type Instant, instant } from '../../../src/core/model/brand.ts';
import { reportQueues } from '../../../src/core/report/queues.ts';
import { Simulation } from '../../../src/core/simulation.ts';
import { anEntry, aScenario } from '../../support/scenarios.ts';

const scenario = aScenario();

/** A queue into which two messages have been delivered. */
async function twoMessages() {
  const simulation = new Simulation(scenario);
  simulation.putEvents([anEntry, anEntry]);
  await simulation.runUntilIdle();
  const counts = (until?: Instant) => {
    const [queue] = reportQueues(simulation.trace, scenario.queues, until);
    return [queue?.visible, queue?.inFlight, queue?.received];
  };
  return { simulation, counts };
}

function receive(simulation: Simulation, most = 1) {
  const received = simulation.sqs.consumer.receive({ queue: 'q', most }, 0);
  return received.ok ? received.value : [];
}

describe('what is in a queue', () => {
  test('every queue of the scenario is reported, empty ones as well', async () => {
    const { simulation } = await twoMessages();
    const reports = reportQueues(simulation.trace, scenario.queues);
    expect(reports.map(({ name, messages }) => [name, messages.length])).toEqual([
      ['q', 2],
      ['dlq', 0],
    ]);
    expect(reports[0]?.messages[0]).toMatchObject({ receiveCount: 0, state: 'visible' });
  });

  test('a message is visible, in flight, visible again, and gone', async () => {
    const { simulation, counts } = await twoMessages();
    expect(counts()).toEqual([2, 0, 0]);
    receive(simulation);
    expect(counts()).toEqual([1, 1, 1]);
    await simulation.advanceTo(instant(simulation.now + 30_000));
    expect(counts()).toEqual([2, 0, 1]);
    const [message] = receive(simulation);
    simulation.sqs.actions.do(
      { type: 'delete-message', at: 0, queue: 'q', receiptHandle: message?.receiptHandle ?? '' },
      null,
    );
    expect(counts()).toEqual([1, 0, 2]);
  });

  test('at an earlier moment it is what it was', async () => {
    const { simulation, counts } = await twoMessages();
    const before = simulation.now;
    await simulation.advanceTo(instant(before + 1_000));
    receive(simulation, 10);
    expect(counts()).toEqual([0, 2, 2]);
    expect(counts(before)).toEqual([2, 0, 0]);
    expect(counts(instant(Date.parse(scenario.startsAt)))).toEqual([0, 0, 0]);
  });

  test('a message that was received again is in flight until its latest time-out', async () => {
    const { simulation, counts } = await twoMessages();
    receive(simulation, 10);
    await simulation.advanceTo(instant(simulation.now + 30_000));
    receive(simulation, 10);
    await simulation.advanceTo(instant(simulation.now + 29_999));
    expect(counts()).toEqual([0, 2, 4]);
  });
});

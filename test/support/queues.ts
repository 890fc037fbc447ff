import type { QueueAction } from '../../src/core/model/action.ts';
import { type Instant, instant } from '../../src/core/model/brand.ts';
import type { ScenarioSource } from '../../src/core/model/scenario.ts';
import type { TraceEntry } from '../../src/core/model/trace.ts';
import { reportQueues } from '../../src/core/report/queues.ts';
import { Simulation } from '../../src/core/simulation.ts';
import type { SendRequest } from '../../src/core/targets/sqs/check-message.ts';
import type { ReceivedMessage } from '../../src/core/targets/sqs/message.ts';
import { aScenario } from './scenarios.ts';

type QueueSource = NonNullable<ScenarioSource['queues']>[number];
type Act = QueueAction extends infer Each
  ? Each extends QueueAction
    ? Omit<Each, 'at'>
    : never
  : never;

/** Queues of a running simulation, and a person who works with them. Times are in seconds. */
export class QueueBench {
  readonly simulation: Simulation;
  readonly #start: Instant;
  readonly #names: readonly string[];

  constructor(...queues: readonly QueueSource[]) {
    const scenario = aScenario({ queues: [...queues] });
    this.simulation = new Simulation(scenario);
    this.#start = this.simulation.now;
    this.#names = queues.map(({ name }) => name);
  }

  get trace(): readonly TraceEntry[] {
    return this.simulation.trace;
  }

  async until(seconds: number): Promise<void> {
    await this.simulation.advanceTo(instant(this.#start + seconds * 1_000));
  }

  send(request: Omit<SendRequest, 'queue'> & { readonly queue?: string }) {
    const whole = { queue: this.#names[0] ?? '', ...request };
    return this.simulation.sqs.sender.send(whole, { eventId: null, deliveryId: null, hops: 0 }, 0);
  }

  /** The error that sending has, or `null`. */
  refusal(request: Omit<SendRequest, 'queue'> & { readonly queue?: string }): string | null {
    const sent = this.send(request);
    return sent.ok ? null : `${sent.error.code}: ${sent.error.message}`;
  }

  receive(most = 10, queue = this.#names[0] ?? ''): readonly ReceivedMessage[] {
    const received = this.simulation.sqs.consumer.receive({ queue, most }, 0);
    if (!received.ok) throw new Error(received.error.message);
    return received.value;
  }

  /** The bodies of what a receive gives. */
  bodies(most = 10, queue?: string): string {
    return this.receive(most, queue)
      .map(({ body }) => body)
      .join();
  }

  /** Does what a person does; the error, or `null`. */
  do(action: Act): string | null {
    const done = this.simulation.sqs.actions.do({ ...action, at: 0 } as QueueAction, null);
    return done.ok ? null : `${done.error.code}: ${done.error.message}`;
  }

  /** What is in each queue now: `a,b | c`. */
  contents(): string {
    const queues = this.#names.map((name) => ({ name }));
    return reportQueues(this.trace, queues, this.simulation.now)
      .map(({ messages }) => messages.map(({ body }) => body).join())
      .join(' | ');
  }
}

import type { QueueAction } from '../../model/action.ts';
import { instant } from '../../model/brand.ts';
import { assertNever, type Result, success } from '../../model/result.ts';
import type { SqsOperation } from '../../model/sqs-fact.ts';
import type { Lineage } from '../../model/trace.ts';
import type { ServicePorts } from '../service-ports.ts';
import type { Consumer } from './consumer.ts';
import type { Mover } from './mover.ts';
import type { Sender } from './sender.ts';
import type { SqsError } from './sqs-error.ts';

/** A receive that waits for a first message (long polling). */
export interface PollTask {
  readonly type: 'poll-ends';
  readonly poll: number;
}

interface Poll {
  readonly number: number;
  readonly action: Extract<QueueAction, { type: 'receive-messages' }>;
  readonly cause: number;
}

const OPERATIONS = {
  'send-message': 'SendMessage',
  'receive-messages': 'ReceiveMessage',
  'delete-message': 'DeleteMessage',
  'change-visibility': 'ChangeMessageVisibility',
  'purge-queue': 'PurgeQueue',
  'start-redrive': 'StartMessageMoveTask',
} as const satisfies Readonly<Record<QueueAction['type'], SqsOperation>>;

/** A message that a person sends comes from no event. */
const FROM_NOWHERE: Lineage = { eventId: null, deliveryId: null, hops: 0 };

/** The scenario's actions on queues: each is a request in the trace, and what follows from it. */
export class QueueActions {
  readonly #parts: { readonly sender: Sender; readonly consumer: Consumer; readonly mover: Mover };
  readonly #ports: ServicePorts<PollTask>;
  #polls: readonly Poll[] = [];
  #counted = 0;

  constructor(
    parts: { readonly sender: Sender; readonly consumer: Consumer; readonly mover: Mover },
    ports: ServicePorts<PollTask>,
  ) {
    this.#parts = parts;
    this.#ports = ports;
  }

  /** `index` is the action's place in the scenario; `null` if it is none of the scenario's. */
  do(action: QueueAction, index: number | null): Result<unknown, SqsError> {
    const { queue } = action;
    const operation = OPERATIONS[action.type];
    const request = { operation, queue, action: index };
    const cause = this.#ports.record({ type: 'sqs-request', ...request }, null);
    const result = this.#call(action, cause);
    if (!result.ok) {
      const { code: errorCode, message: errorMessage } = result.error;
      const refused = { type: 'sqs-request-refused', ...request, errorCode, errorMessage } as const;
      this.#ports.record(refused, cause);
    }
    return result;
  }

  /** Gives what has come to those who wait for it. */
  serve(queue: string): void {
    for (const poll of this.#polls.filter(({ action }) => action.queue === queue)) {
      const received = this.#parts.consumer.receive(poll.action, poll.cause);
      if (received.ok && received.value.length > 0) this.#forget(poll.number);
    }
  }

  perform({ poll }: PollTask): void {
    this.#forget(poll);
  }

  #call(action: QueueAction, cause: number): Result<unknown, SqsError> {
    const { sender, consumer, mover } = this.#parts;
    switch (action.type) {
      case 'send-message':
        return sender.send(action, FROM_NOWHERE, cause);
      case 'receive-messages':
        return this.#receive(action, cause);
      case 'delete-message':
        return consumer.delete(action.queue, action.receiptHandle, cause);
      case 'change-visibility': {
        const { queue, receiptHandle, visibilityTimeoutSeconds } = action;
        return consumer.changeVisibility(queue, receiptHandle, visibilityTimeoutSeconds, cause);
      }
      case 'purge-queue':
        return consumer.purge(action.queue, cause);
      case 'start-redrive':
        return mover.start(action, cause);
      default:
        return assertNever(action);
    }
  }

  #receive(action: Poll['action'], cause: number): Result<unknown, SqsError> {
    const received = this.#parts.consumer.receive(action, cause);
    if (!received.ok || received.value.length > 0 || action.waitSeconds === 0) return received;
    const poll: Poll = { number: ++this.#counted, action, cause };
    this.#polls = [...this.#polls, poll];
    const ends = instant(this.#ports.now() + action.waitSeconds * 1_000);
    this.#ports.schedule(ends, { type: 'poll-ends', poll: poll.number });
    return success([]);
  }

  #forget(number: number): void {
    this.#polls = this.#polls.filter((poll) => poll.number !== number);
  }
}

import type { QueueAction } from '../../model/action.ts';
import { instant } from '../../model/brand.ts';
import { assertNever, type Result } from '../../model/result.ts';
import type { SqsOperation } from '../../model/sqs-fact.ts';
import type { Lineage } from '../../model/trace.ts';
import type { ServicePorts } from '../service-ports.ts';
import type { Consumer, ReceiveRequest } from './consumer.ts';
import type { ReceivedMessage } from './message.ts';
import type { Mover } from './mover.ts';
import type { Sender } from './sender.ts';
import type { SqsError } from './sqs-error.ts';

/** A receive that waits for a first message (long polling). */
export interface PollTask {
  readonly type: 'poll-ends';
  readonly poll: number;
}

interface PollRequest extends ReceiveRequest {
  readonly waitSeconds: number;
}

interface Poll {
  readonly number: number;
  readonly request: PollRequest;
  readonly cause: number;
  readonly onEnd: (received: readonly ReceivedMessage[]) => void;
}

export interface QueueRequest {
  readonly operation: SqsOperation;
  readonly queue: string;
  /** Index into the scenario's actions; `null` if it is none of them. */
  readonly action: number | null;
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
    const asked = { operation: OPERATIONS[action.type], queue: action.queue, action: index };
    return this.request(asked, null, (cause) => this.#call(action, cause));
  }

  /**
   * Records a request, and its refusal.
   *
   * @param cause what it follows from; `null` if somebody outside asks
   */
  request<T>(
    asked: QueueRequest,
    cause: number | null,
    call: (cause: number) => Result<T, SqsError>,
  ): Result<T, SqsError> {
    const { record } = this.#ports;
    const request = cause ?? record({ type: 'sqs-request', ...asked }, null);
    const result = call(request);
    if (!result.ok) {
      const { code: errorCode, message: errorMessage } = result.error;
      record({ type: 'sqs-request-refused', ...asked, errorCode, errorMessage }, request);
    }
    return result;
  }

  /** Waits for a first message of a queue that has none to give. */
  poll(request: PollRequest, cause: number, onEnd: Poll['onEnd'] = () => {}): void {
    const poll: Poll = { number: ++this.#counted, request, cause, onEnd };
    this.#polls = [...this.#polls, poll];
    const ends = instant(this.#ports.now() + request.waitSeconds * 1_000);
    this.#ports.schedule(ends, { type: 'poll-ends', poll: poll.number });
  }

  /** Gives what has come to those who wait for it. */
  serve(queue: string): void {
    for (const poll of this.#polls.filter(({ request }) => request.queue === queue)) {
      const received = this.#parts.consumer.receive(poll.request, poll.cause);
      if (received.ok && received.value.length > 0) this.#end(poll.number, received.value);
    }
  }

  perform({ poll }: PollTask): void {
    this.#end(poll, []);
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

  #receive(
    action: Extract<QueueAction, { type: 'receive-messages' }>,
    cause: number,
  ): Result<readonly ReceivedMessage[], SqsError> {
    const received = this.#parts.consumer.receive(action, cause);
    if (received.ok && received.value.length === 0 && action.waitSeconds > 0) {
      this.poll(action, cause);
    }
    return received;
  }

  #end(number: number, received: readonly ReceivedMessage[]): void {
    const ended = this.#polls.find((poll) => poll.number === number);
    this.#polls = this.#polls.filter((poll) => poll !== ended);
    ended?.onEnd(received);
  }
}

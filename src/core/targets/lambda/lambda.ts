import type { Delivery } from '../../bus/delivery.ts';
import type { Random } from '../../clock/random.ts';
import { parseJson } from '../../json/parse.ts';
import { utf8Length } from '../../json/utf8.ts';
import type { Place } from '../../model/arn.ts';
import type { Result } from '../../model/result.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { DeliveryError, Lineage } from '../../model/trace.ts';
import type { SwitchedAttempt } from '../failure-switch.ts';
import type { ServicePorts } from '../service-ports.ts';
import type { Consumer } from '../sqs/consumer.ts';
import { noPermissionMessage, noResource } from '../target-errors.ts';
import {
  accepted,
  errorOf,
  failedCall,
  refused,
  type TargetAttempt,
  type TargetCall,
  type TargetService,
} from '../target-service.ts';
import { AsyncQueue, type InvokeTask } from './async-queue.ts';
import { type DestinationPorts, Destinations, functionArn } from './destinations.ts';
import { EventSources, type EventSourceTask } from './event-sources.ts';
import {
  type CallAnswer,
  type CallTask,
  FunctionCalls,
  type LambdaError,
} from './function-calls.ts';
import {
  type FunctionFailure,
  type InvocationOptions,
  type InvocationPorts,
  Invocations,
  type InvocationTask,
} from './invocations.ts';

export type LambdaTask = InvokeTask | CallTask | InvocationTask | EventSourceTask;
export type HandlerCallTask = Extract<InvocationTask, { type: 'handler-call' }>;

export interface LambdaPorts extends ServicePorts<LambdaTask> {
  readonly destinations: DestinationPorts;
  readonly directory: InvocationPorts['directory'];
  readonly answer: InvocationPorts['answer'];
  /** Carries out what a handler has asked of AWS. */
  readonly handlerCall: (task: HandlerCallTask) => void;
}

/** 1 MB since late 2025; it was 256 KB before. */
const LARGEST_PAYLOAD_BYTES = 1_048_576;

/** Lambda: its functions, invoked by EventBridge and others, or because of messages in a queue. */
export class Lambda implements TargetService {
  readonly #place: Place;
  readonly #ports: LambdaPorts;
  readonly #invocations: Invocations;
  readonly #queue: AsyncQueue;
  readonly #sources: EventSources;
  readonly #calls: FunctionCalls;

  constructor(
    scenario: Scenario,
    random: Random,
    options: InvocationOptions,
    consumer: Consumer,
    ports: LambdaPorts,
  ) {
    this.#place = scenario;
    this.#ports = ports;
    this.#invocations = new Invocations(scenario, random, options, ports);
    const destinations = new Destinations(scenario, ports.destinations, ports);
    this.#queue = new AsyncQueue(scenario, random, this.#invocations, destinations, ports);
    this.#calls = new FunctionCalls(random.fork('calls'), this.#invocations, ports);
    const chance = random.fork('sources');
    this.#sources = new EventSources(scenario, chance, this.#invocations, consumer, ports);
  }

  /** Lambda answers at once, whatever the function does with the event later. */
  call({ delivery, input, attempt, chance }: TargetAttempt): TargetCall {
    const { deliveryId, resource } = delivery.identity;
    const latency = chance.between(12, 40);
    const contents = [delivery.event];
    const switched = { key: deliveryId, attempt, now: this.#ports.now(), contents };
    return this.#answer(resource.name, input, switched, latency);
  }

  accept({ identity, input, event, hops }: Delivery, cause: number): void {
    if (input === null) return;
    const { eventId, deliveryId, resource } = identity;
    const lineage = { eventId, deliveryId, hops };
    this.#queue.accept(resource.name, { payload: input, content: event }, lineage, cause);
  }

  /** An asynchronous invocation by another service; why Lambda does not accept it, or `null`. */
  invoke(name: string, payload: string, lineage: Lineage, cause: number): DeliveryError | null {
    const switched = {
      key: `invoke/${name}/${cause}`,
      ...{ attempt: 1, now: this.#ports.now(), contents: [payload] },
    };
    const error = errorOf(this.#answer(name, payload, switched, 0));
    if (error) return error;
    this.#queue.accept(name, { payload, content: payload }, lineage, cause);
    return null;
  }

  /** The same by a client, with Lambda's own error. */
  invokeForClient(
    name: string,
    payload: string,
    lineage: Lineage,
    cause: number,
  ): LambdaError | null {
    const refusal = this.#refusal(name, payload, cause);
    if (refusal) return refusal;
    this.#queue.accept(name, { payload, content: payload }, lineage, cause);
    return null;
  }

  /** Invokes a function for its answer, which `respond` gets when it is there. */
  callForClient(
    name: string,
    payload: string,
    lineage: Lineage,
    cause: number,
    respond: (answer: Result<CallAnswer, LambdaError>) => void,
  ): LambdaError | null {
    const refusal = this.#refusal(name, payload, cause);
    if (refusal) return refusal;
    this.#calls.begin(name, payload, lineage, cause, respond);
    return null;
  }

  #refusal(name: string, payload: string, cause: number): LambdaError | null {
    const attempt = {
      key: `invoke/${name}/${cause}`,
      ...{ attempt: 1, now: this.#ports.now(), contents: [payload] },
    };
    const code = this.#invocations.callFailure(name, attempt);
    if (code === null || code === 'TimeoutAfterAcceptance') return null;
    return { code, message: failureText(code, functionArn(this.#place, name)) };
  }

  /** An error that the failure switch of a function has for every caller now; `null` if there is none. */
  standingError(name: string): LambdaError | null {
    const attempt = { key: 'standing', attempt: 1, now: this.#ports.now(), contents: [] };
    const code = this.#invocations.callFailure(name, attempt);
    if (code === null || code === 'TimeoutAfterAcceptance') return null;
    return { code, message: failureText(code, functionArn(this.#place, name)) };
  }

  becameReceivable(queue: string): void {
    this.#sources.becameReceivable(queue);
  }

  perform(task: LambdaTask): Promise<void> | undefined {
    switch (task.type) {
      case 'invoke':
        return this.#queue.perform(task);
      case 'call':
        return this.#calls.perform(task);
      case 'invocation-end': {
        const ended = this.#invocations.end(task.started);
        if (!this.#queue.end(ended) && !this.#calls.end(ended)) this.#sources.end(ended);
        return;
      }
      case 'handler-call':
        this.#ports.handlerCall(task);
        return;
      case 'handler-question':
        this.#invocations.ask(task.started, task.place);
        return;
      case 'handler-goes-on':
        return this.#invocations.goOn(task.started);
      case 'handler-wakes':
        return this.#invocations.wake(task.started, task.pause);
      case 'poll':
      case 'close-batch':
      case 'invoke-batch':
        return this.#sources.perform(task);
    }
  }

  #answer(name: string, payload: string, attempt: SwitchedAttempt, latency: number): TargetCall {
    const arn = functionArn(this.#place, name);
    if (!this.#invocations.host(name)) {
      return refused(noResource(`Function not found: ${arn}`), latency);
    }
    const spoilt = this.#invocations.callFailure(name, attempt);
    if (spoilt) return failedCall('lambda-function', spoilt, failureText(spoilt, arn), latency);
    if (!parseJson(payload).ok) {
      const message =
        'Could not parse request body into json: the input of the target is not JSON.';
      return refused({ code: 'INVALID_JSON', message, httpStatus: 400 }, latency);
    }
    const size = utf8Length(payload);
    if (size <= LARGEST_PAYLOAD_BYTES) return accepted(latency);
    const message = `${size} byte payload is too large for the Event invocation type (limit ${LARGEST_PAYLOAD_BYTES} bytes)`;
    return refused({ code: 'INVALID_PARAMETER', message, httpStatus: 413 }, latency);
  }
}

function failureText(failure: FunctionFailure, arn: string): string {
  switch (failure) {
    case 'AccessDeniedException':
      return noPermissionMessage('lambda:InvokeFunction', arn);
    case 'ResourceNotFoundException':
      return `Function not found: ${arn}`;
    case 'ServiceException':
      return 'An error occurred and the request cannot be processed.';
    default:
      return `The request to ${arn} timed out.`;
  }
}

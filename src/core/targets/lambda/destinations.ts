import { busArn, type Place, resourceArn } from '../../model/arn.ts';
import type { FunctionIdentity } from '../../model/lambda-fact.ts';
import type { DestinationReference } from '../../model/resource.ts';
import type { LambdaFunction } from '../../model/scenario.ts';
import type { MessageAttributes } from '../../model/sqs-fact.ts';
import type { DeliveryError, Lineage } from '../../model/trace.ts';
import type { ServicePorts } from '../service-ports.ts';
import { invocationRecord, type RecordedInvocation } from './invocation-record.ts';

/** A way to each service that can take something from Lambda; an error if it does not. */
export interface DestinationPorts {
  readonly sendMessage: (
    queue: string,
    body: string,
    attributes: MessageAttributes,
    lineage: Lineage,
    cause: number,
  ) => DeliveryError | null;
  readonly publishMessage: (
    topic: string,
    message: string,
    attributes: MessageAttributes,
    lineage: Lineage,
    cause: number,
  ) => DeliveryError | null;
  readonly invokeFunction: (
    name: string,
    payload: string,
    lineage: Lineage,
    cause: number,
  ) => DeliveryError | null;
  readonly putEvent: (
    event: {
      readonly bus: string;
      readonly detailType: string;
      readonly detail: string;
      readonly resources: readonly string[];
    },
    lineage: Lineage,
    cause: number,
  ) => void;
}

/** SQS and SNS get no more of an error's message. */
const LONGEST_ERROR_MESSAGE = 1_024;

/** What Lambda does with the outcome of an asynchronous invocation (Lambda Developer Guide, *Destinations*). */
export class Destinations {
  readonly #place: Place;
  readonly #services: DestinationPorts;
  readonly #ports: Pick<ServicePorts<never>, 'record' | 'now'>;

  constructor(
    place: Place,
    services: DestinationPorts,
    ports: Pick<ServicePorts<never>, 'record' | 'now'>,
  ) {
    this.#place = place;
    this.#services = services;
    this.#ports = ports;
  }

  /** Sends the record of an invocation to where it goes; returns the last entry of the trace. */
  send(
    configuration: LambdaFunction,
    identity: FunctionIdentity,
    invocation: RecordedInvocation,
    hops: number,
    cause: number,
  ): number {
    const hasSucceeded = invocation.condition === 'Success';
    const destination = hasSucceeded ? configuration.onSuccess : configuration.onFailure;
    const lineage = { eventId: identity.eventId, deliveryId: identity.deliveryId, hops };
    let last = cause;
    if (destination) {
      const document = invocationRecord(invocation, this.#ports.now());
      const error = this.#deliver(destination, document, invocation, lineage, cause);
      const role = hasSucceeded ? 'on-success' : 'on-failure';
      last = this.#record(identity, role, destination, error, cause);
    }
    const deadLetterTarget = hasSucceeded ? undefined : configuration.deadLetterTarget;
    if (deadLetterTarget) {
      const { type, name } = deadLetterTarget;
      const send =
        type === 'sqs-queue' ? this.#services.sendMessage : this.#services.publishMessage;
      const error = send(name, invocation.payload, attributesOf(invocation), lineage, cause);
      last = this.#record(identity, 'dead-letter', deadLetterTarget, error, cause);
    }
    return last;
  }

  #deliver(
    { type, name }: DestinationReference,
    document: string,
    { condition, functionArn }: RecordedInvocation,
    lineage: Lineage,
    cause: number,
  ): DeliveryError | null {
    switch (type) {
      case 'sqs-queue':
        return this.#services.sendMessage(name, document, {}, lineage, cause);
      case 'sns-topic':
        return this.#services.publishMessage(name, document, {}, lineage, cause);
      case 'lambda-function':
        return this.#services.invokeFunction(name, document, lineage, cause);
      case 'event-bus': {
        const result = condition === 'Success' ? 'Success' : 'Failure';
        const detailType = `Lambda Function Invocation Result - ${result}`;
        const resources = [busArn(this.#place, name), `${functionArn}:$LATEST`];
        this.#services.putEvent(
          { bus: name, detailType, detail: document, resources },
          lineage,
          cause,
        );
        return null;
      }
    }
  }

  #record(
    identity: FunctionIdentity,
    role: 'on-success' | 'on-failure' | 'dead-letter',
    destination: DestinationReference,
    error: DeliveryError | null,
    cause: number,
  ): number {
    const fact = {
      type: 'lambda-destination-invoked',
      role,
      destination,
      error,
      ...identity,
    } as const;
    return this.#ports.record(fact, cause);
  }
}

/** The attributes of a message in a function's own dead-letter queue. */
function attributesOf({ requestId, result, condition }: RecordedInvocation): MessageAttributes {
  const failed = result && !result.ok ? result.error : null;
  const message = (failed?.errorMessage ?? condition).slice(0, LONGEST_ERROR_MESSAGE);
  return {
    RequestID: { dataType: 'String', value: requestId },
    ErrorCode: { dataType: 'Number', value: failed ? '200' : '429' },
    // An attribute is never empty.
    ErrorMessage: { dataType: 'String', value: message || failed?.errorType || condition },
  };
}

export function functionArn(place: Place, name: string): string {
  return resourceArn(place, { type: 'lambda-function', name });
}

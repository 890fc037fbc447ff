import type { Delivery } from '../../bus/delivery.ts';
import type { Random } from '../../clock/random.ts';
import { utf8Length } from '../../json/utf8.ts';
import { type Place, resourceArn } from '../../model/arn.ts';
import { type Instant, instant } from '../../model/brand.ts';
import type { FailureName } from '../../model/failure-facts.ts';
import { failure, type Result, success } from '../../model/result.ts';
import type { Scenario, Subscription, Topic } from '../../model/scenario.ts';
import type { NotificationIdentity } from '../../model/sns-fact.ts';
import type { MessageAttributes } from '../../model/sqs-fact.ts';
import type { DeliveryError, Lineage } from '../../model/trace.ts';
import { FailureSwitch, type SwitchedAttempt } from '../failure-switch.ts';
import type { ServicePorts } from '../service-ports.ts';
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
import { envelopeOf, type PublishedMessage, snsEventOf } from './notification.ts';

export interface PublishRequest {
  readonly topic: string;
  readonly message: string;
  readonly subject?: string | null;
  readonly attributes?: MessageAttributes;
  /** The id that the publisher was told already. */
  readonly messageId?: string | null;
}

/** A message on its way to one subscription. */
export interface NotifyTask {
  readonly type: 'notify';
  readonly message: PublishedMessage;
  readonly subscription: Subscription;
  readonly lineage: Lineage;
  readonly attempt: number;
  readonly cause: number;
}

export interface SnsPorts extends ServicePorts<NotifyTask> {
  readonly sendMessage: (
    queue: string,
    body: string,
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
}

type SnsFailure = FailureName<'sns-topic'>;

const LARGEST_MESSAGE_BYTES = 262_144;
const TOO_LONG = 'Invalid parameter: Message too long';
/**
 * SNS's waits before it tries AWS's own endpoints again, in seconds (SNS Developer Guide, *Message
 * delivery retries*): at once, after a second, then ever longer. The 100,000 tries that follow, twenty
 * seconds apart, are left out.
 */
const RETRY_SECONDS = [0, 0, 0, 1, 1, 1, 2, 4, 8, 16, 20, 20, 20, 20, 20];

/** Topics: what is published goes to every subscription, each on its own. */
export class Sns implements TargetService {
  readonly #place: Place;
  readonly #random: Random;
  readonly #ports: SnsPorts;
  readonly #topics: ReadonlyMap<string, Topic>;
  readonly #switches: ReadonlyMap<string, FailureSwitch<SnsFailure>>;
  #published = 0;

  constructor(scenario: Scenario, random: Random, ports: SnsPorts) {
    const startsAt = instant(Date.parse(scenario.startsAt));
    this.#place = scenario;
    this.#random = random;
    this.#ports = ports;
    this.#topics = new Map(scenario.topics.map((topic) => [topic.name, topic]));
    this.#switches = new Map(
      scenario.topics.map(({ name, failures }) => [
        name,
        new FailureSwitch<SnsFailure>(failures, random.fork(`${name}/failures`), startsAt),
      ]),
    );
  }

  call({ delivery, input, attempt, chance }: TargetAttempt): TargetCall {
    const { deliveryId, resource } = delivery.identity;
    const contents = [delivery.event];
    const switched = { key: deliveryId, attempt, now: this.#ports.now(), contents };
    return this.#answer(resource.name, input, switched, chance.between(10, 35));
  }

  accept({ identity, input, hops }: Delivery, cause: number): void {
    if (input === null) return;
    const { eventId, deliveryId, resource } = identity;
    this.#publish({ topic: resource.name, message: input }, { eventId, deliveryId, hops }, cause);
  }

  /** `Publish` by another service; why SNS does not take the message, or `null`. */
  publish(request: PublishRequest, lineage: Lineage, cause: number): DeliveryError | null {
    const switched = {
      key: `publish/${cause}`,
      ...{ attempt: 1, now: this.#ports.now(), contents: [request.message] },
    };
    const error = errorOf(this.#answer(request.topic, request.message, switched, 0));
    if (!error) this.#publish(request, lineage, cause);
    return error;
  }

  /** An error that the failure switch of a topic has for every publisher now; `null` if there is none. */
  standingError(topic: string): { readonly code: SnsFailure; readonly message: string } | null {
    const attempt = { key: 'standing', attempt: 1, now: this.#ports.now(), contents: [] };
    const code = this.#switches.get(topic)?.failureOf(attempt) ?? null;
    if (code === null || code === 'TimeoutAfterAcceptance') return null;
    const arn = resourceArn(this.#place, { type: 'sns-topic', name: topic });
    return { code, message: failureText(code, arn) };
  }

  perform(task: NotifyTask): void {
    const { message, subscription, lineage, attempt, cause } = task;
    const { endpoint } = subscription;
    const { topic, messageId } = message;
    const { eventId, deliveryId } = lineage;
    const identity = { topic, messageId, endpoint, eventId, deliveryId };
    const error = this.#deliver(message, subscription, lineage, cause);
    if (!error) {
      const fact = { type: 'sns-notification-delivered', attempt, ...identity } as const;
      this.#ports.record(fact, cause);
      return;
    }
    const nextAttemptAt = this.#nextAttemptAt(error, attempt);
    const failed = this.#ports.record(
      { type: 'sns-notification-failed', attempt, error, nextAttemptAt, ...identity },
      cause,
    );
    if (nextAttemptAt !== null) {
      this.#ports.schedule(nextAttemptAt, { ...task, attempt: attempt + 1, cause: failed });
    } else {
      this.#discard(task, identity, error, failed);
    }
  }

  #answer(topic: string, message: string, attempt: SwitchedAttempt, latency: number): TargetCall {
    const arn = resourceArn(this.#place, { type: 'sns-topic', name: topic });
    if (!this.#topics.has(topic)) return refused(noResource('Topic does not exist'), latency);
    const spoilt = this.#switches.get(topic)?.failureOf(attempt) ?? null;
    if (spoilt) return failedCall('sns-topic', spoilt, failureText(spoilt, arn), latency);
    if (utf8Length(message) <= LARGEST_MESSAGE_BYTES) return accepted(latency);
    return refused({ code: 'INVALID_PARAMETER', message: TOO_LONG, httpStatus: 400 }, latency);
  }

  /** `Publish` by a client: the message's id, or SNS's own error. */
  publishForClient(
    request: PublishRequest,
    lineage: Lineage,
    cause: number,
  ): Result<string, { readonly code: string; readonly message: string }> {
    const { topic, message } = request;
    if (!this.#topics.has(topic)) {
      return failure({ code: 'NotFound', message: failureText('NotFound', '') });
    }
    const attempt = {
      key: `publish/${cause}`,
      ...{ attempt: 1, now: this.#ports.now(), contents: [message] },
    };
    const spoilt = this.#switches.get(topic)?.failureOf(attempt) ?? null;
    if (spoilt && spoilt !== 'TimeoutAfterAcceptance') {
      const arn = resourceArn(this.#place, { type: 'sns-topic', name: topic });
      return failure({ code: spoilt, message: failureText(spoilt, arn) });
    }
    if (utf8Length(message) > LARGEST_MESSAGE_BYTES) {
      return failure({ code: 'InvalidParameter', message: TOO_LONG });
    }
    return success(this.#publish(request, lineage, cause));
  }

  #publish(request: PublishRequest, lineage: Lineage, cause: number): string {
    const { topic, message, subject = null, attributes = {} } = request;
    const chance = this.#random.fork(`message/${++this.#published}`);
    const messageId = request.messageId ?? chance.uuid();
    const published: PublishedMessage = {
      ...{ topic, messageId, message, subject, attributes },
      publishedAt: this.#ports.now(),
    };
    const { eventId, deliveryId } = lineage;
    const sequence = this.#ports.record(
      {
        type: 'sns-message-published',
        ...{ topic, messageId, message, subject, messageAttributes: attributes },
        ...{ eventId, deliveryId },
      },
      cause,
    );
    for (const subscription of this.#topics.get(topic)?.subscriptions ?? []) {
      const at = instant(this.#ports.now() + chance.between(10, 40));
      this.#ports.schedule(at, {
        ...{ type: 'notify', message: published, subscription, lineage },
        ...{ attempt: 1, cause: sequence },
      });
    }
    return messageId;
  }

  #deliver(
    message: PublishedMessage,
    { endpoint, rawMessageDelivery }: Subscription,
    lineage: Lineage,
    cause: number,
  ): DeliveryError | null {
    const arn = this.#subscriptionArn(message.topic, endpoint);
    if (endpoint.type === 'lambda-function') {
      const event = snsEventOf(message, arn, this.#place);
      return this.#ports.invokeFunction(endpoint.name, event, lineage, cause);
    }
    const body = rawMessageDelivery ? message.message : envelopeOf(message, arn, this.#place);
    const attributes = rawMessageDelivery ? message.attributes : {};
    return this.#ports.sendMessage(endpoint.name, body, attributes, lineage, cause);
  }

  /** Errors on the client's side are final. */
  #nextAttemptAt({ code }: DeliveryError, attempt: number): Instant | null {
    const isPassing = ['THROTTLING', 'TIMEOUT', 'INTERNAL_ERROR'].includes(code);
    const wait = RETRY_SECONDS[attempt - 1];
    if (!isPassing || wait === undefined) return null;
    return instant(this.#ports.now() + wait * 1_000);
  }

  #discard(
    { message, subscription, lineage }: NotifyTask,
    identity: NotificationIdentity,
    error: DeliveryError,
    cause: number,
  ): void {
    const { endpoint, deadLetterQueue = null, rawMessageDelivery } = subscription;
    const arn = this.#subscriptionArn(message.topic, endpoint);
    const isRaw = rawMessageDelivery && endpoint.type === 'sqs-queue';
    const body = isRaw ? message.message : envelopeOf(message, arn, this.#place);
    const attributes: MessageAttributes = {
      ERROR_CODE: { dataType: 'String', value: error.code },
      ERROR_MESSAGE: { dataType: 'String', value: error.message },
    };
    const refusal =
      deadLetterQueue === null
        ? null
        : this.#ports.sendMessage(deadLetterQueue, body, attributes, lineage, cause);
    const fact = { type: 'sns-notification-discarded', deadLetterQueue, error: refusal } as const;
    this.#ports.record({ ...fact, ...identity }, cause);
  }

  #subscriptionArn(topic: string, { type, name }: Subscription['endpoint']): string {
    const arn = resourceArn(this.#place, { type: 'sns-topic', name: topic });
    return `${arn}:${this.#random.fork(`subscription/${topic}/${type}/${name}`).uuid()}`;
  }
}

function failureText(failure: SnsFailure, arn: string): string {
  switch (failure) {
    case 'AuthorizationError':
      return noPermissionMessage('SNS:Publish', arn);
    case 'NotFound':
      return 'Topic does not exist';
    case 'KMSAccessDenied':
      return 'The ciphertext references a key that does not exist or that you do not have access to.';
    case 'Throttled':
      return 'Rate exceeded';
    case 'InternalError':
      return 'Internal service error';
    case 'TimeoutAfterAcceptance':
      return `The request to ${arn} timed out.`;
  }
}

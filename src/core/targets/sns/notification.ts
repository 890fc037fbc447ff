import type { Place } from '../../model/arn.ts';
import { resourceArn } from '../../model/arn.ts';
import type { Instant } from '../../model/brand.ts';
import type { MessageAttributes } from '../../model/sqs-fact.ts';
import { isBinary } from '../sqs/message.ts';

/** A message that was published to a topic. */
export interface PublishedMessage {
  readonly topic: string;
  readonly messageId: string;
  readonly message: string;
  readonly subject: string | null;
  readonly attributes: MessageAttributes;
  readonly publishedAt: Instant;
}

/** SNS signs what it sends; there is no key here, and nothing to sign with. */
const SIGNATURE = 'EXAMPLE';

/** The body of an SQS message that SNS has wrapped (SNS Developer Guide, *Fanout to Amazon SQS queues*). */
export function envelopeOf(message: PublishedMessage, subscription: string, place: Place): string {
  const { certificate, unsubscribe } = addressesOf(subscription, place);
  const members: readonly (readonly [string, string])[] = [
    ['Type', '"Notification"'],
    ['MessageId', JSON.stringify(message.messageId)],
    ['TopicArn', JSON.stringify(topicArn(message, place))],
    ...(message.subject === null ? [] : [['Subject', JSON.stringify(message.subject)] as const]),
    ['Message', JSON.stringify(message.message)],
    ['Timestamp', JSON.stringify(new Date(message.publishedAt).toISOString())],
    ['SignatureVersion', '"1"'],
    ['Signature', JSON.stringify(SIGNATURE)],
    ['SigningCertURL', JSON.stringify(certificate)],
    ['UnsubscribeURL', JSON.stringify(unsubscribe)],
    ...(Object.keys(message.attributes).length === 0
      ? []
      : [['MessageAttributes', JSON.stringify(attributesOf(message.attributes))] as const]),
  ];
  return `{\n${members.map(([key, value]) => `  "${key}" : ${value}`).join(',\n')}\n}`;
}

/** The event of a function that is subscribed (Lambda Developer Guide, *Using Lambda with Amazon SNS*). */
export function snsEventOf(message: PublishedMessage, subscription: string, place: Place): string {
  const { certificate, unsubscribe } = addressesOf(subscription, place);
  const record = {
    EventSource: 'aws:sns',
    EventVersion: '1.0',
    EventSubscriptionArn: subscription,
    Sns: {
      Type: 'Notification',
      MessageId: message.messageId,
      TopicArn: topicArn(message, place),
      Subject: message.subject,
      Message: message.message,
      Timestamp: new Date(message.publishedAt).toISOString(),
      SignatureVersion: '1',
      Signature: SIGNATURE,
      SigningCertUrl: certificate,
      UnsubscribeUrl: unsubscribe,
      MessageAttributes: attributesOf(message.attributes),
    },
  };
  return JSON.stringify({ Records: [record] });
}

function topicArn({ topic }: PublishedMessage, place: Place): string {
  return resourceArn(place, { type: 'sns-topic', name: topic });
}

function addressesOf(subscription: string, { region }: Place) {
  const host = `https://sns.${region}.amazonaws.com`;
  return {
    certificate: `${host}/SimpleNotificationService-EXAMPLE.pem`,
    unsubscribe: `${host}/?Action=Unsubscribe&SubscriptionArn=${subscription}`,
  };
}

function attributesOf(attributes: MessageAttributes): object {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { dataType, value }]) => [
      name,
      { Type: isBinary(dataType) ? 'Binary' : dataType, Value: value },
    ]),
  );
}

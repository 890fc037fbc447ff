import type { MessageAttributes } from '../../model/sqs-fact.ts';

interface WireAttribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: string | undefined;
}

/** Message attributes as SQS and SNS spell them; binary values are Base64. */
export function attributesOf(
  attributes: Readonly<Record<string, WireAttribute>> = {},
): MessageAttributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { dataType: DataType, value: BinaryValue ?? StringValue ?? '' },
    ]),
  );
}

/** The same the other way round. */
export function wireAttributes(
  attributes: MessageAttributes,
): Readonly<Record<string, WireAttribute>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { dataType, value }]) => {
      const kind = dataType.split('.')[0] === 'Binary' ? 'BinaryValue' : 'StringValue';
      return [name, { [kind]: value, DataType: dataType }];
    }),
  );
}

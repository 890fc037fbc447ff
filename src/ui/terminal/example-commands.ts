import { queueUrl } from '../../core/api/sqs/queue-url.ts';
import type { Scenario } from '../../core/model/scenario.ts';

export interface ExampleCommand {
  readonly tells: string;
  readonly line: string;
}

/** Commands to begin with, about what is in the scenario. */
export function exampleCommands({
  account,
  region,
  buses,
  queues,
}: Pick<Scenario, 'account' | 'region' | 'buses' | 'queues'>): readonly ExampleCommand[] {
  const bus = buses.find(({ rules }) => rules.length > 0)?.name ?? 'default';
  const onBus = bus === 'default' ? '' : `,"EventBusName":"${bus}"`;
  const order = {
    order_id: '12346',
    customer_email: 'ada@example.com',
    items: [{ sku: 'MUG-001', quantity: 1 }],
    total: 142,
  };
  const detail = JSON.stringify(JSON.stringify(order));
  const queue = queues[0];
  return [
    {
      tells: 'Put an event',
      line: `aws events put-events --entries '[{"Source":"com.ecommerce.orders","DetailType":"OrderCreated","Detail":${detail}${onBus}}]'`,
    },
    queue
      ? {
          tells: 'Receive from a queue',
          line: `aws sqs receive-message --queue-url ${queueUrl({ account, region }, queue.name)} --query 'Messages[].Body' --output text`,
        }
      : {
          tells: 'List the rules of a bus',
          line: `aws events list-rules --event-bus-name ${bus} --output table`,
        },
    {
      tells: 'Try a pattern on an event',
      line: `aws events test-event-pattern --event-pattern '{"source":["com.ecommerce.orders"]}' --event '{"id":"1","account":"${account}","source":"com.ecommerce.orders","time":"2026-09-01T12:00:00Z","region":"${region}","resources":[],"detail-type":"OrderCreated","detail":{}}'`,
    },
  ];
}

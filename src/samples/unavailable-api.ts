import type { ScenarioSource } from '../core/model/scenario.ts';

/** Who retries when a target cannot be reached: EventBridge, within the target's retry policy. */
export const unavailableApi: ScenarioSource = {
  version: 1,
  name: 'An API that is down',
  description:
    'The endpoint answers 503. EventBridge retries with growing delays until the policy ends it, and the event moves to the dead-letter queue.',
  seed: 11,
  buses: [
    {
      kind: 'classic',
      name: 'default',
      rules: [
        {
          name: 'forward-payment',
          pattern: `{
  "source": ["com.ecommerce.payments"],
  "detail": {
    "status": ["captured"]
  }
}`,
          targets: [
            {
              id: 'ledger-api',
              resource: { type: 'api-destination', name: 'ledger-api' },
              input: {
                type: 'transformer',
                paths: { id: '$.detail.payment_id', amount: '$.detail.amount' },
                template: '{"payment": <id>, "amount": <amount>}',
              },
              retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeSeconds: 3600 },
              deadLetterQueue: 'undelivered-events-queue',
            },
          ],
        },
      ],
    },
  ],
  functions: [],
  queues: [{ name: 'undelivered-events-queue' }],
  apiDestinations: [
    {
      name: 'ledger-api',
      endpoint: 'https://ledger.example.com/entries',
      response: { status: 201, latencyMilliseconds: 180, body: '{"stored":true}' },
      failure: 'server-error',
    },
  ],
  events: [
    {
      id: 'payment-captured',
      name: 'PaymentCaptured',
      bus: 'default',
      text: `{
  "source": "com.ecommerce.payments",
  "detail-type": "PaymentCaptured",
  "detail": {
    "payment_id": "pay-881",
    "status": "captured",
    "amount": 19.90
  }
}
`,
    },
  ],
  actions: [],
};

/** An exercise of the course that somebody can make one of their own of, with wrong answers to it. */
export interface Beginning {
  readonly what: string;
  readonly id: string;
  readonly mistakes: readonly string[];
}

/** One of each kind. */
export const toBeginWith: readonly Beginning[] = [
  {
    what: 'An event pattern',
    id: 'hear-one-service',
    mistakes: [
      '{\n  "source": [{ "prefix": "com.ecommerce.orders" }]\n}',
      '{\n  "detail-type": ["OrderCreated"]\n}',
      '{\n  "source": "com.ecommerce.orders"\n}',
    ],
  },
  {
    what: 'An input template',
    id: 'only-two-values',
    mistakes: [
      '{"order": "12345", "email": <email>}',
      '{"order": "id", "email": "email"}',
      '{"order": <id>}',
    ],
  },
  {
    what: 'A setting of a scenario',
    id: 'set-the-poison-aside',
    mistakes: [
      '{"deadLetterQueue": "unreadable-orders", "maximumReceiveCount": 6}',
      '{"deadLetterQueue": "unreadable-orders", "maximumReceiveCount": 0}',
      '{"deadLetterQueue": "orders", "maximumReceiveCount": 5}',
    ],
  },
  { what: 'A question about a scenario', id: 'who-tries-again', mistakes: [] },
];

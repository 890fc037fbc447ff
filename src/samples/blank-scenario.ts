import type { ScenarioSource } from '../core/model/scenario.ts';

/** One rule, one event and one queue: the smallest scenario in which something happens. */
export const blankScenario: ScenarioSource = {
  version: 1,
  name: 'Untitled',
  buses: [
    {
      kind: 'classic',
      name: 'default',
      rules: [
        {
          name: 'my-rule',
          pattern: '{\n  "source": ["my.app"]\n}',
          targets: [{ id: 'my-queue', resource: { type: 'sqs-queue', name: 'my-queue' } }],
        },
      ],
    },
  ],
  queues: [{ name: 'my-queue' }],
  events: [
    {
      id: 'my-event',
      name: 'MyEvent',
      bus: 'default',
      text: '{\n  "source": "my.app",\n  "detail-type": "MyEvent",\n  "detail": {}\n}\n',
    },
  ],
};

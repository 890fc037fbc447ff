import type { ScenarioSource } from '../core/model/scenario.ts';
import { failingFunction } from './failing-function.ts';
import { orderSystem } from './order-system.ts';
import { unavailableApi } from './unavailable-api.ts';

export interface Sample {
  readonly id: string;
  readonly scenario: ScenarioSource;
}

/** The scenario that a first visit opens with. */
export const defaultSample: Sample = { id: 'order-system', scenario: orderSystem };

export const samples: readonly Sample[] = [
  defaultSample,
  { id: 'failing-function', scenario: failingFunction },
  { id: 'unavailable-api', scenario: unavailableApi },
];

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

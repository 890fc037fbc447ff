import type { RouteIcon } from './route.ts';

/** Drawn on a 16 × 16 grid with a 1.4 stroke. */
export const ICON_PATHS: Readonly<Record<RouteIcon, string>> = {
  event: 'M2.5 4h11v8h-11zM2.8 4.4 8 8.6l5.2-4.2',
  code: 'M5.5 4.5 2.5 8l3 3.5M10.5 4.5l3 3.5-3 3.5',
  bus: 'M2.5 8h11M5 5v6M8 5v6M11 5v6',
  rule: 'M3 4h10l-3.8 4.5v4l-2.4-1.5V8.5z',
  'lambda-function': 'M4.6 3h1.2c.8 0 1.2.3 1.5 1.1L10.6 13h1M7.6 5.9 4.2 13',
  'sqs-queue': 'M1.8 4.5h12.4v7H1.8zM6 4.5v7M10.2 4.5v7',
  'api-destination':
    'M8 2.3a5.7 5.7 0 1 1 0 11.4A5.7 5.7 0 0 1 8 2.3zM2.5 8h11M8 2.3c-3.3 3.3-3.3 8.1 0 11.4M8 2.3c3.3 3.3 3.3 8.1 0 11.4',
  'event-bus': 'M2.5 8h11M5 5v6M8 5v6M11 5v6',
  'sns-topic': 'M2.5 6.5v3h2l5 3.5v-10l-5 3.5zM11.5 5.8c1.2 1.3 1.2 3.1 0 4.4',
  'state-machine': 'M6.5 2.5h3v3h-3zM2.5 10.5h3v3h-3zM10.5 10.5h3v3h-3zM8 5.5v2.5M4 10.5V8h8v2.5',
  'kinesis-stream':
    'M2 5c2-1.6 4-1.6 6 0s4 1.6 6 0M2 8.5c2-1.6 4-1.6 6 0s4 1.6 6 0M2 12c2-1.6 4-1.6 6 0s4 1.6 6 0',
  'log-group': 'M3.5 2.5h9v11h-9zM5.5 5.5h5M5.5 8h5M5.5 10.5h3',
};

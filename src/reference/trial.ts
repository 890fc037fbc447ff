import { instant } from '../core/model/brand.ts';

/** Where the examples of articles are tried: a rule of the default bus, and a target that takes any text. */
export const TRIAL = {
  scenario: { account: '123456789012', region: 'us-east-1', startsAt: '2026-01-15T09:00:00Z' },
  bus: 'default',
  rule: 'my-rule',
  target: { id: 'my-target', resource: { type: 'sqs-queue', name: 'my-queue' } },
  position: 1,
  now: instant(Date.parse('2026-01-15T09:00:00Z')),
} as const;

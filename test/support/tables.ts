import type { TableRequest } from '../../src/worker/api.ts';

/** The text of an event as one types it. */
export function anEvent(changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ source: 'my.app', 'detail-type': 'Thing', detail: { n: 1 }, ...changes });
}

export function aRequest(changes: Partial<TableRequest> = {}): TableRequest {
  return {
    scenario: {
      account: '123456789012',
      region: 'us-east-1',
      startsAt: '2026-01-15T09:00:00.000Z',
      seed: 1,
    },
    events: [],
    buses: [],
    ...changes,
  };
}

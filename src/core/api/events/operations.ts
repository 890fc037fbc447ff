import type { Operation } from '../operation.ts';
import { putEvents } from './put-events.ts';

export const EVENTS_OPERATIONS: Readonly<Record<string, Operation>> = {
  PutEvents: putEvents,
};

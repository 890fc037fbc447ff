import { applicationEvents } from './application.ts';
import { cloudTrailEvents } from './cloudtrail.ts';
import { commerceEvents } from './commerce.ts';
import { computeEvents } from './compute.ts';
import { containerEvents } from './containers.ts';
import { databaseEvents } from './databases.ts';
import { developerToolEvents } from './developer-tools.ts';
import { integrationEvents } from './integration.ts';
import type { LibraryEvent } from './library-event.ts';
import { managementEvents } from './management.ts';
import { mediaEvents } from './media.ts';
import { securityEvents } from './security.ts';
import { storageEvents } from './storage.ts';

/**
 * Made-up events in the shapes that the services document (EventBridge Events Reference and the
 * services' own guides). Ids, names and addresses are invented.
 */
export const libraryEvents: readonly LibraryEvent[] = [
  ...commerceEvents,
  ...applicationEvents,
  ...computeEvents,
  ...containerEvents,
  ...storageEvents,
  ...databaseEvents,
  ...developerToolEvents,
  ...cloudTrailEvents,
  ...securityEvents,
  ...managementEvents,
  ...integrationEvents,
  ...mediaEvents,
];

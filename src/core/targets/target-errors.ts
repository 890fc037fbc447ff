import type { DeliveryError } from '../model/trace.ts';

/**
 * The errors that EventBridge reports of its targets, in the codes of a dead-letter message's
 * `ERROR_CODE` (EventBridge User Guide, *Dead-letter queues*). The messages are the target services' own
 * as far as they are known.
 */
export const ROLE = 'events.amazonaws.com';

export function noPermission(action: string, arn: string): DeliveryError {
  return {
    code: 'NO_PERMISSIONS',
    message: `User: ${ROLE} is not authorized to perform: ${action} on resource: ${arn} because no resource-based policy allows the ${action} action`,
    httpStatus: 403,
  };
}

export function noResource(message: string, httpStatus = 404): DeliveryError {
  return { code: 'NO_RESOURCE', message, httpStatus };
}

export function throttled(message = 'Rate exceeded'): DeliveryError {
  return { code: 'THROTTLING', message, httpStatus: 429 };
}

export function timedOut(message: string): DeliveryError {
  return { code: 'TIMEOUT', message };
}

import type { DeliveryError } from '../model/trace.ts';

/**
 * The errors that EventBridge reports of its targets, in the codes of a dead-letter message's
 * `ERROR_CODE` (EventBridge User Guide, *Dead-letter queues*). The messages are the target services' own
 * as far as they are known.
 */
const CALLER = 'events.amazonaws.com';

export function noPermissionMessage(action: string, arn: string): string {
  return `User: ${CALLER} is not authorized to perform: ${action} on resource: ${arn} because no resource-based policy allows the ${action} action`;
}

export function noResource(message: string, httpStatus = 404): DeliveryError {
  return { code: 'NO_RESOURCE', message, httpStatus };
}

import type { DeliveryError } from '../model/trace.ts';

/** What went wrong between EventBridge and a target, in plain words. */
export function failureWords({ code, message, httpStatus }: DeliveryError, target: string): string {
  switch (code) {
    case 'NO_PERMISSIONS':
      return `it is not allowed to call ${target} (NO_PERMISSIONS)`;
    case 'NO_RESOURCE':
      return `${target} does not exist (NO_RESOURCE)`;
    case 'THROTTLING':
      return `${target} is throttled (THROTTLING)`;
    case 'TIMEOUT':
      return `${target} did not answer in time (TIMEOUT)`;
    case 'INVALID_JSON':
      return `the input for ${target} is not valid JSON (INVALID_JSON)`;
    case 'REMOTE_SERVER_ERROR':
    case 'SDK_CLIENT_ERROR':
      return `${target} answered with status ${httpStatus ?? 'unknown'} (${code})`;
    default:
      return `${message} (${code})`;
  }
}

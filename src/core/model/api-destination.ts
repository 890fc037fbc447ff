import * as v from 'valibot';
import { answerSchema, scriptSchema } from './endpoint.ts';
import { failureFields, withFailures } from './failure.ts';
import { resourceName, within } from './fields.ts';
import { LIMITS } from './limits.ts';

export const HTTP_METHODS = ['POST', 'PUT', 'PATCH', 'GET', 'DELETE', 'HEAD', 'OPTIONS'] as const;

export const endpointAddress = v.pipe(v.string(), v.startsWith('https://'), v.maxLength(2048));

export const apiDestinationSchema = v.pipe(
  v.object({
    name: resourceName,
    /** `*` in a part of the path stands for a value that the target gives. */
    endpoint: endpointAddress,
    method: v.optional(v.picklist(HTTP_METHODS), 'POST'),
    /** How EventBridge authorises itself. Without one it does not. */
    connection: v.optional(resourceName),
    /** Calls above it wait. */
    invocationRateLimitPerSecond: v.optional(
      within(LIMITS.apiDestination.invocationRateLimitPerSecond),
      300,
    ),
    /** What the simulated endpoint answers if nothing in its script applies. */
    response: v.optional(answerSchema, {}),
    /** The first answer that applies is given. */
    script: v.optional(scriptSchema, []),
    ...failureFields('api-destination'),
  }),
  v.transform((source) => withFailures('api-destination', source)),
);

export type ApiDestination = v.InferOutput<typeof apiDestinationSchema>;

/** With the defaults for what is not given. */
export function newApiDestination(
  source: v.InferInput<typeof apiDestinationSchema>,
): ApiDestination {
  return v.parse(apiDestinationSchema, source);
}

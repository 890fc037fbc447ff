import * as v from 'valibot';
import { failureFields, withFailures } from './failure.ts';
import { resourceName, text, wholeNumber } from './fields.ts';

export const apiDestinationSchema = v.pipe(
  v.object({
    name: resourceName,
    endpoint: v.pipe(v.string(), v.startsWith('https://'), v.maxLength(2048)),
    method: v.optional(v.picklist(['POST', 'PUT', 'PATCH', 'GET', 'DELETE']), 'POST'),
    /** The script of the simulated endpoint. */
    response: v.optional(
      v.object({
        status: v.optional(wholeNumber(100, 599), 200),
        latencyMilliseconds: v.optional(wholeNumber(0, 60_000), 120),
        body: v.optional(text, ''),
      }),
      { status: 200, latencyMilliseconds: 120, body: '' },
    ),
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

import * as v from 'valibot';
import { endpointAddress } from './api-destination.ts';
import { answerSchema } from './endpoint.ts';
import { resourceName, text, within } from './fields.ts';
import { LIMITS } from './limits.ts';

/**
 * A parameter that a connection adds to requests. Without a value it is a secret: secrets are not part
 * of a scenario, which goes into links, and requests show a placeholder for them.
 */
const parameterSchema = v.object({
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(512)),
  value: v.optional(text),
});
const parameterList = v.optional(v.pipe(v.array(parameterSchema), v.maxLength(100)), []);
const parametersSchema = v.object({
  headers: parameterList,
  queryString: parameterList,
  body: parameterList,
});

/** Where EventBridge gets its tokens, and what that endpoint answers here. */
const clientCredentialsSchema = v.object({
  type: v.literal('oauth-client-credentials'),
  endpoint: endpointAddress,
  method: v.optional(v.picklist(['POST', 'GET', 'PUT']), 'POST'),
  clientId: v.optional(text, 'client-id'),
  /** Added to the request for a token; `grant_type` is one of them. */
  parameters: v.optional(parametersSchema, {}),
  tokenLifetimeSeconds: v.optional(within(LIMITS.endpoint.tokenLifetimeSeconds), 3_600),
  response: v.optional(v.pick(answerSchema, ['status', 'latencyMilliseconds']), {}),
});

export const connectionSchema = v.object({
  name: resourceName,
  authorization: v.variant('type', [
    v.object({ type: v.literal('basic'), username: text }),
    v.object({ type: v.literal('api-key'), header: v.pipe(v.string(), v.minLength(1)) }),
    clientCredentialsSchema,
  ]),
  /** Added to every request. */
  parameters: v.optional(parametersSchema, {}),
  state: v.optional(v.picklist(['AUTHORIZED', 'DEAUTHORIZED']), 'AUTHORIZED'),
});

export type Connection = v.InferOutput<typeof connectionSchema>;
export type ConnectionParameters = Connection['parameters'];
export type ClientCredentials = Extract<
  Connection['authorization'],
  { type: 'oauth-client-credentials' }
>;

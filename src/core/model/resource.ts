import * as v from 'valibot';
import { resourceName } from './fields.ts';

/** The kinds of things that a rule can target. */
export const RESOURCE_TYPES = ['lambda-function', 'sqs-queue', 'api-destination'] as const;
export type ResourceType = (typeof RESOURCE_TYPES)[number];

export const resourceReference = v.object({
  type: v.picklist(RESOURCE_TYPES),
  name: resourceName,
});
export type ResourceReference = v.InferOutput<typeof resourceReference>;

import * as v from 'valibot';
import { identifier, label, text } from './fields.ts';

/** What a producer may be written in; `shell`: command lines of the AWS CLI. */
export const PRODUCER_LANGUAGES = ['python', 'javascript', 'shell'] as const;

/** A program that puts events, run by hand. What it has asked of AWS becomes actions of the scenario. */
export const producerSchema = v.object({
  id: identifier,
  /** As its file is called: `order_service.py`. */
  name: label,
  language: v.picklist(PRODUCER_LANGUAGES),
  code: text,
});

export type Producer = v.InferOutput<typeof producerSchema>;

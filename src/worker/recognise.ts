import { parseJson } from '../core/json/parse.ts';
import { mayBeYaml, recognisePaste } from '../core/paste/recognise.ts';
import type { Recognition } from '../core/paste/recognition.ts';
import type { PasteRequest } from './api.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Tells what was pasted. What reads YAML is loaded when a text looks like it. */
export async function recognise({ text, document }: PasteRequest): Promise<Recognition | null> {
  if (document !== null && parseJson(document).ok) return null;
  const reader = mayBeYaml(text) ? await import('./read-yaml.ts') : null;
  return recognisePaste(text, {
    encode: (one) => encoder.encode(one),
    decode: (bytes) => decoder.decode(bytes),
    readYaml: reader?.readYaml,
  });
}

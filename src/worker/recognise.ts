import { parseJson } from '../core/json/parse.ts';
import { mayBeYaml, recognisePaste } from '../core/paste/recognise.ts';
import type { Recognition } from '../core/paste/recognition.ts';
import type { PasteRequest } from './api.ts';
import { readLog } from './read-log.ts';
import { readMessages } from './read-messages.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Tells what was pasted. What reads YAML is loaded when a text looks like it. */
export async function recognise({ text, document }: PasteRequest): Promise<Recognition | null> {
  if (document !== null && parseJson(document).ok) return null;
  const reader = mayBeYaml(text) ? await import('./read-yaml.ts') : null;
  if (isBusLog(text)) return { ...NOTHING, kind: 'bus-log' };
  const recognition = recognisePaste(text, {
    encode: (one) => encoder.encode(one),
    decode: (bytes) => decoder.decode(bytes),
    readYaml: reader?.readYaml,
  });
  return isDeadLetter(text) ? { ...(recognition ?? NOTHING), kind: 'dead-letter' } : recognition;
}

function isBusLog(text: string): boolean {
  return text.includes('message_type') && readLog(text).records.length > 0;
}

const NOTHING = { events: [], patterns: [], more: 0, placeholders: 0 };

/** Only attributes, or Lambda's record, tell a dead letter from any other message. */
function isDeadLetter(text: string): boolean {
  if (!/RULE_ARN|SCHEDULE_ARN|ErrorMessage|requestContext|DeadLetterQueueSourceArn/.test(text)) {
    return false;
  }
  const read = readMessages(text);
  return read.ok && read.value.some(({ letter }) => letter !== null);
}

import { awsMessage } from '../core/pattern/diagnostic.ts';
import { explainMatch } from '../core/pattern/explain.ts';
import { parsePattern } from '../core/pattern/parse.ts';
import type { PatternTrial } from './api.ts';

/** Any JSON objects against a pattern, whether or not they are whole events. */
export function tryPattern(pattern: string, events: readonly string[]): PatternTrial {
  const parsed = parsePattern(pattern);
  return {
    problem: parsed.ok
      ? null
      : `Event pattern is not valid. Reason: ${awsMessage(parsed.error, pattern)}`,
    verdicts: events.map((event) => {
      if (!isObject(event)) return 'unreadable';
      if (!parsed.ok) return 'invalid';
      return explainMatch(parsed.value, event).matched ? 'matched' : 'failed';
    }),
  };
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

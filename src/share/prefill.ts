import { formatJson } from '../core/json/format.ts';
import { topString } from '../core/json/top-member.ts';
import { failure, type Result, success } from '../core/model/result.ts';
import type { ScenarioSource } from '../core/model/scenario.ts';
import { isPrefilled, PREFILL_PARAMETERS } from './prefill-parameters.ts';

/**
 * A scenario from a query that a person or a program writes by hand: `?event=…&pattern=…`, each any
 * number of times, and `template=…&paths=…` for an input transformer. Texts stay as they are written,
 * valid or not, and are only laid out.
 */

export interface PrefillProblem {
  readonly code: 'prefill';
  readonly parameter: (typeof PREFILL_PARAMETERS)[number];
  readonly reason: 'too-many' | 'too-long' | 'not-paths';
  readonly payload: string;
}

const MOST_EVENTS = 50;
const MOST_RULES = 50;
/** In characters; no browser has addresses that long. */
const LONGEST_TEXT = 2_000_000;

/** What matches every event (EventBridge User Guide, *Match all events*). */
const EVERY_EVENT = '{\n  "source": [{ "prefix": "" }]\n}';
const SOME_EVENT = '{\n  "source": "my.app",\n  "detail-type": "MyEvent",\n  "detail": {}\n}\n';

/** `null` if the query says nothing of a scenario. */
export function prefillOf(query: URLSearchParams): Result<ScenarioSource, PrefillProblem> | null {
  if (!isPrefilled(query)) return null;
  for (const parameter of PREFILL_PARAMETERS) {
    const values = query.getAll(parameter);
    const most = parameter === 'event' ? MOST_EVENTS : parameter === 'pattern' ? MOST_RULES : 1;
    const problem = (reason: PrefillProblem['reason']) =>
      failure({ code: 'prefill' as const, parameter, reason, payload: values.join('\n') });
    if (values.length > most) return problem('too-many');
    if (values.some(({ length }) => length > LONGEST_TEXT)) return problem('too-long');
  }
  const paths = pathsOf(query.get('paths'));
  if (!paths) {
    const payload = query.get('paths') ?? '';
    return failure({ code: 'prefill', parameter: 'paths', reason: 'not-paths', payload });
  }
  const template = query.get('template');
  const input =
    template === null && !query.has('paths')
      ? ({ type: 'matched-event' } as const)
      : ({ type: 'transformer', paths, template: template ?? '' } as const);
  const patterns = query.has('pattern') ? query.getAll('pattern').map(laidOut) : [EVERY_EVENT];
  const events = query.has('event') ? query.getAll('event') : [SOME_EVENT];
  const names = events.map((text) => topString(text, 'detail-type') ?? 'Event');
  return success({
    version: 1,
    name: names[0]?.slice(0, 200) || 'From an address',
    buses: [
      {
        kind: 'classic',
        name: 'default',
        rules: patterns.map((pattern, index) => ({
          name: numbered('my-rule', index),
          pattern,
          targets: [{ id: 'my-queue', resource: { type: 'sqs-queue', name: 'my-queue' }, input }],
        })),
      },
    ],
    queues: [{ name: 'my-queue' }],
    events: events.map((text, index) => ({
      id: numbered('event', index),
      name: names[index]?.slice(0, 200) || 'Event',
      bus: 'default',
      text: `${laidOut(text).trimEnd()}\n`,
    })),
  });
}

/** What is on one line in an address is easier to read on several. */
function laidOut(text: string): string {
  return text.includes('\n') || isDeep(text) ? text : formatJson(text);
}

/** Each level is indented, so that a few thousand characters can be laid out to gigabytes. */
const DEEPEST = 100;

function isDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function pathsOf(text: string | null): Record<string, string> | null {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const paths = Object.entries(value);
    if (!paths.every((entry): entry is [string, string] => typeof entry[1] === 'string'))
      return null;
    return Object.fromEntries(paths);
  } catch {
    return null;
  }
}

function numbered(name: string, index: number): string {
  return index === 0 ? name : `${name}-${index + 1}`;
}

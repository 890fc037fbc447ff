import { compactJson } from '../json/compact.ts';
import { type JsonNode, member } from '../json/node.ts';

/** EventBridge User Guide, *Input transformation*: variables that need no path. */
export const PREDEFINED_VARIABLES = [
  'aws.events.rule-arn',
  'aws.events.rule-name',
  'aws.events.event.ingestion-time',
  'aws.events.event',
  'aws.events.event.json',
] as const;
export type PredefinedVariable = (typeof PREDEFINED_VARIABLES)[number];

/** What the predefined variables are made of. */
export interface TransformContext {
  readonly ruleName: string;
  readonly ruleArn: string;
  /** When EventBridge received the event, ISO 8601 with whole seconds (the precision is our choice). */
  readonly ingestionTime: string;
}

export function isPredefined(name: string): name is PredefinedVariable {
  return PREDEFINED_VARIABLES.some((variable) => variable === name);
}

/** Whether a variable is an object, which `PutTargets` takes in a template that begins with `{` only. */
export function needsObjectTemplate(name: string): boolean {
  return name === 'aws.events.event' || name === 'aws.events.event.json';
}

/** The value as JSON text. */
export function predefinedJson(
  name: PredefinedVariable,
  event: JsonNode,
  context: TransformContext,
): string {
  switch (name) {
    case 'aws.events.rule-arn':
      return JSON.stringify(context.ruleArn);
    case 'aws.events.rule-name':
      return JSON.stringify(context.ruleName);
    case 'aws.events.event.ingestion-time':
      return JSON.stringify(context.ingestionTime);
    case 'aws.events.event.json':
      return compactJson(event);
    case 'aws.events.event':
      return eventWithoutDetail(event);
  }
}

/**
 * Recorded from the service: other names and another order than the event's own. That `time` is in
 * milliseconds since the epoch is our choice; only that it differs from the event's is known.
 */
function eventWithoutDetail(event: JsonNode): string {
  const json = (key: string) => {
    const node = member(event, key);
    return node ? compactJson(node) : null;
  };
  const time = member(event, 'time');
  const instant = time?.type === 'string' ? Date.parse(time.value) : Number.NaN;
  const members = [
    ['id', json('id')],
    ['account', json('account')],
    ['detailType', json('detail-type')],
    ['time', Number.isNaN(instant) ? json('time') : String(instant)],
    ['source', json('source')],
    ['region', json('region')],
    ['resources', json('resources')],
    ['version', json('version')],
  ] as const;
  const written = members.filter(([, value]) => value !== null);
  return `{${written.map(([key, value]) => `"${key}":${value}`).join(',')}}`;
}

import type { ResourceReference } from './scenario.ts';

/** Where a scenario's resources live. */
export interface Place {
  readonly region: string;
  readonly account: string;
}

/** On the default bus the bus is not named. */
export function ruleArn({ region, account }: Place, bus: string, rule: string): string {
  return `arn:aws:events:${region}:${account}:rule/${bus === 'default' ? '' : `${bus}/`}${rule}`;
}

export function busArn({ region, account }: Place, bus: string): string {
  return `arn:aws:events:${region}:${account}:event-bus/${bus}`;
}

export function archiveArn({ region, account }: Place, archive: string): string {
  return `arn:aws:events:${region}:${account}:archive/${archive}`;
}

export function replayArn({ region, account }: Place, replay: string): string {
  return `arn:aws:events:${region}:${account}:replay/${replay}`;
}

export function queueArn({ region, account }: Place, queue: string): string {
  return `arn:aws:sqs:${region}:${account}:${queue}`;
}

export function resourceArn(place: Place, { type, name }: ResourceReference): string {
  const { region, account } = place;
  switch (type) {
    case 'lambda-function':
      return `arn:aws:lambda:${region}:${account}:function:${name}`;
    case 'sqs-queue':
      return queueArn(place, name);
    case 'api-destination':
      return `arn:aws:events:${region}:${account}:api-destination/${name}`;
    case 'event-bus':
      return busArn(place, name);
    case 'sns-topic':
      return `arn:aws:sns:${region}:${account}:${name}`;
    case 'state-machine':
      return `arn:aws:states:${region}:${account}:stateMachine:${name}`;
    case 'kinesis-stream':
      return `arn:aws:kinesis:${region}:${account}:stream/${name}`;
    case 'log-group':
      return `arn:aws:logs:${region}:${account}:log-group:${name}`;
  }
}

/** Where each kind of resource keeps its name in an ARN. */
const RESOURCE_ARNS: readonly (readonly [ResourceReference['type'], RegExp])[] = [
  // A version or an alias may follow.
  ['lambda-function', /^arn:[^:]*:lambda:[^:]*:[^:]*:function:([^:]+)/],
  ['sqs-queue', /^arn:[^:]*:sqs:[^:]*:[^:]*:([^:]+)$/],
  // An id of its own may follow.
  ['api-destination', /^arn:[^:]*:events:[^:]*:[^:]*:api-destination\/([^/]+)/],
  ['event-bus', /^arn:[^:]*:events:[^:]*:[^:]*:event-bus\/(.+)$/],
  ['sns-topic', /^arn:[^:]*:sns:[^:]*:[^:]*:([^:]+)$/],
  ['state-machine', /^arn:[^:]*:states:[^:]*:[^:]*:stateMachine:([^:]+)/],
  ['kinesis-stream', /^arn:[^:]*:kinesis:[^:]*:[^:]*:stream\/(.+)$/],
  ['log-group', /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:([^:]+)/],
];

/** What an ARN names, if it is of a kind that is known here. */
export function resourceOfArn(arn: string): ResourceReference | null {
  for (const [type, expression] of RESOURCE_ARNS) {
    const name = expression.exec(arn)?.[1];
    if (name !== undefined) return { type, name };
  }
  return null;
}

/** A rule by its ARN: the bus is named before it, unless it is the default one. */
export function ruleOfArn(arn: string): { readonly bus: string; readonly name: string } | null {
  // A partner's bus has slashes in its name, and a rule none.
  const [, bus = 'default', name] =
    /^arn:[^:]*:events:[^:]*:[^:]*:rule\/(?:(.+)\/)?([^/]+)$/.exec(arn) ?? [];
  return name === undefined ? null : { bus, name };
}

/** A bus by its name or its ARN; that of a bus which is elsewhere stays as it is. */
export function busName(place: Place, nameOrArn: string): string {
  const [, name] = /^arn:.*:event-bus\/(.*)$/.exec(nameOrArn) ?? [];
  return name !== undefined && busArn(place, name) === nameOrArn ? name : nameOrArn;
}

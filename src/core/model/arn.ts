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

/** A bus by its name or its ARN; that of a bus which is elsewhere stays as it is. */
export function busName(place: Place, nameOrArn: string): string {
  const [, name] = /^arn:.*:event-bus\/(.*)$/.exec(nameOrArn) ?? [];
  return name !== undefined && busArn(place, name) === nameOrArn ? name : nameOrArn;
}

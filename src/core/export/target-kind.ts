import type { ResourceReference } from '../model/resource.ts';
import { assertNever } from '../model/result.ts';

/** How a kind of target is named from outside of it, and how EventBridge gets in. */
export interface TargetKind {
  /** What its ARN ends with, behind Region and account; `null` if it ends with an id that AWS draws. */
  readonly arn: { readonly service: string; readonly resource: string } | null;
  /** The data source of Terraform that knows the ARN of one by its name. */
  readonly terraform: { readonly type: string; readonly nameArgument: string } | null;
  /** Who has to let EventBridge in: the function's policy, the resource's own, or a role. */
  readonly access: 'function-permission' | 'resource-policy' | 'role';
  /** The action that has to be allowed. */
  readonly action: string;
  /** In the middle of a sentence. */
  readonly words: string;
}

/** Every kind of target there is: a new one does not compile until it can be copied, too. */
export function targetKind({ type, name }: ResourceReference): TargetKind {
  switch (type) {
    case 'lambda-function':
      return {
        arn: { service: 'lambda', resource: `function:${name}` },
        terraform: { type: 'aws_lambda_function', nameArgument: 'function_name' },
        access: 'function-permission',
        action: 'lambda:InvokeFunction',
        words: `function ${name}`,
      };
    case 'sqs-queue':
      return {
        arn: { service: 'sqs', resource: name },
        terraform: { type: 'aws_sqs_queue', nameArgument: 'name' },
        access: 'resource-policy',
        action: 'sqs:SendMessage',
        words: `queue ${name}`,
      };
    case 'api-destination':
      return {
        arn: null,
        terraform: null,
        access: 'role',
        action: 'events:InvokeApiDestination',
        words: `API destination ${name}`,
      };
    case 'event-bus':
      return {
        arn: { service: 'events', resource: `event-bus/${name}` },
        terraform: { type: 'aws_cloudwatch_event_bus', nameArgument: 'name' },
        access: 'role',
        action: 'events:PutEvents',
        words: `event bus ${name}`,
      };
    case 'sns-topic':
      return {
        arn: { service: 'sns', resource: name },
        terraform: { type: 'aws_sns_topic', nameArgument: 'name' },
        access: 'resource-policy',
        action: 'sns:Publish',
        words: `topic ${name}`,
      };
    case 'state-machine':
      return {
        arn: { service: 'states', resource: `stateMachine:${name}` },
        terraform: { type: 'aws_sfn_state_machine', nameArgument: 'name' },
        access: 'role',
        action: 'states:StartExecution',
        words: `state machine ${name}`,
      };
    case 'kinesis-stream':
      return {
        arn: { service: 'kinesis', resource: `stream/${name}` },
        terraform: { type: 'aws_kinesis_stream', nameArgument: 'name' },
        access: 'role',
        action: 'kinesis:PutRecord',
        words: `stream ${name}`,
      };
    case 'log-group':
      return {
        arn: { service: 'logs', resource: `log-group:${name}` },
        terraform: { type: 'aws_cloudwatch_log_group', nameArgument: 'name' },
        access: 'resource-policy',
        action: 'logs:PutLogEvents',
        words: `log group ${name}`,
      };
    default:
      return assertNever(type);
  }
}

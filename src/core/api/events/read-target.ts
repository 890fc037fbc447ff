import { checkTarget } from '../../bus/check-target.ts';
import { type Place, queueArn, resourceArn } from '../../model/arn.ts';
import type { ResourceReference } from '../../model/resource.ts';
import { failure, type Result, success } from '../../model/result.ts';
import type { Target, TargetInput } from '../../model/rule.ts';
import { checkInput } from '../../transform/check-input.ts';
import type { target as targetShape } from '../model/events.ts';
import type { ValueOf } from '../shape.ts';
import { type ApiError, apiError, notSimulated } from '../wire.ts';

export type WireTarget = ValueOf<typeof targetShape>;

/** Parameters of services that cannot be targets here. */
const OTHER_PARAMETERS = [
  'RunCommandParameters',
  'EcsParameters',
  'BatchParameters',
  'RedshiftDataParameters',
  'SageMakerPipelineParameters',
  'AppSyncParameters',
] as const;

const ARNS: readonly (readonly [ResourceReference['type'], RegExp])[] = [
  ['lambda-function', /^lambda:function:([^:]+)$/],
  ['sqs-queue', /^sqs:([^:]+)$/],
  ['sns-topic', /^sns:([^:]+)$/],
  ['event-bus', /^events:event-bus\/(.+)$/],
  ['api-destination', /^events:api-destination\/([^/]+)(?:\/[0-9a-f-]+)?$/],
  ['state-machine', /^states:stateMachine:([^:]+)$/],
  ['kinesis-stream', /^kinesis:stream\/(.+)$/],
  ['log-group', /^logs:log-group:([^:]+)(?::\*)?$/],
];

/** What EventBridge calls by a role, which `PutTargets` asks for. */
const NEEDS_ROLE: readonly ResourceReference['type'][] = [
  'event-bus',
  'api-destination',
  'state-machine',
  'kinesis-stream',
];

/**
 * Reads a target of `PutTargets`, with all of the service's checks (input-transformer.md §8).
 *
 * @param position in the request, from 1
 */
export function readTarget(
  wire: WireTarget,
  position: number,
  place: Place,
): Result<Target, ApiError> {
  const { Id, Arn, RoleArn, DeadLetterConfig, RetryPolicy } = wire;
  const ways = [wire.Input, wire.InputPath, wire.InputTransformer];
  if (ways.filter((way) => way !== undefined).length > 1) {
    return invalid(
      `Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`,
    );
  }
  const other = OTHER_PARAMETERS.find((name) => wire[name] !== undefined);
  if (other) return notSimulated(other);
  const resource = readArn(Arn, place);
  if (!resource.ok) return resource;
  if (NEEDS_ROLE.includes(resource.value.type) && RoleArn === undefined) {
    return invalid(`RoleArn is required for target ${Arn}.`);
  }
  const deadLetterQueue =
    DeadLetterConfig?.Arn === undefined ? null : readArn(DeadLetterConfig.Arn, place);
  if (deadLetterQueue && !deadLetterQueue.ok) return deadLetterQueue;
  if (deadLetterQueue && deadLetterQueue.value.type !== 'sqs-queue') {
    return invalid(notAnArn(DeadLetterConfig?.Arn ?? ''));
  }
  const group = wire.SqsParameters?.MessageGroupId;
  const target: Target = {
    id: Id,
    resource: resource.value,
    ...(RoleArn !== undefined && { roleArn: RoleArn }),
    input: inputOf(wire),
    retryPolicy: {
      maximumRetryAttempts: RetryPolicy?.MaximumRetryAttempts ?? 185,
      maximumEventAgeSeconds: RetryPolicy?.MaximumEventAgeInSeconds ?? 86_400,
    },
    ...(group !== undefined && { sqsParameters: { messageGroupId: group } }),
    ...(wire.KinesisParameters && {
      kinesisParameters: { partitionKeyPath: wire.KinesisParameters.PartitionKeyPath },
    }),
    ...(wire.HttpParameters && { httpParameters: httpParametersOf(wire.HttpParameters) }),
    ...(deadLetterQueue && { deadLetterQueue: deadLetterQueue.value.name }),
  };
  const [inputProblem] = checkInput(target.input, Id, position, resource.value.type).filter(
    ({ severity }) => severity === 'error',
  );
  const problem = inputProblem ?? checkTarget(target, position)[0];
  return problem ? invalid(problem.message) : success(target);
}

/** The same the other way round: what was left out stays so. */
export function wireTarget(target: Target, place: Place): WireTarget {
  const { retryPolicy: policy, httpParameters: http, input } = target;
  const isUsual = policy.maximumRetryAttempts === 185 && policy.maximumEventAgeSeconds === 86_400;
  return {
    Id: target.id,
    Arn: resourceArn(place, target.resource),
    ...(target.roleArn !== undefined && { RoleArn: target.roleArn }),
    ...(input.type === 'constant' && { Input: input.text }),
    ...(input.type === 'path' && { InputPath: input.path }),
    ...(input.type === 'transformer' && {
      InputTransformer: { InputPathsMap: input.paths, InputTemplate: input.template },
    }),
    ...(target.kinesisParameters && {
      KinesisParameters: { PartitionKeyPath: target.kinesisParameters.partitionKeyPath },
    }),
    ...(target.sqsParameters && {
      SqsParameters: { MessageGroupId: target.sqsParameters.messageGroupId },
    }),
    ...(http && {
      HttpParameters: {
        ...(http.pathParameterValues && { PathParameterValues: http.pathParameterValues }),
        ...(http.headerParameters && { HeaderParameters: http.headerParameters }),
        ...(http.queryStringParameters && { QueryStringParameters: http.queryStringParameters }),
      },
    }),
    ...(target.deadLetterQueue !== undefined && {
      DeadLetterConfig: { Arn: queueArn(place, target.deadLetterQueue) },
    }),
    ...(!isUsual && {
      RetryPolicy: {
        MaximumRetryAttempts: policy.maximumRetryAttempts,
        MaximumEventAgeInSeconds: policy.maximumEventAgeSeconds,
      },
    }),
  };
}

function inputOf({ Input, InputPath, InputTransformer }: WireTarget): TargetInput {
  if (Input !== undefined) return { type: 'constant', text: Input };
  if (InputPath !== undefined) return { type: 'path', path: InputPath };
  if (!InputTransformer) return { type: 'matched-event' };
  const { InputPathsMap = {}, InputTemplate } = InputTransformer;
  return { type: 'transformer', paths: { ...InputPathsMap }, template: InputTemplate };
}

function httpParametersOf(http: NonNullable<WireTarget['HttpParameters']>) {
  const { PathParameterValues, HeaderParameters, QueryStringParameters } = http;
  return {
    ...(PathParameterValues && { pathParameterValues: [...PathParameterValues] }),
    ...(HeaderParameters && { headerParameters: { ...HeaderParameters } }),
    ...(QueryStringParameters && { queryStringParameters: { ...QueryStringParameters } }),
  };
}

function readArn(arn: string, place: Place): Result<ResourceReference, ApiError> {
  const [, service, region, account, rest] =
    /^arn:aws[\w-]*:([\w-]+):([\w-]*):(\d*):(.+)$/.exec(arn) ?? [];
  if (service === undefined) return invalid(notAnArn(arn));
  for (const [type, pattern] of ARNS) {
    const [, name] = pattern.exec(`${service}:${rest}`) ?? [];
    if (name === undefined) continue;
    if (region !== place.region || account !== place.account) {
      return notSimulated('A target in another account or Region');
    }
    return success({ type, name });
  }
  return notSimulated(`The target ${arn}`);
}

function notAnArn(arn: string): string {
  return `Parameter ${arn} is not valid. Reason: Provided Arn is not in correct format.`;
}

function invalid(message: string): Result<never, ApiError> {
  return failure(apiError('ValidationException', message));
}

import { boolean, integer, list, map, structure, text, time } from '../shape.ts';

/** The requests of EventBridge's API (EventBridge API Reference; AWS's service model `events`). */

const NAME = '[\\.\\-_A-Za-z0-9]+';
const BUS = '[/\\.\\-_A-Za-z0-9]+';
const BUS_OR_ARN = `(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus/)?${BUS}`;

const ruleName = text({ least: 1, most: 64, pattern: NAME });
const targetId = text({ least: 1, most: 64, pattern: NAME });
const busName = text({ least: 1, most: 256, pattern: BUS });
const busNameOrArn = text({ least: 1, most: 1_600, pattern: BUS_OR_ARN });
const arn = text({ least: 1, most: 1_600 });
const nextToken = text({ least: 1, most: 2_048 });
const limit = integer({ least: 1, most: 100 });
const tags = list(
  structure({ Key: text({ least: 1, most: 128 }), Value: text({ most: 256 }) }, {}),
);

/** How many entries there may be is said in other words: `checkRequest`. */
export const putEvents = structure(
  {
    Entries: list(
      structure(
        {},
        {
          Time: time,
          Source: text(),
          Resources: list(text({ most: 2_048 })),
          DetailType: text(),
          Detail: text(),
          EventBusName: busNameOrArn,
          TraceHeader: text({ least: 1, most: 500 }),
        },
      ),
    ),
  },
  {
    EndpointId: text({ least: 1, most: 50, pattern: '[A-Za-z0-9\\-]+[\\.][A-Za-z0-9\\-]+' }),
  },
);

export const testEventPattern = structure(
  { EventPattern: text({ most: 4_096 }), Event: text() },
  {},
);

const deadLetterConfig = structure({}, { Arn: arn });

export const createEventBus = structure(
  { Name: busName },
  {
    EventSourceName: text({
      least: 1,
      most: 256,
      pattern: 'aws\\.partner(/[\\.\\-_A-Za-z0-9]+){2,}',
    }),
    Description: text({ most: 512 }),
    KmsKeyIdentifier: text({ most: 2_048 }),
    DeadLetterConfig: deadLetterConfig,
    Tags: tags,
  },
);
export const deleteEventBus = structure({ Name: busName }, {});
export const describeEventBus = structure({}, { Name: busNameOrArn });
export const listEventBuses = structure(
  {},
  { NamePrefix: busName, NextToken: nextToken, Limit: limit },
);

const ruleOfBus = structure({ Name: ruleName }, { EventBusName: busNameOrArn });
export const describeRule = ruleOfBus;
export const enableRule = ruleOfBus;
export const disableRule = ruleOfBus;

export const putRule = structure(
  { Name: ruleName },
  {
    ScheduleExpression: text({ most: 256 }),
    EventPattern: text({ most: 4_096 }),
    State: text({
      oneOf: ['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'],
    }),
    Description: text({ most: 512 }),
    RoleArn: arn,
    Tags: tags,
    EventBusName: busNameOrArn,
  },
);
export const listRules = structure(
  {},
  { NamePrefix: ruleName, EventBusName: busNameOrArn, NextToken: nextToken, Limit: limit },
);
export const listRuleNamesByTarget = structure(
  { TargetArn: arn },
  { EventBusName: busNameOrArn, NextToken: nextToken, Limit: limit },
);

/** Members of a target whose services are not simulated are here to be named, not to be read. */
const otherParameters = structure({}, {});

/** The input's own limits are checked where they are while typing: `checkInput`. */
export const target = structure(
  { Id: targetId, Arn: arn },
  {
    RoleArn: arn,
    Input: text(),
    InputPath: text(),
    InputTransformer: structure({ InputTemplate: text() }, { InputPathsMap: map(text()) }, [
      'InputPathsMap',
      'InputTemplate',
    ]),
    KinesisParameters: structure({ PartitionKeyPath: text({ most: 256 }) }, {}),
    RunCommandParameters: otherParameters,
    EcsParameters: otherParameters,
    BatchParameters: otherParameters,
    SqsParameters: structure({}, { MessageGroupId: text() }),
    HttpParameters: structure(
      {},
      {
        PathParameterValues: list(text()),
        HeaderParameters: map(text()),
        QueryStringParameters: map(text()),
      },
    ),
    RedshiftDataParameters: otherParameters,
    SageMakerPipelineParameters: otherParameters,
    DeadLetterConfig: deadLetterConfig,
    RetryPolicy: structure(
      {},
      {
        MaximumRetryAttempts: integer({ least: 0, most: 185 }),
        MaximumEventAgeInSeconds: integer({ least: 60, most: 86_400 }),
      },
    ),
    AppSyncParameters: otherParameters,
  },
);
export const putTargets = structure(
  { Rule: ruleName, Targets: list(target, { least: 1, most: 100 }) },
  { EventBusName: busNameOrArn },
  ['Rule', 'EventBusName', 'Targets'],
);
export const removeTargets = structure(
  { Rule: ruleName, Ids: list(targetId, { least: 1, most: 100 }) },
  { EventBusName: busNameOrArn, Force: boolean },
  ['Rule', 'EventBusName', 'Ids'],
);
export const deleteRule = structure(
  { Name: ruleName },
  { EventBusName: busNameOrArn, Force: boolean },
);
export const listTargetsByRule = structure(
  { Rule: ruleName },
  { EventBusName: busNameOrArn, NextToken: nextToken, Limit: limit },
);

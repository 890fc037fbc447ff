// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is dangerous in these languages
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { copyRule } from '../../../src/core/export/copy-rule.ts';
import { DIALECTS } from '../../../src/core/export/dialects.ts';
import type { RuleToCopy } from '../../../src/core/export/rule-copy.ts';
import { RESOURCE_TYPES } from '../../../src/core/model/resource.ts';
import type { Rule, Target } from '../../../src/core/model/rule.ts';
import { parseScenario, type ScenarioSource } from '../../../src/core/model/scenario.ts';
import { orderSystem } from '../../../src/samples/order-system.ts';
import { literalValue, readHcl, readShell, readYaml } from '../../support/read-back.ts';

function copyOf(rule: Rule, bus = 'default'): RuleToCopy {
  return { account: '123456789012', region: 'eu-west-1', bus, rule, functions };
}

function scenarioOf(source: ScenarioSource) {
  const parsed = parseScenario(source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const { functions, buses } = scenarioOf(orderSystem);
const sampleRules = buses.flatMap(({ rules }) => rules);
const retryPolicy = { maximumRetryAttempts: 3, maximumEventAgeSeconds: 600 };

const nasty = fc.oneof(
  fc.constantFrom(
    '{"a": <var>, "b": "${x} %{y} $${z}"}',
    '{\n  "msg": "it\'s <v>\\n",\n  "c": "\\\\"\n}\n',
    '"one <v>"\r\n"two"',
    '${AWS::Region}',
    '`',
    "'''",
    '\n',
    'EOT\n',
  ),
  fc.string({ unit: 'grapheme', minLength: 1 }),
);
const key = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/);
const anyInput: fc.Arbitrary<Target['input']> = fc.oneof(
  fc.constant({ type: 'matched-event' } as const),
  fc.record({ type: fc.constant('constant' as const), text: nasty }),
  fc.record({ type: fc.constant('path' as const), path: nasty }),
  fc.record({
    type: fc.constant('transformer' as const),
    paths: fc.dictionary(key, nasty, { maxKeys: 3, noNullPrototype: true }),
    template: nasty,
  }),
);
const anyRule: fc.Arbitrary<Rule> = fc
  .record({
    state: fc.constantFrom('ENABLED' as const, 'DISABLED' as const),
    pattern: fc.json({ maxDepth: 3, stringUnit: 'grapheme' }),
    inputs: fc.array(fc.tuple(anyInput, fc.constantFrom(...RESOURCE_TYPES), fc.boolean()), {
      maxLength: 3,
    }),
  })
  .map(({ state, pattern, inputs }) => ({
    name: 'a.rule_1',
    state,
    pattern: `{"detail": ${pattern}}`,
    targets: inputs.map(([input, type, hasQueue], index) => ({
      id: `t.${index}`,
      resource: { type, name: `res_${index}` },
      input,
      retryPolicy,
      ...(hasQueue && { deadLetterQueue: 'dead.letters' }),
      ...(type === 'sqs-queue' && { sqsParameters: { messageGroupId: 'a ${group}' } }),
      ...(type === 'kinesis-stream' && { kinesisParameters: { partitionKeyPath: '$.detail.id' } }),
    })),
  }));

/** The part of a target that a person wrote, in the names of the API. */
function writtenOf({ id, input, retryPolicy: retry, ...kind }: Target) {
  const own = {
    'matched-event': {},
    constant: input.type === 'constant' && { Input: input.text },
    path: input.type === 'path' && { InputPath: input.path },
    transformer: input.type === 'transformer' && {
      InputTransformer: {
        ...(Object.keys(input.paths).length > 0 && { InputPathsMap: input.paths }),
        InputTemplate: input.template,
      },
    },
  }[input.type];
  return {
    Id: id,
    ...own,
    ...(kind.sqsParameters && {
      SqsParameters: { MessageGroupId: kind.sqsParameters.messageGroupId },
    }),
    ...(kind.kinesisParameters && {
      KinesisParameters: { PartitionKeyPath: kind.kinesisParameters.partitionKeyPath },
    }),
    RetryPolicy: {
      MaximumEventAgeInSeconds: retry.maximumEventAgeSeconds,
      MaximumRetryAttempts: retry.maximumRetryAttempts,
    },
  };
}

interface ReadTarget {
  readonly [name: string]: unknown;
}
interface ReadRule {
  readonly name: unknown;
  readonly state: unknown;
  readonly bus: unknown;
  /** A value, or its JSON text. */
  readonly pattern: unknown;
  readonly targets: readonly ReadTarget[];
}

function readCloudFormation(text: string, version: '1.1' | '1.2'): ReadRule {
  const { Resources } = readYaml(text, version) as {
    Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
  };
  const rule = Object.values(Resources).find(({ Type }) => Type === 'AWS::Events::Rule');
  const { Name, State, EventBusName, EventPattern, Targets } = rule?.Properties ?? {};
  const targets = Targets as ReadTarget[];
  return { name: Name, state: State, bus: EventBusName, pattern: EventPattern, targets };
}

async function readTerraform(text: string): Promise<ReadRule> {
  type Blocks = Record<string, Record<string, unknown>[]>;
  const { resource } = (await readHcl(text)) as { resource: Record<string, Blocks> };
  const [rule] = Object.values(resource.aws_cloudwatch_event_rule ?? {}).flat();
  const targets = Object.values(resource.aws_cloudwatch_event_target ?? {}).flat();
  const first = (blocks: unknown) => (blocks as Record<string, unknown>[] | undefined)?.[0];
  return {
    name: rule?.name,
    state: rule?.state,
    bus: rule?.event_bus_name,
    pattern: rule?.event_pattern,
    targets: targets.map((target) => {
      const transformer = first(target.input_transformer);
      const retry = first(target.retry_policy);
      const sqs = first(target.sqs_target);
      const kinesis = first(target.kinesis_target);
      return {
        Id: target.target_id,
        ...(target.input !== undefined && { Input: target.input }),
        ...(target.input_path !== undefined && { InputPath: target.input_path }),
        ...(transformer && {
          InputTransformer: {
            ...(transformer.input_paths !== undefined && {
              InputPathsMap: transformer.input_paths,
            }),
            InputTemplate: transformer.input_template,
          },
        }),
        RetryPolicy: {
          MaximumEventAgeInSeconds: retry?.maximum_event_age_in_seconds,
          MaximumRetryAttempts: retry?.maximum_retry_attempts,
        },
        ...(sqs && { SqsParameters: { MessageGroupId: sqs.message_group_id } }),
        ...(kinesis && { KinesisParameters: { PartitionKeyPath: kinesis.partition_key_path } }),
        hasQueue: target.dead_letter_config !== undefined,
      };
    }),
  };
}

function readCdk(text: string): ReadRule {
  const file = ts.createSourceFile('stack.ts', text, ts.ScriptTarget.Latest, true);
  expect((file as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics).toEqual([]);
  let properties: Record<string, unknown> = {};
  const visit = (node: ts.Node) => {
    const isRule = ts.isNewExpression(node) && node.expression.getText() === 'events.CfnRule';
    const argument = isRule ? node.arguments?.[2] : undefined;
    if (argument) properties = literalValue(argument) as Record<string, unknown>;
    ts.forEachChild(node, visit);
  };
  visit(file);
  const pascal = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name.replace(/^./, (letter) => letter.toUpperCase()),
        name === 'inputPathsMap' ? { ...member } : pascal(member),
      ]),
    );
  };
  const targets = properties.targets as unknown[];
  return {
    name: properties.name,
    state: properties.state,
    bus: properties.eventBusName,
    pattern: properties.eventPattern,
    targets: targets.map((target) => pascal(target) as ReadTarget),
  };
}

function readCli(text: string): ReadRule {
  const commands = readShell(text);
  const option = (command: string, name: string) => {
    const words = commands.find(([, , sub]) => sub === command) ?? [];
    return words[words.indexOf(name) + 1];
  };
  const targets = commands.some(([, , sub]) => sub === 'put-targets')
    ? JSON.parse(option('put-targets', '--targets') ?? '')
    : [];
  return {
    name: option('put-rule', '--name'),
    state: option('put-rule', '--state'),
    bus: option('put-rule', '--event-bus-name'),
    pattern: option('put-rule', '--event-pattern'),
    targets,
  };
}

function expectRule(read: ReadRule, rule: Rule): void {
  expect(read).toMatchObject({ name: rule.name, state: rule.state, bus: 'my-bus' });
  if (typeof read.pattern === 'string') expect(read.pattern).toBe(rule.pattern);
  else expect(read.pattern).toEqual(JSON.parse(rule.pattern));
  expect(read.targets.length).toBe(rule.targets.length);
  for (const [index, target] of rule.targets.entries()) {
    const { InputTransformer, Input, InputPath, ...rest } = writtenOf(target) as ReadTarget;
    const found = read.targets[index] ?? {};
    expect(found).toMatchObject(rest);
    expect({
      InputTransformer: found.InputTransformer,
      Input: found.Input,
      InputPath: found.InputPath,
    }).toEqual({ InputTransformer, Input, InputPath });
    const hasQueue = found.hasQueue ?? found.DeadLetterConfig !== undefined;
    expect(hasQueue).toBe(target.deadLetterQueue !== undefined);
  }
}

describe('any rule is read back as it was', () => {
  test.each(['1.1', '1.2'] as const)('from CloudFormation, by YAML %s', (version) => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const { text } = copyRule(copyOf(rule, 'my-bus'), 'cloudformation');
        expectRule(readCloudFormation(text, version), rule);
      }),
    );
  });

  test('from Terraform, but for the composition of characters', async () => {
    const composed = (rule: Rule) => JSON.parse(JSON.stringify(rule).normalize('NFC')) as Rule;
    await fc.assert(
      fc.asyncProperty(anyRule, async (rule) => {
        const { text } = copyRule(copyOf(composed(rule), 'my-bus'), 'terraform');
        expectRule(await readTerraform(text), composed(rule));
      }),
      { numRuns: 60 },
    );
  });

  test('from the CDK', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        expectRule(readCdk(copyRule(copyOf(rule, 'my-bus'), 'cdk').text), rule);
      }),
    );
  });

  test('from the commands of the CLI', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        expectRule(readCli(copyRule(copyOf(rule, 'my-bus'), 'aws-cli').text), rule);
      }),
    );
  });
});

describe('a rule in SAM', () => {
  test('of one function is an event of that function', () => {
    const [rule] = sampleRules;
    const { text } = copyRule(copyOf(rule as Rule), 'sam');
    expect(readYaml(text, '1.1')).toEqual({
      AWSTemplateFormatVersion: '2010-09-09',
      Transform: 'AWS::Serverless-2016-10-31',
      Resources: {
        SendConfirmationEmailLambda: {
          Type: 'AWS::Serverless::Function',
          Properties: {
            FunctionName: 'send_confirmation_email_lambda',
            Runtime: 'nodejs22.x',
            Handler: 'index.handler',
            CodeUri: 'functions/send_confirmation_email_lambda/',
            Timeout: 3,
            MemorySize: 128,
            Events: {
              SendConfirmationEmailEvent: {
                Type: 'EventBridgeRule',
                Properties: {
                  RuleName: 'send-confirmation-email',
                  EventBusName: 'default',
                  State: 'ENABLED',
                  Pattern: {
                    source: ['com.ecommerce.orders'],
                    'detail-type': ['OrderCreated'],
                  },
                  Target: { Id: 'send-email' },
                  RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
                },
              },
            },
          },
        },
      },
    });
  });

  test('of several targets is a rule beside the functions that it calls', () => {
    const rule: Rule = {
      ...(sampleRules[0] as Rule),
      targets: sampleRules.flatMap(({ targets }) => targets).slice(0, 3),
    };
    const { Resources } = readYaml(copyRule(copyOf(rule), 'sam').text, '1.1') as {
      Resources: Record<string, { Type: string; Properties: { Targets: { Arn: unknown }[] } }>;
    };
    const types = Object.values(Resources).map(({ Type }) => Type);
    expect(types).toEqual([
      'AWS::Serverless::Function',
      'AWS::Serverless::Function',
      'AWS::Events::Rule',
      'AWS::Lambda::Permission',
      'AWS::Lambda::Permission',
    ]);
    const [first, , third] = Resources.SendConfirmationEmailRule?.Properties.Targets ?? [];
    expect(first?.Arn).toEqual({ GetAtt: 'SendConfirmationEmailLambda.Arn' });
    expect(third?.Arn).toEqual({
      Sub: 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:shipping-notifications-queue',
    });
  });
});

describe.each(DIALECTS)('$label', ({ id }) => {
  test('every rule of the order system is copied, with notes on what is left to do', () => {
    for (const rule of sampleRules) {
      const { text, notes } = copyRule(copyOf(rule), id);
      expect(text.endsWith('\n')).toBe(true);
      expect(text).not.toMatch(/undefined|\[object/);
      const { deadLetterQueue } = rule.targets[0] ?? {};
      const mentions = notes.filter((note) => note.includes(String(deadLetterQueue)));
      expect(mentions.length > 0).toBe(deadLetterQueue !== undefined);
    }
  });

  test('a rule without targets, and with a pattern that is not JSON, is copied all the same', () => {
    const rule: Rule = { name: '...', state: 'DISABLED', pattern: '{"source": [', targets: [] };
    expect(copyRule(copyOf(rule), id).text).toContain('{"source": [');
  });
});

test('what a language cannot say is said beside it', () => {
  const [rule] = sampleRules as [Rule, ...Rule[]];
  const notesFor = (changes: Partial<Rule>, dialect: (typeof DIALECTS)[number]['id']) =>
    copyRule(copyOf({ ...rule, ...changes }), dialect).notes.join('\n');
  expect(notesFor({ pattern: '{"a": [1.0]}' }, 'cdk')).toContain('another spelling: 1.0');
  expect(notesFor({ pattern: '{"a": ["{{resolve:ssm:x}}"]}' }, 'cloudformation')).toContain(
    'CloudFormation replaces {{resolve:…}}',
  );
  expect(notesFor({ pattern: '{"a": ["e\u0301"]}' }, 'terraform')).toContain('NFC');
});

describe('a rule on a schedule', () => {
  const scheduled: Rule = {
    ...{ name: 'nightly', state: 'ENABLED', pattern: '', schedule: 'cron(0 8 ? * MON-FRI *)' },
    targets: [
      {
        ...{ id: 'f', resource: { type: 'lambda-function', name: functions[0]?.name ?? '' } },
        ...{ input: { type: 'matched-event' }, retryPolicy },
      },
    ],
  };
  const both: Rule = { ...scheduled, pattern: '{"source":["my.app"]}' };

  test.each([
    [
      'cloudformation',
      /^ +ScheduleExpression: ["']?cron\(0 8 \? \* MON-FRI \*\)["']?$/m,
      'EventPattern',
    ],
    ['sam', /^ +ScheduleExpression: ["']?cron\(0 8 \? \* MON-FRI \*\)["']?$/m, 'EventPattern'],
    ['terraform', /^ {2}schedule_expression = "cron\(0 8 \? \* MON-FRI \*\)"$/m, 'event_pattern'],
    ['cdk', /scheduleExpression: 'cron\(0 8 \? \* MON-FRI \*\)',$/m, 'eventPattern'],
    ['aws-cli', /--schedule-expression 'cron\(0 8 \? \* MON-FRI \*\)'/, '--event-pattern'],
  ] as const)('in %s has no pattern, unless it also has one', (dialect, expression, pattern) => {
    const copy = copyRule(copyOf(scheduled), dialect);
    expect(copy.text).toMatch(expression);
    expect(copy.text).not.toContain(pattern);
    expect(copy.notes.join()).not.toContain('not JSON');
    expect(copyRule(copyOf(both), dialect).text).toMatch(expression);
    expect(copyRule(copyOf(both), dialect).text).toContain(pattern);
  });
});

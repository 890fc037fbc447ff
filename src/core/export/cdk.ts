import type { ResourceReference } from '../model/resource.ts';
import type { Target } from '../model/rule.ts';
import { isScheduledOnly } from '../model/scheduled-only.ts';
import {
  commonNotes,
  inputFields,
  kindFields,
  Names,
  NOT_JSON_NOTE,
  numberNotes,
  pascalCase,
  patternNode,
  queueReference,
  type RuleCopy,
  type RuleToCopy,
} from './rule-copy.ts';
import { targetKind } from './target-kind.ts';
import { propertyName, typescriptString, typescriptValue } from './typescript.ts';

/**
 * A stack for the AWS CDK in TypeScript. It uses the constructs that are CloudFormation's own
 * resources: the higher ones write templates and patterns in their own way.
 */
export function toCdk(copy: RuleToCopy): RuleCopy {
  const { rule, bus } = copy;
  const ids = new Names(pascalCase);
  const stack = ids.for(`${rule.name}-stack`);
  const ruleId = ids.for(rule.name);
  const properties = new Map<string, string>();
  const isScheduled = isScheduledOnly(rule);
  const node = isScheduled ? null : patternNode(rule);
  const pattern = node ? typescriptValue(node, '      ') : typescriptString(rule.pattern);
  const targets = rule.targets.map((target) => `        ${targetText(target, properties)},`);
  const functions = new Map(
    rule.targets
      .filter(({ resource }) => targetKind(resource).access === 'function-permission')
      .map(({ resource }) => [resource.name, resource]),
  );
  const permissions = [...functions.values()].map((resource) =>
    [
      '',
      `    new lambda.CfnPermission(this, ${typescriptString(ids.for(`${resource.name}-permission`))}, {`,
      `      action: ${typescriptString(targetKind(resource).action)},`,
      `      functionName: ${arnText(resource, properties, '      ')},`,
      `      principal: 'events.amazonaws.com',`,
      '      sourceArn: rule.attrArn,',
      '    });',
    ].join('\n'),
  );
  const imports = [
    ...([...targets, ...permissions].some((part) => part.includes('ArnFormat.'))
      ? ['ArnFormat']
      : []),
    ...['Stack', 'type StackProps', 'aws_events as events'],
    ...(functions.size > 0 ? ['aws_lambda as lambda'] : []),
  ];
  const text = [
    `import { ${imports.join(', ')} } from 'aws-cdk-lib';`,
    `import type { Construct } from 'constructs';`,
    '',
    ...propertiesInterface(stack, properties),
    `export class ${stack} extends Stack {`,
    `  constructor(scope: Construct, id: string, props${properties.size > 0 ? `: ${stack}Props` : '?: StackProps'}) {`,
    '    super(scope, id, props);',
    '',
    `    ${permissions.length > 0 ? 'const rule = ' : ''}new events.CfnRule(this, ${typescriptString(ruleId)}, {`,
    `      name: ${typescriptString(rule.name)},`,
    `      eventBusName: ${typescriptString(bus)},`,
    `      state: ${typescriptString(rule.state)},`,
    ...(isScheduled ? [] : [`      eventPattern: ${pattern},`]),
    ...(rule.schedule === undefined
      ? []
      : [`      scheduleExpression: ${typescriptString(rule.schedule)},`]),
    '      targets: [',
    ...targets,
    '      ],',
    '    });',
    ...permissions,
    '  }',
    '}',
    '',
  ];
  const patternNotes = node ? numberNotes(node) : isScheduled ? [] : [NOT_JSON_NOTE];
  const notes = [...commonNotes(copy), ...patternNotes];
  return { text: text.join('\n'), notes };
}

/** What the stack has to be told, since no name leads to it. */
function propertiesInterface(
  stack: string,
  properties: ReadonlyMap<string, string>,
): readonly string[] {
  if (properties.size === 0) return [];
  const members = [...properties].map(
    ([name, words]) => `  /** ${words}. */\n  readonly ${name}: string;`,
  );
  return [`export interface ${stack}Props extends StackProps {`, ...members, '}', ''];
}

function targetText(target: Target, properties: Map<string, string>): string {
  const { id, resource, retryPolicy, deadLetterQueue } = target;
  const { SqsParameters, KinesisParameters } = kindFields(target);
  const { Input, InputPath, InputTransformer } = inputFields(target);
  const paths = Object.entries(InputTransformer?.InputPathsMap ?? {});
  const inner = '          ';
  const lines = [
    `id: ${typescriptString(id)},`,
    `arn: ${arnText(resource, properties, inner)},`,
    ...(targetKind(resource).access === 'role'
      ? [
          `roleArn: ${property(`${resource.name}-role-arn`, `Role that may call ${resource.name}`, properties)},`,
        ]
      : []),
    ...(Input === undefined ? [] : [`input: ${typescriptString(Input)},`]),
    ...(InputPath === undefined ? [] : [`inputPath: ${typescriptString(InputPath)},`]),
    ...(InputTransformer
      ? [
          'inputTransformer: {',
          ...(paths.length > 0
            ? [
                '  inputPathsMap: {',
                ...paths.map(
                  ([key, path]) => `    ${propertyName(key)}: ${typescriptString(path)},`,
                ),
                '  },',
              ]
            : []),
          `  inputTemplate: ${typescriptString(InputTransformer.InputTemplate)},`,
          '},',
        ]
      : []),
    ...(SqsParameters
      ? [`sqsParameters: { messageGroupId: ${typescriptString(SqsParameters.MessageGroupId)} },`]
      : []),
    ...(KinesisParameters
      ? [
          'kinesisParameters: {',
          `  partitionKeyPath: ${typescriptString(KinesisParameters.PartitionKeyPath)},`,
          '},',
        ]
      : []),
    'retryPolicy: {',
    `  maximumEventAgeInSeconds: ${retryPolicy.maximumEventAgeSeconds},`,
    `  maximumRetryAttempts: ${retryPolicy.maximumRetryAttempts},`,
    '},',
    ...(deadLetterQueue === undefined
      ? []
      : [
          `deadLetterConfig: { arn: ${arnText(queueReference(deadLetterQueue), properties, inner)} },`,
        ]),
  ];
  return `{\n${lines.map((line) => inner + line).join('\n')}\n        }`;
}

function arnText(
  resource: ResourceReference,
  properties: Map<string, string>,
  indent: string,
): string {
  const { arn, words } = targetKind(resource);
  if (!arn) return property(`${resource.name}-arn`, `ARN of ${words}`, properties);
  const [kind = '', name] = arn.resource.split(':');
  const service = typescriptString(arn.service);
  if (name === undefined) {
    return `this.formatArn({ service: ${service}, resource: ${typescriptString(kind)} })`;
  }
  const lines = [
    `service: ${service},`,
    `resource: ${typescriptString(kind)},`,
    `resourceName: ${typescriptString(name)},`,
    'arnFormat: ArnFormat.COLON_RESOURCE_NAME,',
  ];
  return `this.formatArn({\n${lines.map((line) => `${indent}  ${line}`).join('\n')}\n${indent}})`;
}

function property(name: string, words: string, properties: Map<string, string>): string {
  const pascal = pascalCase(name);
  const camel = (pascal[0] ?? '').toLowerCase() + pascal.slice(1);
  properties.set(camel, words);
  return `props.${camel}`;
}

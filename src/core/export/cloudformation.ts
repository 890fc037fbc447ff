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
import { type YamlValue, yamlList, yamlMap, yamlOf, yamlText, yamlWord } from './yaml.ts';

/** A CloudFormation template with the rule and what lets it call its functions. */
export function toCloudFormation(copy: RuleToCopy): RuleCopy {
  const template = new CloudFormationTemplate(copy);
  template.addRule();
  return template.finish();
}

/** A template under construction. Resources that exist are named by their ARNs. */
export class CloudFormationTemplate {
  readonly copy: RuleToCopy;
  readonly names = new Names(pascalCase);
  readonly resources: (readonly [string, YamlValue])[] = [];
  readonly notes: string[];
  readonly #parameters = new Map<string, YamlValue>();
  readonly #parameterNames = new Map<string, string>();
  readonly #ownArns = new Map<string, YamlValue>();

  constructor(copy: RuleToCopy) {
    this.copy = copy;
    this.notes = commonNotes(copy);
    if (this.#hasDynamicReference()) {
      this.notes.push(
        'CloudFormation replaces {{resolve:…}} wherever it stands, and there is no escape for it.',
      );
    }
  }

  /** From now on the ARN of this resource is that of one in the template. */
  own({ type, name }: ResourceReference, logicalId: string): void {
    this.#ownArns.set(`${type}/${name}`, {
      type: 'tagged',
      tag: 'GetAtt',
      text: `${logicalId}.Arn`,
    });
  }

  addRule(): void {
    const { rule, bus } = this.copy;
    const id = this.names.for(`${rule.name}-rule`);
    const properties = yamlMap(
      ['Name', rule.name],
      ['EventBusName', bus],
      ['State', yamlWord(rule.state)],
      ['EventPattern', isScheduledOnly(rule) ? undefined : this.pattern()],
      ['ScheduleExpression', rule.schedule],
      ['Targets', yamlList(rule.targets.map((target) => this.#target(target)))],
    );
    this.resources.push([
      id,
      yamlMap(['Type', yamlWord('AWS::Events::Rule')], ['Properties', properties]),
    ]);
    this.#addPermissions(id);
  }

  pattern(): YamlValue {
    const node = patternNode(this.copy.rule);
    this.notes.push(...(node ? numberNotes(node) : [NOT_JSON_NOTE]));
    return node ? yamlOf(node) : this.copy.rule.pattern;
  }

  /** What a target is sent and what becomes of it when that fails. */
  targetSettings(target: Target): readonly (readonly [string, YamlValue | undefined])[] {
    const { Input, InputPath, InputTransformer } = inputFields(target);
    const map = Object.entries(InputTransformer?.InputPathsMap ?? {});
    const { maximumEventAgeSeconds, maximumRetryAttempts } = target.retryPolicy;
    const { deadLetterQueue } = target;
    return [
      ['Input', Input],
      ['InputPath', InputPath],
      [
        'InputTransformer',
        InputTransformer &&
          yamlMap(
            ['InputPathsMap', map.length > 0 ? { type: 'map', members: map } : undefined],
            ['InputTemplate', InputTransformer.InputTemplate],
          ),
      ],
      [
        'RetryPolicy',
        yamlMap(
          ['MaximumEventAgeInSeconds', maximumEventAgeSeconds],
          ['MaximumRetryAttempts', maximumRetryAttempts],
        ),
      ],
      [
        'DeadLetterConfig',
        deadLetterQueue === undefined
          ? undefined
          : yamlMap(['Arn', this.#arn(queueReference(deadLetterQueue))]),
      ],
    ];
  }

  finish(...head: readonly (readonly [string, YamlValue])[]): RuleCopy {
    const parameters: YamlValue = { type: 'map', members: [...this.#parameters] };
    const text = yamlText(
      yamlMap(
        ['AWSTemplateFormatVersion', '2010-09-09'],
        ...head,
        ['Parameters', this.#parameters.size > 0 ? parameters : undefined],
        ['Resources', { type: 'map', members: this.resources }],
      ),
    );
    return { text, notes: this.notes };
  }

  #target(target: Target): YamlValue {
    const { id, resource } = target;
    const { SqsParameters, KinesisParameters } = kindFields(target);
    const arn = this.#arn(resource);
    const role =
      targetKind(resource).access === 'role'
        ? this.#parameter(`${resource.name}-role-arn`, `Role that may call ${resource.name}`)
        : undefined;
    return yamlMap(
      ['Id', id],
      ['Arn', arn],
      ['RoleArn', role],
      ...this.targetSettings(target),
      ['SqsParameters', SqsParameters && yamlMap(...Object.entries(SqsParameters))],
      ['KinesisParameters', KinesisParameters && yamlMap(...Object.entries(KinesisParameters))],
    );
  }

  /** Functions say in their own policy who may call them. */
  #addPermissions(rule: string): void {
    const seen = new Set<string>();
    for (const { resource } of this.copy.rule.targets) {
      const { access, action } = targetKind(resource);
      if (access !== 'function-permission' || seen.has(resource.name)) continue;
      seen.add(resource.name);
      const properties = yamlMap(
        ['Action', action],
        ['FunctionName', this.#arn(resource)],
        ['Principal', 'events.amazonaws.com'],
        ['SourceArn', { type: 'tagged', tag: 'GetAtt', text: `${rule}.Arn` }],
      );
      this.resources.push([
        this.names.for(`${resource.name}-permission`),
        yamlMap(['Type', yamlWord('AWS::Lambda::Permission')], ['Properties', properties]),
      ]);
    }
  }

  #arn(resource: ResourceReference): YamlValue {
    const own = this.#ownArns.get(`${resource.type}/${resource.name}`);
    if (own) return own;
    const { arn, words } = targetKind(resource);
    if (!arn) return this.#parameter(`${resource.name}-arn`, `ARN of ${words}`);
    // Names of resources cannot hold what `Sub` would read as a variable.
    const place = ['AWS::Partition', 'AWS::Region', 'AWS::AccountId'].map((name) => `\${${name}}`);
    const text = `arn:${place[0]}:${arn.service}:${place[1]}:${place[2]}:${arn.resource}`;
    return { type: 'tagged', tag: 'Sub', text };
  }

  #parameter(name: string, description: string): YamlValue {
    const known = this.#parameterNames.get(name);
    const id = known ?? this.names.for(name);
    if (known === undefined) {
      this.#parameterNames.set(name, id);
      this.#parameters.set(id, yamlMap(['Type', yamlWord('String')], ['Description', description]));
    }
    return { type: 'tagged', tag: 'Ref', text: id };
  }

  #hasDynamicReference(): boolean {
    const { pattern, targets } = this.copy.rule;
    return [pattern, ...targets.map(({ input }) => JSON.stringify(input))].some((text) =>
      text.includes('{{resolve:'),
    );
  }
}

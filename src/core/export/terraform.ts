import type { ResourceReference } from '../model/resource.ts';
import type { Target } from '../model/rule.ts';
import { isScheduledOnly } from '../model/scheduled-only.ts';
import { hclName, hclString, hclText } from './hcl.ts';
import {
  commonNotes,
  inputFields,
  kindFields,
  Names,
  queueReference,
  type RuleCopy,
  type RuleToCopy,
} from './rule-copy.ts';
import { targetKind } from './target-kind.ts';

/**
 * A configuration for Terraform's AWS provider. Texts are heredocs or quoted strings and never
 * `jsonencode`, which would write the brackets of placeholders as escapes.
 */
export function toTerraform(copy: RuleToCopy): RuleCopy {
  return new Configuration(copy).finish();
}

class Configuration {
  readonly #copy: RuleToCopy;
  readonly #names = new Names(hclName);
  readonly #lookUps = new Map<string, { readonly reference: string; readonly block: string }>();

  constructor(copy: RuleToCopy) {
    this.#copy = copy;
  }

  finish(): RuleCopy {
    const { rule, bus } = this.#copy;
    const label = this.#names.for(rule.name);
    // Aligned, as `terraform fmt` would.
    const isScheduled = rule.schedule !== undefined;
    const line = (key: string, value: string) =>
      `${key.padEnd((isScheduled ? 'schedule_expression' : 'event_bus_name').length)} = ${value}`;
    const ruleBlock = block(`resource "aws_cloudwatch_event_rule" "${label}"`, [
      line('name', hclString(rule.name)),
      line('event_bus_name', hclString(bus)),
      line('state', hclString(rule.state)),
      ...(isScheduledOnly(rule) ? [] : [line('event_pattern', hclText(rule.pattern, '  '))]),
      ...(rule.schedule === undefined
        ? []
        : [line('schedule_expression', hclString(rule.schedule))]),
    ]);
    const targets = rule.targets.map((target) => this.#target(target, label));
    const permissions = this.#permissions(label);
    const lookUps = [...this.#lookUps.values()].map((lookUp) => lookUp.block);
    const text = [...lookUps, ruleBlock, ...targets, ...permissions].join('\n\n');
    return { text: `${text}\n`, notes: this.#notes() };
  }

  #target(target: Target, rule: string): string {
    const { id, resource, retryPolicy, deadLetterQueue } = target;
    const { SqsParameters, KinesisParameters } = kindFields(target);
    const { Input, InputPath, InputTransformer } = inputFields(target);
    const paths = Object.entries(InputTransformer?.InputPathsMap ?? {});
    const label = this.#names.for(`${rule}-${id}`);
    const needsRole = targetKind(resource).access === 'role';
    return block(`resource "aws_cloudwatch_event_target" "${label}"`, [
      `rule           = aws_cloudwatch_event_rule.${rule}.name`,
      `event_bus_name = aws_cloudwatch_event_rule.${rule}.event_bus_name`,
      `target_id      = ${hclString(id)}`,
      `arn            = ${this.#arn(resource)}`,
      ...(needsRole
        ? [
            `role_arn       = ${this.#variable(`${resource.name}_role_arn`, `Role that may call ${resource.name}`)}`,
          ]
        : []),
      ...(Input === undefined ? [] : [`input          = ${hclText(Input, '  ')}`]),
      ...(InputPath === undefined ? [] : [`input_path     = ${hclString(InputPath)}`]),
      ...(InputTransformer
        ? [
            '',
            block(
              'input_transformer',
              [
                ...(paths.length > 0
                  ? [
                      block(
                        'input_paths =',
                        paths.map(([key, path]) => `${hclString(key)} = ${hclString(path)}`),
                        '    ',
                      ),
                    ]
                  : []),
                `input_template = ${hclText(InputTransformer.InputTemplate, '    ')}`,
              ],
              '  ',
            ),
          ]
        : []),
      ...(SqsParameters
        ? [
            '',
            block(
              'sqs_target',
              [`message_group_id = ${hclString(SqsParameters.MessageGroupId)}`],
              '  ',
            ),
          ]
        : []),
      ...(KinesisParameters
        ? [
            '',
            block(
              'kinesis_target',
              [`partition_key_path = ${hclString(KinesisParameters.PartitionKeyPath)}`],
              '  ',
            ),
          ]
        : []),
      '',
      block(
        'retry_policy',
        [
          `maximum_event_age_in_seconds = ${retryPolicy.maximumEventAgeSeconds}`,
          `maximum_retry_attempts       = ${retryPolicy.maximumRetryAttempts}`,
        ],
        '  ',
      ),
      ...(deadLetterQueue === undefined
        ? []
        : [
            '',
            block(
              'dead_letter_config',
              [`arn = ${this.#arn(queueReference(deadLetterQueue))}`],
              '  ',
            ),
          ]),
    ]);
  }

  #permissions(rule: string): readonly string[] {
    const functions = new Map(
      this.#copy.rule.targets
        .filter(({ resource }) => targetKind(resource).access === 'function-permission')
        .map(({ resource }) => [resource.name, resource]),
    );
    return [...functions.values()].map((resource) =>
      block(`resource "aws_lambda_permission" "${this.#names.for(`${rule}-${resource.name}`)}"`, [
        `action        = ${hclString(targetKind(resource).action)}`,
        `function_name = ${hclString(resource.name)}`,
        'principal     = "events.amazonaws.com"',
        `source_arn    = aws_cloudwatch_event_rule.${rule}.arn`,
      ]),
    );
  }

  /** Of something that exists: looked up by its name, or asked for where it has an id of AWS's. */
  #arn(resource: ResourceReference): string {
    const { terraform, words } = targetKind(resource);
    if (!terraform) return this.#variable(`${resource.name}_arn`, `ARN of ${words}`);
    const { type, nameArgument } = terraform;
    return this.#lookUp(`${type}/${resource.name}`, () => {
      const label = this.#names.for(resource.name);
      return {
        reference: `data.${type}.${label}.arn`,
        block: block(`data "${type}" "${label}"`, [
          `${nameArgument} = ${hclString(resource.name)}`,
        ]),
      };
    });
  }

  #variable(name: string, description: string): string {
    return this.#lookUp(`variable/${name}`, () => {
      const label = this.#names.for(name);
      return {
        reference: `var.${label}`,
        block: block(`variable "${label}"`, [
          'type        = string',
          `description = ${hclString(description)}`,
        ]),
      };
    });
  }

  #lookUp(key: string, make: () => { reference: string; block: string }): string {
    const lookUp = this.#lookUps.get(key) ?? make();
    this.#lookUps.set(key, lookUp);
    return lookUp.reference;
  }

  #notes(): readonly string[] {
    const notes = commonNotes(this.#copy);
    const { pattern, targets } = this.#copy.rule;
    const texts = [pattern, ...targets.map(({ input }) => JSON.stringify(input))];
    if (texts.some((text) => text.normalize('NFC') !== text)) {
      notes.push('Terraform composes letters and accents (NFC): some characters arrive as others.');
    }
    return notes;
  }
}

/** A block, or an argument whose value is an object. */
function block(head: string, lines: readonly string[], indent = ''): string {
  const inner = lines.map((line) => (line === '' ? '' : `${indent}  ${line}`));
  return `${head} {\n${inner.join('\n')}\n${indent}}`;
}

import type { JsonNode } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import type { LambdaFunction } from '../model/lambda-function.ts';
import type { ResourceReference } from '../model/resource.ts';
import type { Rule, Target } from '../model/rule.ts';
import { targetKind } from './target-kind.ts';

/** A rule with what is to be known of its surroundings. */
export interface RuleToCopy {
  readonly account: string;
  readonly region: string;
  readonly bus: string;
  readonly rule: Rule;
  /** Those of the scenario; a template that defines functions looks theirs up here. */
  readonly functions: readonly LambdaFunction[];
}

/** A rule in another language. */
export interface RuleCopy {
  readonly text: string;
  /** What the text leaves to the person, or cannot say. */
  readonly notes: readonly string[];
}

/** What a target is sent, in the names of the API; nothing for the matched event. */
export function inputFields({ input }: Target): {
  readonly Input?: string;
  readonly InputPath?: string;
  readonly InputTransformer?: {
    readonly InputPathsMap?: Readonly<Record<string, string>>;
    readonly InputTemplate: string;
  };
} {
  switch (input.type) {
    case 'matched-event':
      return {};
    case 'constant':
      return { Input: input.text };
    case 'path':
      return { InputPath: input.path };
    case 'transformer': {
      const hasPaths = Object.keys(input.paths).length > 0;
      const map = hasPaths ? { InputPathsMap: input.paths } : {};
      return { InputTransformer: { ...map, InputTemplate: input.template } };
    }
  }
}

/** Settings that some kinds of targets have, in the names of the API. */
export function kindFields({ sqsParameters, kinesisParameters }: Target): {
  readonly SqsParameters?: { readonly MessageGroupId: string };
  readonly KinesisParameters?: { readonly PartitionKeyPath: string };
} {
  return {
    ...(sqsParameters && { SqsParameters: { MessageGroupId: sqsParameters.messageGroupId } }),
    ...(kinesisParameters && {
      KinesisParameters: { PartitionKeyPath: kinesisParameters.partitionKeyPath },
    }),
  };
}

/** The pattern as a value; `null` while it is not JSON. */
export function patternNode({ pattern }: Rule): JsonNode | null {
  const parsed = parseJson(pattern);
  return parsed.ok ? parsed.value : null;
}

/** Gives names in a style of their own to things, no two alike. */
export class Names {
  readonly #taken = new Set<string>();
  readonly #style: (name: string) => string;

  constructor(style: (name: string) => string) {
    this.#style = style;
  }

  for(name: string): string {
    const base = this.#style(name);
    let free = base;
    for (let count = 2; this.#taken.has(free); count++) free = `${base}${count}`;
    this.#taken.add(free);
    return free;
  }
}

/** `send-confirmation-email` to `SendConfirmationEmail`: letters and digits only, a letter first. */
export function pascalCase(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word) => (word[0] ?? '').toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(joined) ? joined : `R${joined}`;
}

export function queueReference(name: string): ResourceReference {
  return { type: 'sqs-queue', name };
}

/** What holds of a rule in every language. */
export function commonNotes({ rule }: RuleToCopy): string[] {
  const notes: string[] = [];
  const isOpen = (access: string) =>
    rule.targets.filter(({ resource }) => targetKind(resource).access === access);
  for (const { resource } of isOpen('resource-policy')) {
    const { words, action } = targetKind(resource);
    notes.push(
      `The policy of ${words} has to allow ${action} to events.amazonaws.com for this rule. A policy replaces the one that is there, so none is included.`,
    );
  }
  for (const { resource } of isOpen('role')) {
    const { words, action } = targetKind(resource);
    notes.push(`EventBridge calls ${words} by a role that allows ${action}: name it.`);
  }
  const queues = new Set(rule.targets.flatMap(({ deadLetterQueue }) => deadLetterQueue ?? []));
  for (const queue of queues) {
    notes.push(
      `The policy of the dead-letter queue ${queue} has to allow sqs:SendMessage to events.amazonaws.com for this rule; without it events are dropped.`,
    );
  }
  return notes;
}

/** Of a template that is read as JSON or YAML: numbers are written anew there. */
export function numberNotes(pattern: JsonNode | null): string[] {
  const changed = pattern ? respeltNumbers(pattern) : [];
  if (changed.length === 0) return [];
  return [
    `Numbers of the pattern are read and written anew on the way, perhaps in another spelling: ${changed.join(', ')}.`,
  ];
}

function respeltNumbers(node: JsonNode): readonly string[] {
  switch (node.type) {
    case 'object':
      return node.members.flatMap(({ value }) => respeltNumbers(value));
    case 'array':
      return node.elements.flatMap(respeltNumbers);
    case 'number':
      return String(Number(node.text)) === node.text ? [] : [node.text];
    default:
      return [];
  }
}

export const NOT_JSON_NOTE = 'The event pattern is not JSON yet: it is copied as a text.';

import { type JsonNode, type JsonObject, member } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import type { PasteKind } from './recognition.ts';

/** A pattern somewhere in a document. */
export interface WrittenPattern {
  readonly name: string | null;
  readonly node: JsonNode;
}

/** Deeper than any template or output of the AWS CLI. */
const DEEPEST = 40;

/**
 * The patterns of the rules in a document: output of the AWS CLI, a template of CloudFormation or SAM,
 * a configuration of the Serverless Framework, Terraform's JSON. They are known by the names they
 * stand under, so a part of such a document will do.
 */
export function findPatterns(root: JsonNode): readonly WrittenPattern[] {
  const found: WrittenPattern[] = [];
  const visit = (node: JsonNode, name: string | null, depth: number): void => {
    if (depth > DEEPEST) return;
    if (node.type === 'array') {
      for (const element of node.elements) visit(element, name, depth + 1);
      return;
    }
    if (node.type !== 'object') return;
    const pattern = patternOf(node);
    if (pattern) {
      found.push({ name: nameOf(node) ?? name, node: pattern });
      return;
    }
    for (const { key, value } of node.members) {
      visit(value, GENERIC_NAMES.has(key) ? name : key, depth + 1);
    }
  };
  visit(root, null, 0);
  return found;
}

/** Names that say where one is in a document, and not what a rule is called. */
const GENERIC_NAMES = new Set([
  ...['Properties', 'Resources', 'Rules', 'Events', 'events', 'eventBridge', 'functions', 'values'],
  ...['resources', 'root_module', 'planned_values', 'change', 'after', 'attributes', 'instances'],
  ...['Rule', 'child_modules', 'resource_changes'],
]);

function patternOf(node: JsonObject): JsonNode | null {
  const direct = member(node, 'EventPattern') ?? member(node, 'event_pattern');
  if (direct) return asObject(direct);
  // SAM: an event of a function or of a state machine.
  if (/^(EventBridgeRule|CloudWatchEvent)$/.test(textOf(member(node, 'Type')))) {
    return asObject(member(member(node, 'Properties'), 'Pattern'));
  }
  // Serverless Framework
  return asObject(member(member(node, 'eventBridge'), 'pattern'));
}

/** The object itself, or the one that is written in a string. */
function asObject(node: JsonNode | undefined): JsonNode | null {
  if (node?.type === 'string') {
    const parsed = parseJson(node.value);
    return parsed.ok && parsed.value.type === 'object' ? asObject(parsed.value) : null;
  }
  return node?.type === 'object' && node.members.length > 0 ? node : null;
}

function nameOf(node: JsonObject): string | null {
  const name = member(node, 'Name') ?? member(node, 'name');
  return name?.type === 'string' && name.value !== '' ? name.value : null;
}

/** What kind of document it is that patterns were found in. */
export function kindOfDocument(root: JsonNode): PasteKind {
  if (member(root, 'Event') && member(root, 'EventPattern')) return 'test-event-pattern';
  if (member(root, 'Rules')?.type === 'array') return 'list-rules';
  if (member(root, 'EventPattern')?.type === 'string') return 'describe-rule';
  const seen = new Set<string>();
  const visit = (node: JsonNode, depth: number): void => {
    if (depth > DEEPEST) return;
    if (node.type === 'array') for (const element of node.elements) visit(element, depth + 1);
    if (node.type !== 'object') return;
    for (const { key, value } of node.members) {
      if (key === 'eventBridge') seen.add('serverless');
      if (key === 'event_pattern') seen.add('terraform-state');
      const type = key === 'Type' ? textOf(value) : '';
      if (/^(AWS::Serverless::|EventBridgeRule$|CloudWatchEvent$)/.test(type)) seen.add('sam');
      visit(value, depth + 1);
    }
  };
  visit(root, 0);
  const kinds = ['sam', 'serverless', 'terraform-state'] as const;
  return kinds.find((kind) => seen.has(kind)) ?? 'cloudformation';
}

function textOf(node: JsonNode | undefined): string {
  return node?.type === 'string' ? node.value : '';
}

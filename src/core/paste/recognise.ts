import { compactJson } from '../json/compact.ts';
import { formatJson } from '../json/format.ts';
import { type JsonNode, member } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import { optionOf } from './command.ts';
import { type Codec, findEvents, foundEvent } from './events.ts';
import type { FoundPattern, PasteKind, Recognition } from './recognition.ts';
import { findPatterns, kindOfDocument, type WrittenPattern } from './rules.ts';
import { isEvent, isPattern } from './shapes.ts';
import { resolveFunctions } from './template-values.ts';
import { terraformPatterns } from './terraform.ts';

/** What the reading of a pasted text needs from outside. */
export interface PasteTools extends Codec {
  /** YAML to values, `undefined` for what is none; needed only where `mayBeYaml` says so. */
  readonly readYaml?: ((text: string) => unknown) | undefined;
}

/** In characters: what is longer is for the bulk check of files. */
const LONGEST = 5_000_000;
/** As many rules as a person would have on a bus by hand. */
const MOST_PATTERNS = 50;
const DEEPEST_STRING = 4;

/** Whether only a reader of YAML can tell what a text is. */
export function mayBeYaml(text: string): boolean {
  if (/^\s*["[{]/.test(text.slice(0, 200)) || text.length > LONGEST) return false;
  return /^[ \t-]*["']?(?:EventPattern|Pattern|eventBridge)["']?[ \t]*:/m.test(text);
}

/**
 * Tells what a pasted text is, and takes the events or the patterns out of it. Returns `null` for what
 * is nothing that is known; it never throws. An event or a pattern that stands for itself is
 * recognised too: whether that is worth saying depends on where it was pasted.
 */
export function recognisePaste(text: string, tools: PasteTools): Recognition | null {
  const trimmed = text.trim();
  if (trimmed.length < 2 || trimmed.length > LONGEST) return null;
  const parsed = parseJson(trimmed);
  if (parsed.ok) return recogniseJson(trimmed, parsed.value, tools, 0);
  return (
    recogniseCommand(trimmed, tools) ??
    recogniseTerraform(trimmed) ??
    recogniseYaml(trimmed, tools) ??
    recogniseEscaped(trimmed, tools) ??
    recogniseEvents(trimmed, null, tools)
  );
}

function recogniseJson(
  text: string,
  root: JsonNode,
  tools: PasteTools,
  depth: number,
): Recognition | null {
  if (root.type === 'string') {
    const inner = root.value.trim();
    const parsed = depth < DEEPEST_STRING ? parseJson(inner) : null;
    if (!parsed?.ok) return null;
    const found = recogniseJson(inner, parsed.value, tools, depth + 1);
    const isPlain = found?.kind === 'event' || found?.kind === 'pattern';
    return found && (isPlain ? { ...found, kind: 'json-string' } : found);
  }
  if (isPattern(root)) return { ...NOTHING, kind: 'pattern', patterns: [plain(text)] };
  if (isEvent(root)) return { ...NOTHING, kind: 'event', events: [foundEvent(text, root)] };
  return recogniseDocument(root, kindOfDocument(root)) ?? recogniseEvents(text, root, tools);
}

const NOTHING: Omit<Recognition, 'kind'> = { events: [], patterns: [], more: 0, placeholders: 0 };

function plain(text: string): FoundPattern {
  return { name: null, text: text.includes('\n') ? text : formatJson(text) };
}

function recogniseDocument(root: JsonNode, kind: PasteKind): Recognition | null {
  const patterns = findPatterns(root);
  if (patterns.length === 0) return null;
  const event = kind === 'test-event-pattern' ? eventOf(member(root, 'Event')) : [];
  return { ...fromPatterns(kind, patterns, 0), events: event };
}

/** An event that is written in a string. */
function eventOf(node: JsonNode | undefined) {
  if (node?.type !== 'string') return [];
  const parsed = parseJson(node.value);
  if (!parsed.ok || parsed.value.type !== 'object') return [];
  return [foundEvent(node.value, parsed.value)];
}

function fromPatterns(
  kind: PasteKind,
  written: readonly WrittenPattern[],
  known: number,
): Recognition {
  let placeholders = known;
  const patterns = written.slice(0, MOST_PATTERNS).map(({ name, node }): FoundPattern => {
    const resolved = resolveFunctions(node);
    placeholders += resolved.placeholders;
    return { name, text: formatJson(compactJson(resolved.node)) };
  });
  return { kind, patterns, events: [], more: written.length - patterns.length, placeholders };
}

/** `aws events put-rule …` or `put-events …`, as it is written in a shell. */
function recogniseCommand(text: string, tools: PasteTools): Recognition | null {
  const pattern = optionOf(text, 'event-pattern');
  const parsed = pattern === null ? null : parseJson(pattern);
  if (parsed?.ok && isPattern(parsed.value)) {
    const name = optionOf(text, 'name') ?? optionOf(text, 'rule');
    return fromPatterns('put-rule-command', [{ name, node: parsed.value }], 0);
  }
  const entries = optionOf(text, 'entries');
  const found = entries === null ? null : findEvents(entries, tools);
  if (!found || found.events.length === 0) return null;
  const { events, more } = found;
  return { ...NOTHING, kind: 'put-events-command', events, more };
}

function recogniseTerraform(text: string): Recognition | null {
  let placeholders = 0;
  const written = terraformPatterns(text).flatMap(({ name, json, placeholders: count }) => {
    const parsed = parseJson(json.trim());
    const isEmpty = !parsed.ok || parsed.value.type !== 'object' || !parsed.value.members.length;
    if (isEmpty) return [];
    placeholders += count;
    return [{ name, node: parsed.value }];
  });
  return written.length === 0 ? null : fromPatterns('terraform', written, placeholders);
}

function recogniseYaml(text: string, { readYaml }: PasteTools): Recognition | null {
  const value = readYaml && mayBeYaml(text) ? readYaml(text) : undefined;
  if (typeof value !== 'object' || value === null) return null;
  const parsed = parseJson(JSON.stringify(value));
  return parsed.ok ? recogniseDocument(parsed.value, kindOfDocument(parsed.value)) : null;
}

/** What was copied from between the quotes of a string. */
function recogniseEscaped(text: string, tools: PasteTools): Recognition | null {
  if (!/^[{[]\s*\\?["\\]/.test(text) || !text.includes('\\"')) return null;
  const parsed = parseJson(`"${text.replaceAll(/\r?\n/g, '\\n')}"`);
  return parsed.ok ? recogniseJson(text, parsed.value, tools, 0) : null;
}

/** Events in whatever wraps them. A text that is only said to be JSON is read as far as it is. */
function recogniseEvents(
  text: string,
  root: JsonNode | null,
  tools: PasteTools,
): Recognition | null {
  const { events, more, wrapping, pattern } = findEvents(text, tools);
  if (events.length === 0) {
    if (pattern === null) return null;
    const kind = wrapping === null || wrapping === 'string' ? 'json-string' : wrapping;
    return { ...NOTHING, kind, patterns: [plain(pattern)] };
  }
  return { ...NOTHING, kind: kindOf(wrapping, root, events.length), events, more };
}

function kindOf(
  wrapping: ReturnType<typeof findEvents>['wrapping'],
  root: JsonNode | null,
  count: number,
): PasteKind {
  switch (wrapping) {
    case null:
      return count === 1 ? 'event' : 'events';
    case 'string':
      return 'json-string';
    case 'put-events-entry':
      return root && member(root, 'Entries') ? 'put-events-request' : 'put-events-entry';
    default:
      return wrapping;
  }
}

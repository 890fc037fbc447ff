import { readCommand, type ShellWord } from '../cli/shell-words.ts';
import { compactJson } from '../json/compact.ts';
import type { JsonNode } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import { applyEdits, type Edit } from '../model/edit.ts';
import type { Correction } from './correct-entries.ts';
import { apiNameOf } from './entry-literals.ts';

/**
 * The same for command lines: entries of `put-events` that are JSON between single quotes, where every
 * character stands for itself. `null` if nothing of that kind is found.
 */
export function correctCommands(script: string): Correction | null {
  const edits: Edit[] = [];
  const steps = new Set<string>();
  for (let at = 0; at < script.length; ) {
    const read = readCommand(script, at);
    if (!read.ok) break;
    at = read.value.to + 1;
    for (const { from, text } of entriesOf(read.value.words, script)) {
      const parsed = parseJson(text);
      if (!parsed.ok) continue;
      for (const entry of objectsOf(parsed.value)) correct(entry, from, edits, steps);
    }
  }
  return edits.length === 0 ? null : { code: applyEdits(script, edits), steps: [...steps] };
}

/** What is written between single quotes behind `--entries`, and where that begins. */
function entriesOf(words: readonly ShellWord[], script: string) {
  if (!words.some(({ text }) => text === 'put-events')) return [];
  const option = words.findIndex(({ text }) => text === '--entries');
  if (option < 0) return [];
  return words
    .slice(option + 1)
    .filter(({ from, to, text }) => script.slice(from, to) === `'${text}'`)
    .map(({ from, text }) => ({ from: from + 1, text }));
}

function objectsOf(node: JsonNode): readonly Extract<JsonNode, { type: 'object' }>[] {
  if (node.type === 'array') return node.elements.flatMap(objectsOf);
  return node.type === 'object' ? [node] : [];
}

function correct(
  { members }: Extract<JsonNode, { type: 'object' }>,
  base: number,
  edits: Edit[],
  steps: Set<string>,
): void {
  for (const { key, keySpan, value } of members) {
    const name = apiNameOf(key);
    if (name === null) continue;
    if (name !== key) {
      edits.push({ from: base + keySpan.from, to: base + keySpan.to, insert: `"${name}"` });
      steps.add(`${key} becomes ${name}`);
    }
    if (name === 'Detail' && (value.type === 'object' || value.type === 'array')) {
      const { from, to } = value.span;
      edits.push({ from: base + from, to: base + to, insert: JSON.stringify(compactJson(value)) });
      steps.add('the detail becomes its JSON text, in double quotes');
    }
  }
}

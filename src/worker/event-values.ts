import type { EventReading } from '../core/pattern/explain.ts';
import type { ExplanationNode } from '../core/pattern/explanation.ts';
import type { PathValues, RuleEvaluation } from './api.ts';
import type { ToEditor } from './in-editor.ts';

/** Where in the event as typed the values are that the rules look at, each path once. */
export function valuesRead(
  rules: readonly RuleEvaluation[],
  reading: EventReading,
  toEditor: ToEditor,
): readonly PathValues[] {
  const paths = new Set<string>();
  const visit = (node: ExplanationNode): void => {
    if (node.kind === 'field') paths.add(node.field);
    else node.children.forEach(visit);
  };
  for (const { explanation } of rules) if (explanation) visit(explanation.root);
  return [...paths].flatMap((path) => {
    const spans = spansAt(path, reading, toEditor);
    return spans.length === 0 ? [] : [{ path, spans }];
  });
}

function spansAt(path: string, reading: EventReading, toEditor: ToEditor): Uint32Array {
  // Members with an empty key are read for the few patterns that name one.
  const leaves = reading.leaves(path.split('.').includes(''))?.leaves.get(path) ?? [];
  const ends: number[] = [];
  for (const { node } of leaves) {
    const span = toEditor(node.span);
    // All values of a detail that is written as a string are in that string.
    if (!span || span.to <= span.from || span.from === ends.at(-2)) continue;
    ends.push(span.from, span.to);
  }
  return Uint32Array.from(ends);
}

import { explainMatch } from '../../src/core/pattern/explain.ts';
import type {
  Explanation,
  ExplanationNode,
  FieldExplanation,
} from '../../src/core/pattern/explanation.ts';
import { parsePattern } from '../../src/core/pattern/parse.ts';
import type { EventPattern } from '../../src/core/pattern/syntax.ts';

/** A pattern that is known to be valid, given as JSON text or as the value. */
export function aPattern(pattern: string | object): EventPattern {
  const text = typeof pattern === 'string' ? pattern : JSON.stringify(pattern);
  const parsed = parsePattern(text);
  if (!parsed.ok) throw new Error(`${parsed.error.code}: ${text}`);
  return parsed.value;
}

export function explain(pattern: string | object, event: string | object): Explanation {
  const text = typeof event === 'string' ? event : JSON.stringify(event);
  return explainMatch(aPattern(pattern), text);
}

/** The leaves of an explanation, in the order in which the pattern is written. */
export function fieldsOf(node: ExplanationNode): readonly FieldExplanation[] {
  return node.kind === 'field' ? [node] : node.children.flatMap(fieldsOf);
}

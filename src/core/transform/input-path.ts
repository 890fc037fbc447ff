import { compactJson } from '../json/compact.ts';
import { childrenOf, type JsonNode, member } from '../json/node.ts';

/**
 * The subset of JSONPath that `InputPath` and `InputPathsMap` take (EventBridge User Guide, *Input
 * transformation*): `$`, `.name`, `[0]`, `.*` and `[*]`.
 */
export type InputPath = readonly InputPathStep[];

export type InputPathStep =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'index'; readonly index: number }
  | { readonly type: 'all' };

export type InputPathReading =
  | { readonly type: 'path'; readonly path: InputPath }
  /** The service refuses it. */
  | { readonly type: 'refused' }
  /** Not in the guide's list of supported syntax; whether it is refused is not confirmed. */
  | { readonly type: 'unlisted' };

const STEP = /\.([A-Za-z0-9_\-/]+)(?=[.[]|$)|\[(\d+)\]|(\.\*|\[\*\])/y;

/**
 * What JSONPath has beyond the guide's list: `..`, functions, names with other characters, and slices,
 * unions, filters and negative indexes in brackets.
 */
const UNLISTED = /^(?:\.{2}|\.[^.['"\]]|\[[^'"\]][^\]]*\])/;

export function readInputPath(text: string): InputPathReading {
  if (!text.startsWith('$')) return { type: 'refused' };
  const steps: InputPathStep[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < text.length) {
    const from = STEP.lastIndex;
    const match = STEP.exec(text);
    if (!match) return { type: UNLISTED.test(text.slice(from)) ? 'unlisted' : 'refused' };
    const [, name, index] = match;
    if (name !== undefined) steps.push({ type: 'name', name });
    else if (index !== undefined) steps.push({ type: 'index', index: Number(index) });
    else steps.push({ type: 'all' });
  }
  return { type: 'path', path: steps };
}

/**
 * The JSON text of what a path selects, without spaces and with numbers as the event spells them, or
 * `null` if it selects nothing. A path with a wildcard selects a list, also of one value or none.
 */
export function selectJson(path: InputPath, event: JsonNode): string | null {
  let nodes: readonly JsonNode[] = [event];
  let isList = false;
  for (const step of path) {
    switch (step.type) {
      case 'name':
        nodes = nodes.flatMap((node) => member(node, step.name) ?? []);
        break;
      case 'index':
        nodes = nodes.flatMap((node) =>
          node.type === 'array' ? (node.elements[step.index] ?? []) : [],
        );
        break;
      case 'all':
        nodes = nodes.flatMap(valuesOf);
        isList = true;
        break;
    }
  }
  if (isList) return `[${nodes.map(compactJson).join(',')}]`;
  const [node] = nodes;
  return node ? compactJson(node) : null;
}

/** Of a repeated key the last value counts, as everywhere. */
function valuesOf(node: JsonNode): readonly JsonNode[] {
  if (node.type !== 'object') return childrenOf(node);
  return [...new Map(node.members.map(({ key, value }) => [key, value])).values()];
}

import type { JsonNode } from '../json/node.ts';

/** A pattern as it is written in a template, with what only a deployment knows made visible. */
export interface Resolved {
  readonly node: JsonNode;
  readonly placeholders: number;
}

/**
 * Puts `${Name}` in place of the functions of a CloudFormation template that stand for a text
 * (CloudFormation User Guide, *Intrinsic function reference*). No operator of a pattern has such a
 * name, so nothing else is touched.
 */
export function resolveFunctions(node: JsonNode): Resolved {
  let placeholders = 0;
  const visit = (value: JsonNode): JsonNode => {
    if (value.type === 'array') return { ...value, elements: value.elements.map(visit) };
    if (value.type !== 'object') return value;
    const text = textOf(value);
    if (text !== null) {
      placeholders++;
      return { type: 'string', span: value.span, value: text };
    }
    const members = value.members.map((one) => ({ ...one, value: visit(one.value) }));
    return { ...value, members };
  };
  const resolved = visit(node);
  return { node: resolved, placeholders };
}

/** The text that a call of a function stands for, as far as it is known; `null` for what is no call. */
function textOf(node: JsonNode): string | null {
  if (node.type === 'string') return node.value;
  if (node.type !== 'object' || node.members.length !== 1) return null;
  const [{ key, value: argument } = { key: '', value: node }] = node.members;
  switch (key) {
    case 'Ref':
      return argument.type === 'string' ? `\${${argument.value}}` : null;
    case 'Fn::Sub': {
      const text = argument.type === 'array' ? argument.elements[0] : argument;
      return text?.type === 'string' ? text.value : null;
    }
    case 'Fn::GetAtt': {
      const parts = argument.type === 'array' ? argument.elements : [argument];
      const names = parts.flatMap((part) => (part.type === 'string' ? [part.value] : []));
      return names.length === parts.length ? `\${${names.join('.')}}` : null;
    }
    case 'Fn::Join': {
      const [separator, list] = argument.type === 'array' ? argument.elements : [];
      if (separator?.type !== 'string' || list?.type !== 'array') return null;
      return list.elements.map((part) => textOf(part) ?? `\${…}`).join(separator.value);
    }
    case 'Fn::ImportValue':
    case 'Fn::Select':
    case 'Fn::FindInMap':
    case 'Fn::If':
    case 'Fn::Transform':
      return `\${${key.slice(4)}}`;
    default:
      return null;
  }
}

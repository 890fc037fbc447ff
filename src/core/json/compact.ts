import type { JsonNode } from './node.ts';

/** The value without spaces: members in their order, duplicates and number spellings kept. */
export function compactJson(node: JsonNode): string {
  switch (node.type) {
    case 'object':
      return `{${node.members
        .map(({ key, value }) => `${JSON.stringify(key)}:${compactJson(value)}`)
        .join(',')}}`;
    case 'array':
      return `[${node.elements.map(compactJson).join(',')}]`;
    case 'string':
      return JSON.stringify(node.value);
    case 'number':
      return node.text;
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
  }
}

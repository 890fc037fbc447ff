import { childrenOf, type JsonNode } from './node.ts';

/** The value on many lines, two spaces a level: members in their order, number spellings kept. */
export function indentedJson(node: JsonNode, indent = ''): string {
  switch (node.type) {
    case 'object':
    case 'array': {
      const [open, close] = node.type === 'object' ? ['{', '}'] : ['[', ']'];
      if (childrenOf(node).length === 0) return `${open}${close}`;
      const inner = `${indent}  `;
      const lines =
        node.type === 'object'
          ? node.members.map(
              ({ key, value }) => `${JSON.stringify(key)}: ${indentedJson(value, inner)}`,
            )
          : node.elements.map((element) => indentedJson(element, inner));
      return `${open}\n${lines.map((line) => inner + line).join(',\n')}\n${indent}${close}`;
    }
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

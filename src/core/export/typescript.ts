import type { JsonNode } from '../json/node.ts';

/** A string literal; of several lines, a template literal that shows them. */
export function typescriptString(text: string): string {
  return /\n/.test(text) && !/^\n*$/.test(text) ? templateLiteral(text) : quotedLiteral(text);
}

function quotedLiteral(text: string): string {
  const escaped = text.replace(/[\\']/g, (character) => `\\${character}`).replaceAll('\n', '\\n');
  return `'${withEscapes(escaped)}'`;
}

function templateLiteral(text: string): string {
  const escaped = text.replace(/[\\`]|\$(?=\{)/g, (character) => `\\${character}`);
  return `\`${withEscapes(escaped)}\``;
}

/** A carriage return in a template literal would be read as a line feed. */
function withEscapes(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/gu, (character) => {
    if (character === '\r') return '\\r';
    if (character === '\t') return '\\t';
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** An expression for a JSON value, numbers as they are spelt. */
export function typescriptValue(node: JsonNode, indent: string): string {
  const inner = `${indent}  `;
  switch (node.type) {
    case 'object': {
      const members = new Map(node.members.map(({ key, value }) => [key, value]));
      if (members.size === 0) return '{}';
      const lines = [...members].map(
        ([key, value]) => `${inner}${propertyName(key)}: ${typescriptValue(value, inner)},`,
      );
      return `{\n${lines.join('\n')}\n${indent}}`;
    }
    case 'array': {
      const isShort = node.elements.every(({ type }) => type !== 'object' && type !== 'array');
      const items = node.elements.map((element) => typescriptValue(element, inner));
      const line = `[${items.join(', ')}]`;
      if (isShort && line.length < 80 && !line.includes('\n')) return line;
      return `[\n${items.map((item) => `${inner}${item},`).join('\n')}\n${indent}]`;
    }
    case 'string':
      return typescriptString(node.value);
    case 'number':
      return node.text;
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
  }
}

/** Of an object literal. `__proto__` as a plain name would set the prototype. */
export function propertyName(key: string): string {
  if (key === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quotedLiteral(key);
}

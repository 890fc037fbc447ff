import { forPairs } from './pairs.ts';
import type { Miss, Step } from './step.ts';
import { changeWords } from './words.ts';

/** Texts that differ in upper and lower case only. */
export function foldPattern(miss: Miss): readonly Step[] {
  return forPairs(miss, (matcher, { node }) => {
    if (node.type !== 'string') return [];
    const { value } = node;
    const { from, to } = matcher.span;
    const replace = (title: string, cost: number, insert: string): Step => ({
      title,
      cost,
      edits: [{ from, to, insert }],
    });
    if (matcher.type === 'string' || matcher.type === 'exactly') {
      if (!equalButForCase(matcher.value, value)) return [];
      const operand = JSON.stringify(matcher.value);
      return [
        replace('Ignore upper and lower case', 1.2, `{ "equals-ignore-case": ${operand} }`),
        replace(changeWords(matcher.value, value), 1.3, JSON.stringify(value)),
      ];
    }
    if (matcher.type !== 'text') return [];
    const { operator } = matcher;
    const { text, ignoreCase } = matcher.value;
    if (ignoreCase || (operator !== 'prefix' && operator !== 'suffix')) return [];
    const part = partOf(operator, value, text.length);
    if (!equalButForCase(part, text)) return [];
    const operand = `{ "equals-ignore-case": ${JSON.stringify(text)} }`;
    return [
      replace('Ignore upper and lower case', 1.2, `{ "${operator}": ${operand} }`),
      replace(changeWords(text, part), 1.3, `{ "${operator}": ${JSON.stringify(part)} }`),
    ];
  });
}

export function foldEvent(miss: Miss): readonly Step[] {
  return forPairs(miss, (matcher, { node }) => {
    if (node.type !== 'string') return [];
    const { value, span } = node;
    const set = (wanted: string): Step => ({
      title: changeWords(value, wanted),
      cost: 1.2,
      edits: [{ ...span, insert: JSON.stringify(wanted) }],
    });
    if (matcher.type === 'string' || matcher.type === 'exactly') {
      return equalButForCase(matcher.value, value) ? [set(matcher.value)] : [];
    }
    if (matcher.type !== 'text') return [];
    const { operator } = matcher;
    const { text } = matcher.value;
    if (operator !== 'prefix' && operator !== 'suffix') return [];
    if (!equalButForCase(partOf(operator, value, text.length), text)) return [];
    const rest =
      operator === 'prefix' ? value.slice(text.length) : value.slice(0, value.length - text.length);
    return [set(operator === 'prefix' ? text + rest : rest + text)];
  });
}

function partOf(operator: 'prefix' | 'suffix', value: string, length: number): string {
  return operator === 'prefix'
    ? value.slice(0, length)
    : value.slice(Math.max(0, value.length - length));
}

function equalButForCase(a: string, b: string): boolean {
  return a !== b && a.toLowerCase() === b.toLowerCase();
}

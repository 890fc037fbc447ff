import type { Span } from '../../model/span.ts';
import type { EventLeaf } from '../event-leaves.ts';
import type { ValueMatcher } from '../syntax.ts';
import type { Miss, Step } from './step.ts';
import { jsonOf } from './words.ts';

/** A value of another type that is spelt alike: `"25"` for `25`, `"true"` for `true`. */
export function respellPattern({ field, leaves }: Miss): readonly Step[] {
  return field.matchers.flatMap((matcher) =>
    leaves.flatMap((leaf): readonly Step[] => {
      const written = writtenAs(matcher);
      if (written === null || !isAnotherType(matcher, leaf)) return [];
      if (!spellAlike(written, leaf.text)) return [];
      return [respelt(matcher.span, jsonOf(leaf.node), written)];
    }),
  );
}

export function respellEvent({ field, leaves }: Miss): readonly Step[] {
  return field.matchers.flatMap((matcher) =>
    leaves.flatMap((leaf): readonly Step[] => {
      const { span, type } = leaf.node;
      if (matcher.type === 'numeric') {
        const number = type === 'string' ? leaf.text.trim() : '';
        if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(number)) return [];
        return [respelt(span, number, leaf.text)];
      }
      if (matcher.type === 'text' && (type === 'number' || type === 'boolean')) {
        return [respelt(span, JSON.stringify(leaf.text), leaf.text)];
      }
      const wanted = writtenAs(matcher);
      if (wanted === null || !isAnotherType(matcher, leaf)) return [];
      if (!spellAlike(wanted, leaf.text)) return [];
      const isText = matcher.type === 'string' || matcher.type === 'exactly';
      return [respelt(span, isText ? JSON.stringify(wanted) : wanted, leaf.text)];
    }),
  );
}

function respelt(span: Span, insert: string, before: string): Step {
  const title = insert.startsWith('"')
    ? `Write ${insert} in quotes`
    : insert === before.trim()
      ? `Write ${insert} without quotes`
      : `Write ${insert} for ${JSON.stringify(before)}`;
  return { title, cost: 1, edits: [{ from: span.from, to: span.to, insert }] };
}

function writtenAs(matcher: ValueMatcher): string | null {
  switch (matcher.type) {
    case 'string':
    case 'exactly':
      return matcher.value;
    case 'number':
    case 'literal':
      return matcher.text;
    default:
      return null;
  }
}

function isAnotherType(matcher: ValueMatcher, { node }: EventLeaf): boolean {
  const isText = matcher.type === 'string' || matcher.type === 'exactly';
  return isText !== (node.type === 'string');
}

function spellAlike(a: string, b: string): boolean {
  const [left, right] = [a.trim().toLowerCase(), b.trim().toLowerCase()];
  if (left === right) return left !== '';
  if (left === '' || right === '') return false;
  return Number.isFinite(Number(left)) && Number(left) === Number(right);
}

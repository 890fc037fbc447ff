import { isSimilar } from '../similar-text.ts';
import type { TextOperand, ValueMatcher } from '../syntax.ts';
import { parseWildcard, type WildcardToken } from '../wildcard.ts';
import { forPairs } from './pairs.ts';
import type { Miss, Step } from './step.ts';
import { changeWords, shown } from './words.ts';

/** Shorter texts are a beginning or an end of too many. */
const SHORTEST_PART = 3;
/** Longer texts are not aligned with wildcards: that may take as many steps as their product. */
const LONGEST_ALIGNED = 300;
const MOST_STARS = 3;

/** Texts that are nearly alike: slips of the pen, `:` for `/`, an asterisk that means any text. */
export function alignPattern(miss: Miss): readonly Step[] {
  return forPairs(miss, (matcher, { node }) => {
    if (node.type !== 'string') return [];
    const { value } = node;
    const replace = (title: string, cost: number, insert: string): Step => ({
      title,
      cost,
      edits: [{ ...matcher.span, insert }],
    });
    if (matcher.type === 'string' || matcher.type === 'exactly') {
      const text = matcher.value;
      const wide = text.includes('*') ? asWildcard(text) : null;
      const words = `Read ${shown(JSON.stringify(text))} as a wildcard`;
      return [
        areAlike(text, value)
          ? replace(changeWords(text, value), 1.4, JSON.stringify(value))
          : null,
        wide === null ? null : replace(words, 1, operator('wildcard', wide)),
        ...asPart(text, value).map(({ name, which, operand, cost }) =>
          replace(`Accept every text ${which}`, cost, operator(name, operand)),
        ),
      ];
    }
    if (matcher.type !== 'text' || matcher.value.ignoreCase) return [];
    const { text } = matcher.value;
    switch (matcher.operator) {
      case 'prefix':
      case 'suffix': {
        const name = matcher.operator;
        const part = partOf(name, value, text.length);
        const wide = asWildcard(name === 'prefix' ? `${text}*` : `*${text}`);
        const isMiddle = text.length >= SHORTEST_PART && value.includes(text);
        const anywhere = operator('wildcard', `*${escapeWildcard(text)}*`);
        return [
          areAlike(text, part) ? replace(changeWords(text, part), 1.4, operator(name, part)) : null,
          text.includes('*') && wide !== null
            ? replace('Read the asterisk as any text', 1, operator('wildcard', wide))
            : null,
          isMiddle
            ? replace(`Accept ${shown(JSON.stringify(text))} anywhere in the text`, 2.5, anywhere)
            : null,
        ];
      }
      case 'wildcard': {
        const aligned = alignWildcard(matcher.value, value);
        if (aligned === null) return [];
        return [replace(changeWords(text, aligned), 1.4, operator('wildcard', aligned))];
      }
      case 'equals':
        return [];
    }
  });
}

export function alignEvent(miss: Miss): readonly Step[] {
  return forPairs(miss, (matcher, { node }) => {
    if (node.type !== 'string') return [];
    const wanted = nearlyWanted(matcher, node.value);
    if (wanted === null) return [];
    return [
      {
        title: changeWords(node.value, wanted),
        cost: 1.4,
        edits: [{ ...node.span, insert: JSON.stringify(wanted) }],
      },
    ];
  });
}

function nearlyWanted(matcher: ValueMatcher, value: string): string | null {
  if (matcher.type === 'string' || matcher.type === 'exactly') {
    return areAlike(matcher.value, value) ? matcher.value : null;
  }
  if (matcher.type !== 'text') return null;
  const { text } = matcher.value;
  switch (matcher.operator) {
    case 'equals':
      return areAlike(text, value) ? text : null;
    case 'prefix':
    case 'suffix': {
      if (!areAlike(text, partOf(matcher.operator, value, text.length))) return null;
      return matcher.operator === 'prefix'
        ? text + value.slice(text.length)
        : value.slice(0, value.length - text.length) + text;
    }
    case 'wildcard':
      return alignValue(matcher.value, value);
  }
}

/**
 * Alike but for separators, spaces at the ends, or a slip of the pen. Case is another strategy, and an
 * asterisk in what the rule asks for is no slip.
 */
function areAlike(a: string, b: string): boolean {
  if (a === b || a.includes('*') || a.toLowerCase() === b.toLowerCase()) return false;
  const plain = (text: string) => text.trim().replace(/[/:]/g, '/');
  return plain(a) === plain(b) || isSimilar(a, b);
}

function asPart(text: string, value: string) {
  if (text.length < SHORTEST_PART || text === value) return [];
  const name = shown(JSON.stringify(text));
  if (value.startsWith(text)) {
    return [{ name: 'prefix', which: `that begins with ${name}`, operand: text, cost: 2 }];
  }
  if (value.endsWith(text)) {
    return [{ name: 'suffix', which: `that ends with ${name}`, operand: text, cost: 2 }];
  }
  if (!value.includes(text)) return [];
  const operand = `*${escapeWildcard(text)}*`;
  return [{ name: 'wildcard', which: `that contains ${name}`, operand, cost: 2.5 }];
}

function partOf(operator: 'prefix' | 'suffix', value: string, length: number): string {
  return operator === 'prefix'
    ? value.slice(0, length)
    : value.slice(Math.max(0, value.length - length));
}

function operator(name: string, operand: string): string {
  return `{ "${name}": ${JSON.stringify(operand)} }`;
}

/** A text with asterisks as a wildcard, if it can be one. */
function asWildcard(text: string): string | null {
  const wildcard = text.replace(/\\/g, '\\\\').replace(/\*+/g, '*');
  return parseWildcard(wildcard).ok ? wildcard : null;
}

function escapeWildcard(text: string): string {
  return text.replace(/[\\*]/g, '\\$&');
}

/** The wildcard with the case and separators of the value, if they differ in nothing else. */
function alignWildcard({ wildcard = [] }: TextOperand, value: string): string | null {
  const runs = runsOf(wildcard, value);
  return runs?.map((run) => (run.isStar ? '*' : escapeWildcard(run.found))).join('') ?? null;
}

/** The value with the case and separators of the wildcard. */
function alignValue({ wildcard = [] }: TextOperand, value: string): string | null {
  const runs = runsOf(wildcard, value);
  return runs?.map((run) => (run.isStar ? run.found : run.wanted)).join('') ?? null;
}

interface Run {
  readonly isStar: boolean;
  /** Of the wildcard; empty for a star. */
  readonly wanted: string;
  /** Of the value. */
  readonly found: string;
}

/** Which part of the value stands for which part of the wildcard, case and `:` `/` apart. */
function runsOf(tokens: readonly WildcardToken[], value: string): readonly Run[] | null {
  const stars = tokens.filter((token) => token === null).length;
  if (value.length > LONGEST_ALIGNED || stars > MOST_STARS) return null;
  const parts: { isStar: boolean; wanted: string }[] = [];
  for (const token of tokens) {
    const last = parts.at(-1);
    if (token === null) parts.push({ isStar: true, wanted: '' });
    else if (last && !last.isStar) last.wanted += token;
    else parts.push({ isStar: false, wanted: token });
  }
  const groups = parts.map(({ isStar, wanted }) => {
    if (isStar) return '([\\s\\S]*?)';
    return `(${wanted.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/[/:]/g, '[/:]')})`;
  });
  const match = new RegExp(`^${groups.join('')}$`, 'i').exec(value);
  return match && parts.map((part, index) => ({ ...part, found: match[index + 1] ?? '' }));
}

import type { NumericBound } from '../syntax.ts';
import { forPairs } from './pairs.ts';
import type { Miss, Step } from './step.ts';

/** A number just outside a range: the bound gives way, or the number does. */
export function widenPattern(miss: Miss): readonly Step[] {
  return forPairs(miss, (matcher, { node }) => {
    if (matcher.type !== 'numeric' || node.type !== 'number') return [];
    const { bounds, span } = matcher;
    const { text } = node;
    if (bounds.type === 'equal') {
      const insert = `{ "numeric": ["=", ${text}] }`;
      return [{ title: `Ask for the number ${text}`, cost: 3, edits: [{ ...span, insert }] }];
    }
    const value = Number(text);
    const { lower, upper } = bounds;
    const isTooLow = lower !== null && value <= lower.value;
    const broken = isTooLow ? lower : upper;
    const moved: NumericBound = { value, text, inclusive: true };
    const terms = [
      ...termsOf(isTooLow ? moved : lower, '>'),
      ...termsOf(isTooLow ? upper : moved, '<'),
    ];
    const isAtBound = broken?.value === value;
    return [
      {
        title: isAtBound
          ? `Accept ${text} itself, too`
          : `Accept a number of at ${isTooLow ? 'least' : 'most'} ${text}`,
        cost: isAtBound ? 1 : 2,
        edits: [{ ...span, insert: `{ "numeric": [${terms.join(', ')}] }` }],
      },
    ];
  });
}

function termsOf(bound: NumericBound | null, sign: '>' | '<'): readonly string[] {
  return bound ? [`"${sign}${bound.inclusive ? '=' : ''}"`, bound.text] : [];
}

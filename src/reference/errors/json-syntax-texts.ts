import { explainSyntax } from '../../core/json/explain-syntax.ts';
import { articleSlug } from '../../core/model/article-slug.ts';
import type { AwsText } from '../entry.ts';

const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/** What the reader behind EventBridge says of texts that are no JSON; the first two are recorded. */
const TEXTS: Readonly<Record<string, string>> = {
  token: `Unrecognized token '<token>': was expecting ${VALUES}`,
  'field-name':
    "Unexpected character ('<character>' (code <code>)): was expecting double-quote to start field name",
  value: `Unexpected character ('<character>' (code <code>)): expected a valid value ${VALUES}`,
  'comma-in-array':
    "Unexpected character ('<character>' (code <code>)): was expecting comma to separate Array entries",
  'comma-in-object':
    "Unexpected character ('<character>' (code <code>)): was expecting comma to separate Object entries",
  colon:
    "Unexpected character ('<character>' (code <code>)): was expecting a colon to separate field name and value",
  'closing-quote': 'Unexpected end-of-input: was expecting closing quote for a string value',
  'close-marker':
    'Unexpected end-of-input: expected close marker for Object (start marker at <place>',
  zeros: 'Invalid numeric value: Leading zeroes not allowed',
  escape: "Unrecognized character escape '<character>' (code <code>)",
};

export const jsonSyntaxTexts: readonly AwsText[] = Object.entries(TEXTS).map(
  ([name, text], index): AwsText => ({
    slug: `${articleSlug.patternError('json-syntax')}-${name}`,
    text,
    code: 'InvalidEventPatternException',
    means: explainSyntax(text),
    by: index < 2 ? 'service' : 'matcher',
  }),
);

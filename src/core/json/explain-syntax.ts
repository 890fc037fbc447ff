/**
 * What a mistake in JSON text means and how to mend it, in our own words. The reader's message says
 * what was wanted, and the first that fits of these says what was most likely meant.
 */
const EXPLANATIONS: readonly (readonly [message: RegExp, explanation: string])[] = [
  [/\(non-standard\) comment/, 'JSON has no comments: take it out.'],
  [/^Unexpected character \('''/, 'JSON puts texts and keys in double quotes, not in single ones.'],
  [
    /^Unexpected character \('[}\]]'.*(?:start field name|a valid value)/,
    'Something is missing before this bracket, or there is a comma too many: no comma may stand after the last member of a list or an object.',
  ],
  [
    /^Unexpected character \(','/,
    'Something is missing before this comma, or there is a comma too many.',
  ],
  [/: expected a value$/, 'The value after the colon is missing.'],
  [/start field name$/, 'Every key of an object stands in double quotes.'],
  [/expecting comma/, 'A comma is missing before this.'],
  [/expecting a colon/, 'A colon belongs between a key and its value.'],
  [/hex-digit/, 'After \\u there have to be four hexadecimal digits.'],
  [
    /character escape '/,
    'After a backslash there may be ", \\, /, b, f, n, r or t, or u and four digits. For a backslash itself, write two.',
  ],
  [/numeric value/, 'A JSON number has digits around its point, no plus sign and no zeros first.'],
  [/^Non-standard token/, 'JSON has no such number.'],
  [
    /^Unrecognized token|a valid value/,
    'Texts stand in double quotes; without quotes there are only numbers, true, false and null.',
  ],
  [/^Unexpected close marker/, 'This bracket does not close what was opened last.'],
  [
    /closing quote|in field name/,
    'The text ends inside quotation marks: the closing one is missing.',
  ],
  [/end-of-input/, 'The text ends before everything that was opened is closed.'],
  [/^Illegal unquoted character/, 'In a text, a line break is written \\n and a tab \\t.'],
  [/^Illegal character/, 'An invisible control character stands here: take it out.'],
  [/root-level values$/, 'Behind a value at the top there may be nothing but white space.'],
  [/nesting depth/, 'Objects and lists lie too deep in each other.'],
  [/^Number value length/, 'A number has too many digits.'],
];

export function explainSyntax(message: string): string {
  const found = EXPLANATIONS.find(([pattern]) => pattern.test(message));
  return found ? found[1] : 'This is not JSON.';
}

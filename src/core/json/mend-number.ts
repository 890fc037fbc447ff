/** From so many digits on, what begins with a zero is an identifier, such as an account. */
const SHORTEST_IDENTIFIER = 6;

/**
 * A number in the spelling of JSON: `.5` is `0.5`, `+5` is `5`, `0x1F` is `31`. `null` if the word is
 * no number, or one only by its looks.
 */
export function mendNumber(word: string): string | null {
  if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(word)) return word;
  if (/^0[xX][0-9a-fA-F]{1,12}$/.test(word)) return String(Number(word));
  const match = /^([+-]?)(\d[\d_]*)?(?:\.(\d*))?([eE][+-]?\d+)?[nL]?$/.exec(word);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponent = ''] = match;
  const digits = whole.replace(/_/g, '');
  if (digits === '' && fraction === '') return null;
  if (digits.startsWith('0') && digits.length >= SHORTEST_IDENTIFIER) return null;
  const significant = digits.replace(/^0+(?=\d)/, '') || '0';
  const decimals = fraction === '' ? '' : `.${fraction}`;
  return `${sign === '-' ? '-' : ''}${significant}${decimals}${exponent}`;
}

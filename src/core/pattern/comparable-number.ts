/**
 * The value of a JSON number that EventBridge can compare, else `null`. It can if reading it as a
 * double and printing that double gives the same decimal value, so `0.1` and `3.0e2` are, and
 * `9007199254740993` and `1e400` are not (behaviour of aws/event-ruler). Negative zero is zero.
 */
export function comparableNumber(text: string): number | null {
  const value = Number(text);
  if (!Number.isFinite(value)) return null;
  // Short spellings without an exponent always survive the trip.
  if (text.length <= 15 && !/[eE]/.test(text)) return value === 0 ? 0 : value;
  if (exceedsLimits(text) || decimalValue(text) !== decimalValue(printed(value))) return null;
  return value === 0 ? 0 : value;
}

/** Whether the service's reader does not even look at a number, so far away is its last digit. */
export function exceedsLimits(text: string): boolean {
  const [, fraction = '', exponent = '0'] = /(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const scale = Number(exponent) - fraction.length;
  return scale <= -0x8000_0000 || scale > 0x7fff_ffff;
}

/**
 * The shortest digits that mean this double, and two at least. That makes a difference for the very
 * smallest only: the service takes `4.9e-324` for comparable, and `5e-324`, the same double, not.
 */
function printed(value: number): string {
  const shortest = String(value);
  return /^-?\d(?:e|$)/.test(shortest) ? value.toPrecision(2) : shortest;
}

/** Sign, digits and exponent without superfluous zeros: equal exactly for equal decimal values. */
function decimalValue(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return text;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const scale = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${sign}${significant}e${scale}`;
}

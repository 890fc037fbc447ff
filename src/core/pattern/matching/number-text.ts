import { comparableNumber } from '../comparable-number.ts';

const LARGEST_EXACT = 2 ** 53;
const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

/**
 * The double nearest to the JSON number that stands in `source`. A number of few digits is one
 * division of two whole numbers that doubles hold exactly, so that its result is the nearest one.
 */
export function doubleAt(source: string, from: number, to: number): number {
  let at = from;
  const negative = source.charCodeAt(at) === 0x2d;
  if (negative) at++;
  let digits = 0;
  let decimals = -1;
  for (; at < to; at++) {
    const digit = source.charCodeAt(at) - 0x30;
    if (digit >= 0 && digit <= 9) {
      digits = digits * 10 + digit;
      if (decimals >= 0) decimals++;
    } else if (digit === -2 && decimals < 0) {
      decimals = 0;
    } else {
      return Number(source.slice(from, to));
    }
  }
  if (digits >= LARGEST_EXACT || decimals >= POWERS.length) return Number(source.slice(from, to));
  const value = decimals > 0 ? digits / (POWERS[decimals] ?? 1) : digits;
  // Negative zero is zero.
  return negative && value !== 0 ? -value : value;
}

/** Whether the service can compare the number that stands in `source`; `value` is its double. */
export function isComparableAt(source: string, from: number, to: number, value: number): boolean {
  const text = source.slice(from, to);
  // The very smallest numbers are not comparable in their shortest spelling.
  return (!text.includes('e') && String(value) === text) || comparableNumber(text) !== null;
}

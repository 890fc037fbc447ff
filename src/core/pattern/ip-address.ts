import { failure, type Result, success } from '../model/result.ts';
import type { AddressRange } from './syntax.ts';

/**
 * The address as upper-case hexadecimal digits, 8 for IPv4 and 32 for IPv6; `null` if the text is
 * none. Parts may have leading zeros, which are decimal all the same in IPv4; an IPv4-mapped IPv6
 * address is the IPv4 address (behaviour of aws/event-ruler).
 */
export function addressDigits(text: string): string | null {
  return text.includes(':') ? version6(text) : version4(text);
}

function version4(text: string): string | null {
  if (text.length > 15) return null;
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  let digits = '';
  for (const part of parts) {
    if (!/^\d+$/.test(part)) return null;
    const value = Number(part);
    if (value > 255) return null;
    digits += value.toString(16).toUpperCase().padStart(2, '0');
  }
  return digits;
}

function version6(text: string): string | null {
  if (!/^[0-9A-Fa-f:]+$/.test(text)) return null;
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const [left = [], right] = groups;
  const written = left.length + (right?.length ?? 0);
  if (right === undefined ? written !== 8 : written > 7) return null;
  const filled = right ? [...left, ...Array<string>(8 - written).fill('0'), ...right] : left;
  if (!filled.every((group) => /^0*[0-9A-Fa-f]{1,4}$/.test(group))) return null;
  const digits = filled.map((group) => group.toUpperCase().padStart(4, '0').slice(-4)).join('');
  return digits.startsWith(`${'0'.repeat(20)}FFFF`) ? digits.slice(24) : digits;
}

export type CidrProblem =
  | { readonly code: 'cidr-one-slash' }
  | { readonly code: 'cidr-mask-not-integer' }
  | { readonly code: 'cidr-mask-negative' }
  | { readonly code: 'cidr-mask-too-long-4' }
  | { readonly code: 'cidr-mask-too-long-6' }
  | { readonly code: 'cidr-nonstandard-address'; readonly detail: string }
  | { readonly code: 'cidr-invalid-address'; readonly detail: string };

/** Reads `<address>/<length>`, in the order of checks that AWS's messages show. */
export function parseCidr(text: string): Result<AddressRange, CidrProblem> {
  // Empty strings at the end do not count, so that one slash at the very end is tolerated.
  const parts = text.split('/');
  while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  const [address, mask] = parts;
  if (parts.length !== 2 || address === undefined || mask === undefined) {
    return failure({ code: 'cidr-one-slash' });
  }
  const length = /^[+-]?\d+$/.test(mask) ? Number(mask) : Number.NaN;
  if (!(length >= -0x8000_0000 && length <= 0x7fff_ffff)) {
    return failure({ code: 'cidr-mask-not-integer' });
  }
  if (length < 0) return failure({ code: 'cidr-mask-negative' });
  const digits = addressDigits(address);
  if (digits === null) {
    const looksLikeOne = /^[0-9A-Fa-f:]*:[0-9A-Fa-f:]*$|^\d+(\.\d+){3}$/.test(address);
    const code = looksLikeOne ? 'cidr-invalid-address' : 'cidr-nonstandard-address';
    return failure({ code, detail: address });
  }
  const bits = digits.length * 4;
  if (length >= bits) {
    return failure({ code: bits === 32 ? 'cidr-mask-too-long-4' : 'cidr-mask-too-long-6' });
  }
  let lower = '';
  let upper = '';
  for (let index = 0; index < digits.length; index++) {
    const digit = Number.parseInt(digits[index] ?? '0', 16);
    const fixed = Math.max(0, Math.min(4, length - index * 4));
    const mask4 = (0xf << (4 - fixed)) & 0xf;
    lower += (digit & mask4).toString(16).toUpperCase();
    upper += ((digit & mask4) | (~mask4 & 0xf)).toString(16).toUpperCase();
  }
  return success({ lower, upper });
}

/**
 * Whether an address lies in a range, as AWS's matcher decides it: digit by digit from the left,
 * done as soon as a digit lies strictly between the bounds. Lengths are not compared, so IPv4 and
 * IPv6 are not kept apart: `0.0.0.0/0` contains every IPv6 address.
 */
export function isWithinRange(digits: string, { lower, upper }: AddressRange): boolean {
  let atLower = true;
  let atUpper = true;
  for (let index = 0; index < lower.length; index++) {
    const digit = digits[index];
    if (digit === undefined || !/[0-9A-F]/.test(digit)) return false;
    const low = lower[index] ?? '';
    const high = upper[index] ?? '';
    if (atLower && digit < low) return false;
    if (atUpper && digit > high) return false;
    atLower = atLower && digit === low;
    atUpper = atUpper && digit === high;
    if (!atLower && !atUpper) return true;
  }
  return true;
}

import { base64OfText, bytesOfBase64, textOfBytes } from '../json/base64.ts';
import { failure, type Result, success } from '../model/result.ts';
import { type ApiError, apiError } from './wire.ts';

/**
 * One page of a list, and the token for the next. Tokens are opaque with AWS; here they are where to go
 * on, so that a list that changes meanwhile goes on at the same place.
 *
 * @param size how many at most
 */
export function pageOf<T>(
  all: readonly T[],
  token: string | undefined,
  size: number,
): Result<{ readonly items: readonly T[]; readonly NextToken?: string }, ApiError> {
  const [, digits] =
    token === undefined ? [] : (/^from:(\d{1,9})$/.exec(textOfBytes(bytesOfBase64(token))) ?? []);
  if (token !== undefined && digits === undefined) {
    return failure(apiError('ValidationException', 'Parameter NextToken is not valid.'));
  }
  const from = Number(digits ?? 0);
  const to = from + size;
  const items = all.slice(from, to);
  return success(to < all.length ? { items, NextToken: base64OfText(`from:${to}`) } : { items });
}

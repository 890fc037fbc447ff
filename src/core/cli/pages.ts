import type { Members } from '../api/wire.ts';
import { base64OfText, bytesOfBase64, textOfBytes } from '../json/base64.ts';
import { type Result, success } from '../model/result.ts';
import type { Paging } from './pagination.ts';

export interface Pages {
  readonly pages: readonly Members[];
  /** With which one goes on behind `--max-items`; `null` if that is all. */
  readonly resumeToken: string | null;
}

/** Where an answer goes on: with which token of the service, and how many of that page are known. */
interface Place {
  readonly token: string | null;
  readonly skipped: number;
}

/** Asks for one page after another, as many as it takes, and cuts the last where the items end. */
export async function askForPages<E>(
  input: Members,
  { paginator, startingToken, maximumItems }: Paging,
  ask: (input: Members) => Promise<Result<Members, E>>,
): Promise<Result<Pages, E>> {
  const pages: Members[] = [];
  let place: Place = startingToken === null ? START : readToken(startingToken, paginator.input);
  let left = maximumItems ?? Number.POSITIVE_INFINITY;
  for (;;) {
    const { token } = place;
    const asked = await ask(token === null ? input : { ...input, [paginator.input]: token });
    if (!asked.ok) return asked;
    const { [paginator.output]: next, ...page } = asked.value;
    const all = page[paginator.result];
    const items = Array.isArray(all) ? all.slice(place.skipped) : [];
    const kept = items.slice(0, Math.max(0, left));
    pages.push(all === undefined ? page : { ...page, [paginator.result]: kept });
    if (items.length > left) {
      const known = place.skipped + kept.length;
      return success({ pages, resumeToken: writeToken(paginator.input, token, known) });
    }
    left -= items.length;
    if (typeof next !== 'string') return success({ pages, resumeToken: null });
    place = { token: next, skipped: 0 };
    if (left === 0) {
      return success({ pages, resumeToken: writeToken(paginator.input, next, null) });
    }
  }
}

const START: Place = { token: null, skipped: 0 };

/** All pages as one answer. */
export function asOneAnswer(
  { pages, resumeToken }: Pages,
  { paginator: { result } }: Paging,
): Members {
  const items = pages.flatMap((page) => (page[result] as readonly unknown[] | undefined) ?? []);
  const isThere = pages.some((page) => page[result] !== undefined);
  return {
    ...pages[0],
    ...(isThere && { [result]: items }),
    ...(resumeToken !== null && { NextToken: resumeToken }),
  };
}

/**
 * Base64 of JSON as Python writes it, so that it is the AWS CLI's own to the letter.
 *
 * @param known how many items of the page have been shown; `null`: it is a page of its own
 */
function writeToken(member: string, token: string | null, known: number | null): string {
  const amount = known === null ? '' : `, "boto_truncate_amount": ${known}`;
  return base64OfText(`{"${member}": ${JSON.stringify(token)}${amount}}`);
}

/** What is no such token is one of the service. */
function readToken(text: string, member: string): Place {
  try {
    const read: unknown = JSON.parse(textOfBytes(bytesOfBase64(text)));
    if (typeof read === 'object' && read !== null && member in read) {
      const { [member]: token, boto_truncate_amount: skipped = 0 } = read as Record<
        string,
        unknown
      >;
      return { token: typeof token === 'string' ? token : null, skipped: Number(skipped) };
    }
  } catch {
    // It is not JSON in Base64.
  }
  return { token: text, skipped: 0 };
}

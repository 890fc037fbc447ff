import type { AwsText } from '../entry.ts';

/** A text with the exception that it comes with, and what it means. */
type Row = readonly [slug: string, code: string, text: string, means: string];

/** Texts that come from one source. */
export function texts(by: AwsText['by'], rows: readonly Row[]): readonly AwsText[] {
  return rows.map(([slug, code, text, means]) => ({ slug, code, text, means, by }));
}

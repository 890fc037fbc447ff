import { spells } from './bytes.ts';

/** Names in the outermost object by which a record is told apart from what only wraps some. */
export const KEY_SOURCE = 1;
export const KEY_DETAIL_TYPE = 2;
/** The value is a list of records, if it is a list. */
export const KEY_LIST = 4;

/**
 * The lists that exports come in: `aws logs filter-log-events` and `get-log-events` (`events`),
 * `get-query-results` (`results`), a CloudWatch Logs subscription (`logEvents`), what Lambda gets from
 * SQS, SNS and Kinesis (`Records`), `aws sqs receive-message` (`Messages`), a request of `PutEvents`
 * (`Entries`).
 */
const LISTS: readonly string[] = [
  'events',
  'results',
  'Entries',
  'Records',
  'records',
  'Messages',
  'logEvents',
];

/** The bit of a name that stands between two quotes; 0 for any other. */
export function keyBits(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  if (length < 6 || length > 11) return 0;
  if (length === 6 && spells(bytes, from, 'source')) return KEY_SOURCE;
  if (length === 11) return spells(bytes, from, 'detail-type') ? KEY_DETAIL_TYPE : 0;
  return LISTS.some((name) => name.length === length && spells(bytes, from, name)) ? KEY_LIST : 0;
}

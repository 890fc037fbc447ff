import type { Place } from '../../model/arn.ts';

export function queueUrl({ region, account }: Place, queue: string): string {
  return `https://sqs.${region}.amazonaws.com/${account}/${queue}`;
}

/** The queue that an address names, or a name as it is. */
export function queueNameOf(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}
